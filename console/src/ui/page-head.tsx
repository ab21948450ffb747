import { site } from '@site'
import { type ReactNode, useEffect } from 'react'

interface PageHeadProps {
  readonly title: string
  readonly sub?: ReactNode
  readonly children?: ReactNode
}

/** Names the page, for the eye, the browser's tab and the screen reader alike. */
export function PageHead({ title, sub, children }: PageHeadProps) {
  usePageTitle(title)
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {sub && <span className="meta">{sub}</span>}
      {children && <div className="page-head-actions">{children}</div>}
    </div>
  )
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${site.name}工作台`
  }, [title])
}
