import type { Inline, Mark } from '@functions/_common/story-document'
import type { ReaderBlock as Block } from '@functions/articles/contract'
import type { ReactNode } from 'react'

/** Any node of a story, read loosely: quotes, cells and list items hold the same few kinds at every depth. */
interface LooseNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>> | undefined
  readonly content?: readonly LooseNode[] | undefined
}

const each = (nodes: readonly LooseNode[] | undefined, draw: (node: LooseNode) => ReactNode): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
  nodes?.map((node, index) => <Keyed key={index}>{draw(node)}</Keyed>)

const Keyed = ({ children }: { children: ReactNode }) => children

export function ReaderBlock({ block }: { block: Block }) {
  return draw(block as LooseNode)
}

function draw(node: LooseNode): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p>{inlines(node)}</p>
    case 'heading':
      return node.attrs?.level === 3 ? <h5>{inlines(node)}</h5> : <h4>{inlines(node)}</h4>
    case 'image':
      return <Picture attrs={node.attrs ?? {}} />
    case 'horizontalRule':
      return <hr />
    case 'bulletList':
      return <ul>{each(node.content, draw)}</ul>
    case 'orderedList':
      return <ol start={Number(node.attrs?.start ?? 1)}>{each(node.content, draw)}</ol>
    case 'listItem':
      return <li>{each(node.content, draw)}</li>
    case 'blockquote':
      return <blockquote>{each(node.content, draw)}</blockquote>
    case 'table':
      return (
        <div className="reader-table">
          <table>
            <tbody>{each(node.content, draw)}</tbody>
          </table>
        </div>
      )
    case 'tableRow':
      return <tr>{each(node.content, draw)}</tr>
    case 'tableHeader':
      return <th {...spans(node)}>{each(node.content, draw)}</th>
    case 'tableCell':
      return <td {...spans(node)}>{each(node.content, draw)}</td>
    default:
      return null
  }
}

const spans = ({ attrs }: LooseNode) => ({
  colSpan: Number(attrs?.colspan ?? 1),
  rowSpan: Number(attrs?.rowspan ?? 1),
})

function Picture({ attrs }: { attrs: Readonly<Record<string, unknown>> }) {
  const { src, alt, caption, width, height } = attrs
  const size = width && height ? { width: Number(width), height: Number(height) } : {}
  return (
    <figure>
      <img src={String(src)} alt={String(alt)} {...size} />
      {caption ? <figcaption>{String(caption)}</figcaption> : null}
    </figure>
  )
}

const inlines = (node: LooseNode): ReactNode =>
  each(node.content, (child) => inline(child as unknown as Inline))

function inline(node: Inline): ReactNode {
  if (node.type === 'hardBreak') return <br />
  let shown: ReactNode = node.text
  for (const mark of node.marks ?? []) shown = marked(mark, shown)
  return shown
}

function marked(mark: Mark, inner: ReactNode): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'underline':
      return <u>{inner}</u>
    case 'strike':
      return <s>{inner}</s>
    case 'link':
      // shown, not followed: an editor who looks must not leave the console
      return <span className="reader-link">{inner}</span>
  }
}
