import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './index.scss'

/** One or two buttons side by side; in 长辈版 one below the other. */
export function ActionBar({ children }: { readonly children: ReactNode }) {
  return <View className="action-bar no-print">{children}</View>
}
