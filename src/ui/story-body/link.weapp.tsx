import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'

interface LinkProps {
  readonly href: string
  readonly onLink: (href: string) => void
  readonly children: ReactNode
}

/** Taro's types know a role on a View only; the built wxml carries it on a text as well. */
const LINK = { role: 'link' }

/** WeChat opens no web address from a text: the page navigates, calls, or offers to copy the address. */
export function BodyLink({ href, onLink, children }: LinkProps) {
  return (
    <Text className="story-link" {...LINK} onClick={() => onLink(href)}>
      {children}
    </Text>
  )
}
