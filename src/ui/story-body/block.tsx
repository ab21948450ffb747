import { Image, Text, View } from '@tarojs/components'
import type { BodyHandlers } from './handlers'
import { Inlines, Paragraph } from './inline'
import { Flow, List } from './list'
import { type BodyNode, childrenOf, safePicture, textOf, wholeNumber, wordsOf } from './node'
import { Table } from './table'

function Picture({ node, onPicture }: { node: BodyNode } & Pick<BodyHandlers, 'onPicture'>) {
  const src = safePicture(node.attrs?.src)
  const alt = textOf(node.attrs?.alt)
  const caption = textOf(node.attrs?.caption)
  const width = wholeNumber(node.attrs?.width, 1, 20_000, 0)
  const height = wholeNumber(node.attrs?.height, 1, 20_000, 0)
  // The frame has the picture's shape before it arrives, so that the text below does not jump.
  const frame = width && height ? { paddingBottom: `${((height / width) * 100).toFixed(2)}%` } : undefined
  return (
    <View className="story-figure">
      {src && (
        <View
          className={frame ? 'story-picture story-picture-framed' : 'story-picture'}
          {...(frame ? { style: frame } : {})}
          role="button"
          aria-label={`图片：${alt || caption || '没有说明'}，点开看大图`}
          onClick={() => onPicture(src)}
        >
          <Image
            className="story-image"
            src={src}
            mode={frame ? 'aspectFill' : 'widthFix'}
            lazyLoad
            nativeProps={{ alt: '' }}
          />
        </View>
      )}
      {(caption || !src) && <Text className="story-caption">{caption || alt}</Text>}
    </View>
  )
}

/** One block of a story. A kind this release does not know shows its words as a paragraph. */
export function StoryBlock({
  block,
  anchor,
  onLink,
  onPicture,
}: { block: BodyNode; anchor: string } & BodyHandlers) {
  switch (block.type) {
    case 'heading':
      return (
        <View
          id={anchor}
          className={block.attrs?.level === 3 ? 'story-heading story-heading-3' : 'story-heading'}
          role="heading"
          aria-level={block.attrs?.level === 3 ? 3 : 2}
        >
          <Inlines node={block} onLink={onLink} />
        </View>
      )
    case 'image':
      return <Picture node={block} onPicture={onPicture} />
    case 'horizontalRule':
      return <View className="story-rule" role="separator" />
    case 'bulletList':
    case 'orderedList':
      return <List node={block} onLink={onLink} />
    case 'blockquote':
      return (
        <View className="story-quote" role="blockquote">
          <Flow nodes={childrenOf(block)} onLink={onLink} />
        </View>
      )
    case 'table':
      return <Table node={block} onLink={onLink} />
    case 'paragraph':
      return <Paragraph node={block} onLink={onLink} />
    default: {
      const words = wordsOf(block)
      return words ? <Text className="story-paragraph">{words}</Text> : null
    }
  }
}
