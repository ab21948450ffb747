import { type Block, plainText } from '@functions/_common/story-document'
import { passagesOf, type StoryWords as Words } from '@functions/_common/story-passages'
import type { ReactNode } from 'react'
import type { Anchor } from './anchors'
import { piecesOf, type Stretch } from './pieces'
import { PLACE, passageName } from './selected'
import './story-text.css'

/** A stretch with the passage it belongs to. */
export type Shown = Stretch & Pick<Anchor, 'field' | 'block'>

interface StoryTextProps {
  readonly story: Words
  readonly stretches: readonly Shown[]
  /** Addresses of the pictures, by file. */
  readonly pictures: Readonly<Record<string, string>>
  readonly onMark: (markId: string) => void
}

/** The story as its readers will read it, with what reviewers and rules have to say drawn into the words. */
export function StoryText({ story, stretches, pictures, onMark }: StoryTextProps) {
  const of = (field: Anchor['field'], block: number | null) =>
    stretches.filter((stretch) => stretch.field === field && stretch.block === block)
  const run = (text: string, at: number, here: readonly Stretch[]) => (
    <Run text={text} at={at} stretches={here} onMark={onMark} />
  )
  return (
    <div className="story-text">
      <h2 {...{ [PLACE.passage]: 'title' }}>{run(story.title, 0, of('title', null))}</h2>
      {story.digest && (
        <p className="story-text-digest" {...{ [PLACE.passage]: 'digest' }}>
          {run(story.digest, 0, of('digest', null))}
        </p>
      )}
      {passagesOf(story)
        .filter(({ field }) => field === 'body')
        .map((passage) => {
          const block = story.document.content[passage.block ?? -1]
          return (
            block && (
              <div key={passage.block} {...{ [PLACE.passage]: passageName(passage) }}>
                {drawBlock(block, pictures, (text, at) => run(text, at, of('body', passage.block)))}
              </div>
            )
          )
        })}
    </div>
  )
}

type DrawRun = (text: string, at: number) => ReactNode

interface AnyNode {
  readonly type: string
  readonly text?: string | undefined
  readonly attrs?: unknown
  readonly content?: readonly AnyNode[] | undefined
}

function drawBlock(block: Block, pictures: StoryTextProps['pictures'], run: DrawRun): ReactNode {
  if (block.type === 'horizontalRule') return <hr />
  if (block.type === 'image') {
    const { src, alt, caption } = block.attrs
    return (
      <figure>
        {pictures[src] ? <img src={pictures[src]} alt={alt} /> : <p className="meta">图还没取到：{alt}</p>}
        {caption && <figcaption>{run(caption, 0)}</figcaption>}
      </figure>
    )
  }
  return draw(block, 0, run)
}

const TAGS: Readonly<Record<string, 'p' | 'h3' | 'ul' | 'ol' | 'li' | 'blockquote' | 'tr' | 'td' | 'th'>> = {
  paragraph: 'p',
  heading: 'h3',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
}

/** A node whose words begin at `at` of its block, counted as `plainText` joins them. */
function draw(node: AnyNode, at: number, run: DrawRun): ReactNode {
  if (node.type === 'text') return run(node.text ?? '', at)
  if (node.type === 'hardBreak') return <br />
  const children = placesOf(node, at).map(({ child, at: begin }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a saved text's parts have no other name than their place
    <Part key={index}>{draw(child, begin, run)}</Part>
  ))
  if (node.type === 'table') {
    return (
      <table>
        <tbody>{children}</tbody>
      </table>
    )
  }
  const Tag = TAGS[node.type] ?? 'p'
  return <Tag>{children}</Tag>
}

const Part = ({ children }: { children: ReactNode }) => children

/** Each child with the place of its first character. Blocks without words take no line (see `plainText`). */
function placesOf(node: AnyNode, at: number): { child: AnyNode; at: number }[] {
  const inline = node.type === 'paragraph' || node.type === 'heading'
  let cursor = at
  let first = true
  return (node.content ?? []).map((child) => {
    const { length } = plainText(child)
    if (!inline && !first && length > 0) cursor += 1
    const place = { child, at: cursor }
    cursor += length
    if (length > 0) first = false
    return place
  })
}

interface RunProps {
  readonly text: string
  readonly at: number
  readonly stretches: readonly Stretch[]
  readonly onMark: (markId: string) => void
}

function Run({ text, at, stretches, onMark }: RunProps) {
  return piecesOf(text, at, stretches).map((piece) => {
    const markId = piece.stretches.findLast((stretch) => stretch.markId !== undefined)?.markId
    const classes = piece.stretches.map(({ className }) => className).join(' ')
    const notes = piece.ending.flatMap(({ note }) => (note ? [note] : []))
    const numbers = piece.ending.filter(({ number }) => number !== undefined)
    return (
      <span key={piece.at}>
        {classes === '' ? (
          <span {...{ [PLACE.at]: piece.at }}>{piece.text}</span>
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the numbered button behind it does the same for the keyboard
          <mark className={classes} {...{ [PLACE.at]: piece.at }} onClick={() => markId && onMark(markId)}>
            {piece.text}
          </mark>
        )}
        {notes.map((note) => (
          <span key={note} className="story-text-note">
            {note}
          </span>
        ))}
        {numbers.map(({ number, markId: id }) => (
          <button
            key={number}
            type="button"
            className="story-text-number"
            aria-label={`第 ${number} 处标记`}
            onClick={() => id && onMark(id)}
          >
            {number}
          </button>
        ))}
      </span>
    )
  })
}
