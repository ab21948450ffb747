import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'

interface LinkProps {
  readonly href: string
  readonly onLink: (href: string) => void
  readonly children: ReactNode
}

/** WeChat opens no web address from a text: the page navigates, calls, or offers to copy the address. */
export function BodyLink({ href, onLink, children }: LinkProps) {
  return (
    <Text className="story-link" role="link" onClick={() => onLink(href)}>
      {children}
    </Text>
  )
}
