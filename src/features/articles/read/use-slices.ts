import Taro, { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { anchorOf } from '@/ui/story-body'
import { slicesUpTo } from './blocks'
import { scrollToId } from './scroll'

/** A browser draws thousands of blocks at once, and prints and searches only what is drawn; a mini-program gets them by slices. */
const ALL_AT_ONCE = process.env.TARO_ENV === 'h5'

/** How far a long text is drawn: further when the reader nears the end, or jumps. */
export function useSlices(total: number) {
  const [drawn, setDrawn] = useState(1)
  const slices = ALL_AT_ONCE ? total : Math.min(drawn, total)
  const complete = slices >= total

  useReachBottom(() => {
    if (!complete) setDrawn(slices + 1)
  })

  /** Brings a block to the top of the screen. */
  function jump(block: number): void {
    setDrawn(Math.max(slices, slicesUpTo(block)))
    Taro.nextTick(() => scrollToId(anchorOf(block)))
  }
  return { slices, complete, jump }
}
