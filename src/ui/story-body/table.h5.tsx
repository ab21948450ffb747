import { each } from './each'
import type { BodyHandlers } from './handlers'
import { Flow } from './list'
import { type BodyNode, childrenOf } from './node'
import { shapeOf, WIDE_TABLE_COLUMNS } from './table-shape'

/** On the web a table is a real one: screen readers walk its cells, and it prints. */
export function Table({ node, onLink }: { node: BodyNode } & Pick<BodyHandlers, 'onLink'>) {
  const { rows, columns } = shapeOf(node)
  const wide = columns >= WIDE_TABLE_COLUMNS
  return (
    <div className="story-table">
      {wide && <div className="story-table-hint">表比较宽，左右滑动看全。</div>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="story-table-scroll" aria-label="表格" tabIndex={0}>
        <table className={wide ? 'story-grid story-grid-wide' : 'story-grid'}>
          <tbody>
            {each(rows, (row) => (
              <tr>
                {each(row, ({ node: cell, header, colspan, rowspan }) => {
                  const Tag = header ? 'th' : 'td'
                  return (
                    <Tag className="story-cell" colSpan={colspan} rowSpan={rowspan}>
                      <Flow nodes={childrenOf(cell)} onLink={onLink} />
                    </Tag>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
