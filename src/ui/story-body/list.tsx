import { Text, View } from '@tarojs/components'
import { each } from './each'
import type { BodyHandlers } from './handlers'
import { Paragraph } from './inline'
import { type BodyNode, childrenOf, wholeNumber } from './node'

/** • for the first level, then ◦ and ▪, as in print. */
const BULLETS = ['•', '◦', '▪']

/** A list, with the lists inside it; the server allows three levels. */
export function List({
  node,
  level = 0,
  onLink,
}: { node: BodyNode; level?: number } & Pick<BodyHandlers, 'onLink'>) {
  const start = wholeNumber(node.attrs?.start, 0, 9999, 1)
  const sign = (index: number) =>
    node.type === 'orderedList' ? `${start + index}.` : (BULLETS[level] ?? '▪')
  return (
    <View className="story-list" role="list">
      {each(childrenOf(node), (item, index) => (
        <View className="story-item" role="listitem">
          <Text className="story-sign">{sign(index)}</Text>
          <View className="story-item-text">
            <Flow nodes={childrenOf(item)} level={level + 1} onLink={onLink} />
          </View>
        </View>
      ))}
    </View>
  )
}

/** Paragraphs and lists, as they stand in list items, cells and quotes. */
export function Flow({
  nodes,
  level = 0,
  onLink,
}: {
  nodes: readonly BodyNode[]
  level?: number
} & Pick<BodyHandlers, 'onLink'>) {
  return (
    <>
      {each(nodes, (node) =>
        node.type === 'bulletList' || node.type === 'orderedList' ? (
          <List node={node} level={level} onLink={onLink} />
        ) : (
          <Paragraph node={node} onLink={onLink} />
        ),
      )}
    </>
  )
}
