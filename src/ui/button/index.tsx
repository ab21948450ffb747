import { Button as NativeButton, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './index.scss'

interface ButtonProps {
  readonly kind?: 'primary' | 'line' | 'quiet' | 'danger'
  /** Being done: a second tap is ignored and the word says so. */
  readonly busy?: boolean
  /** What a screen reader says where the word alone is not enough. */
  readonly label?: string
  /** WeChat's own act: only a native button may open the share panel. */
  readonly openType?: 'share'
  readonly onTap?: () => void
  readonly children: ReactNode
}

export function Button({ kind = 'primary', busy = false, label, openType, onTap, children }: ButtonProps) {
  const className = `button button-${kind}${busy ? ' button-busy' : ''}`
  if (openType) {
    return (
      <NativeButton className={className} openType={openType}>
        {children}
      </NativeButton>
    )
  }
  return (
    <View
      className={className}
      role="button"
      {...(label ? { 'aria-label': label } : {})}
      onClick={() => !busy && onTap?.()}
    >
      {children}
    </View>
  )
}
