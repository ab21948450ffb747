import type { ReactNode } from 'react'

interface LinkProps {
  readonly href: string
  readonly onLink: (href: string) => void
  readonly children: ReactNode
}

/** On the web a link is a real one: it can be opened in a tab, copied, and is spelled out in print. */
export function BodyLink({ href, onLink, children }: LinkProps) {
  const ours = href.startsWith('/')
  const web = href.startsWith('http')
  return (
    <a
      className="story-link"
      href={ours ? `#${href}` : href}
      {...(web ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
      onClick={(event) => {
        if (!ours) return
        event.preventDefault()
        onLink(href)
      }}
    >
      {children}
    </a>
  )
}
