import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/ui/icon'
import type { Chapter } from './blocks'

interface ContentsProps {
  readonly chapters: readonly Chapter[]
  /** Where the reader stopped last time. */
  readonly stopped: { readonly block: number; readonly heading: string } | null
  readonly onJump: (block: number) => void
}

/** 目录: folded at first, so that it does not stand before the text. */
export function Contents({ chapters, stopped, onJump }: ContentsProps) {
  const [open, setOpen] = useState(false)
  return (
    <View className="contents no-print">
      {stopped && (
        <View
          className="contents-row contents-resume"
          role="button"
          aria-label={`上次看到“${stopped.heading}”，接着看`}
          onClick={() => onJump(stopped.block)}
        >
          <Text className="contents-text">上次看到“{stopped.heading}”，接着看</Text>
          <Icon name="chevron-right" />
        </View>
      )}
      <View
        className="contents-row contents-head"
        role="button"
        aria-expanded={String(open)}
        aria-label={`目录，${chapters.length} 节，点一下${open ? '收起' : '打开'}`}
        onClick={() => setOpen(!open)}
      >
        <Text className="contents-text">目录（{chapters.length} 节）</Text>
        <Icon name={open ? 'chevron-up' : 'chevron-down'} />
      </View>
      {open &&
        chapters.map(({ block, level, text }) => (
          <View
            key={block}
            className={level === 3 ? 'contents-row contents-inner' : 'contents-row'}
            role="link"
            aria-label={text}
            onClick={() => onJump(block)}
          >
            <Text className="contents-text">{text}</Text>
          </View>
        ))}
    </View>
  )
}
