import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { keepFocus } from './focus'
import './index.scss'

interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** At most one is open at a time. */
const ID = 'sheet'

/** A layer from the bottom; a tap beside it closes it, and so does a button that says so. */
export function Sheet({ title, onClose, children }: SheetProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves once, when the layer opens
  useEffect(() => keepFocus(ID, onClose), [])
  return (
    <View id={ID} className="sheet no-print" role="dialog" aria-modal="true" aria-label={title}>
      <View className="sheet-shade" onClick={onClose} />
      <View className="sheet-paper">
        <View className="sheet-head">
          <View className="sheet-title" role="heading" aria-level={2}>
            {title}
          </View>
          <View className="sheet-close" role="button" aria-label="关上" onClick={onClose}>
            关上
          </View>
        </View>
        {children}
      </View>
    </View>
  )
}
