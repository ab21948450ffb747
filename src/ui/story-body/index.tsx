import { View } from '@tarojs/components'
import { memo, type ReactNode } from 'react'
import { StoryBlock } from './block'
import { each } from './each'
import type { BodyHandlers } from './handlers'
import './index.scss'
import type { Block } from './node'

/** Blocks that are handed to the phone at a time: a statute of 300 blocks in one setData makes an old phone wait. */
export const SLICE_BLOCKS = 40

/** The element id of a block, for jumping to it. */
export const anchorOf = (block: number) => `block-${block}`

type SliceProps = BodyHandlers & { readonly blocks: readonly Block[]; readonly first: number }

/** Memoised: what has been drawn is not compared again when the next slice arrives. */
const Slice = memo(function Slice({ blocks, first, onLink, onPicture }: SliceProps) {
  return (
    <View className="story-slice">
      {each(blocks.slice(first, first + SLICE_BLOCKS), (block, index) => (
        <StoryBlock block={block} anchor={anchorOf(first + index)} onLink={onLink} onPicture={onPicture} />
      ))}
    </View>
  )
})

interface StoryBodyProps extends BodyHandlers {
  readonly blocks: readonly Block[]
  /** How many slices are drawn; more follow as the reader gets there. */
  readonly slices: number
}

/** A story's text from its blocks, as real components: there is no HTML in it that could run. */
export function StoryBody({ blocks, slices, onLink, onPicture }: StoryBodyProps): ReactNode {
  const count = Math.min(slices, Math.ceil(blocks.length / SLICE_BLOCKS))
  return (
    <View className="story-body">
      {each(Array.from({ length: count }), (_, slice) => (
        <Slice blocks={blocks} first={slice * SLICE_BLOCKS} onLink={onLink} onPicture={onPicture} />
      ))}
    </View>
  )
}
