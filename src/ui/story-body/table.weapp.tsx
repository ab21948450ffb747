import { View } from '@tarojs/components'
import { each } from './each'
import type { BodyHandlers } from './handlers'
import { Flow } from './list'
import { type BodyNode, childrenOf } from './node'
import { shapeOf, WIDE_TABLE_COLUMNS } from './table-shape'

/** WeChat has no table element: a grid, whose spans need no counting of covered cells. */
export function Table({ node, onLink }: { node: BodyNode } & Pick<BodyHandlers, 'onLink'>) {
  const { rows, columns } = shapeOf(node)
  const wide = columns >= WIDE_TABLE_COLUMNS
  // em, not px: columns widen with the reader's type size, and inline styles are not converted to rpx.
  const template = { gridTemplateColumns: `repeat(${columns}, minmax(${wide ? '6em' : '0'}, 1fr))` }
  return (
    <View className="story-table">
      {wide && <View className="story-table-hint">表比较宽，左右滑动看全。</View>}
      <View className="story-table-scroll">
        <View
          className="story-grid story-grid-cells"
          role="table"
          aria-label={`表格，${rows.length} 行 ${columns} 列`}
          style={template}
        >
          {each(rows.flat(), ({ node: cell, header, colspan, rowspan }) => (
            <View
              className={header ? 'story-cell story-cell-header' : 'story-cell'}
              style={{ gridColumn: `span ${colspan}`, gridRow: `span ${rowspan}` }}
            >
              <Flow nodes={childrenOf(cell)} onLink={onLink} />
            </View>
          ))}
        </View>
      </View>
    </View>
  )
}
