import { type Mark, STAGE_LABELS } from '@functions/stories/contract/reviewing'
import { Button } from 'antd'
import type { Anchor } from './text/anchors'

/** A mark's place, in the terms of the text beside it. */
export const anchorOf = ({ block, from, to, quote }: Mark): Anchor =>
  typeof block === 'number'
    ? { field: 'body', block, from, to, words: quote }
    : { field: block, block: null, from, to, words: quote }

interface MarksProps {
  readonly marks: readonly Mark[]
  readonly chosen: string | null
  /** Marks of the text as it is now; the others belong to an earlier one. */
  readonly there: (mark: Mark) => boolean
  readonly mayTakeBack: (mark: Mark) => boolean
  readonly onChoose: (markId: string) => void
  readonly onTakeBack: (markId: string) => void
}

/** 差错: each with its words, who marked it and at which stage; the number stands in the text too. */
export function Marks({ marks, chosen, there, mayTakeBack, onChoose, onTakeBack }: MarksProps) {
  return (
    <section className="rail side-part" aria-labelledby="marks">
      <h2 id="marks">
        差错 <span className="meta">{marks.length > 0 ? `${marks.length} 处` : '还没有标'}</span>
      </h2>
      {marks.length === 0 && (
        <p className="meta">在文中选几个字，点“标差错”。也可以直接点，再写是哪几个字。</p>
      )}
      <ol className="marks">
        {marks.map((mark, index) => (
          <li key={mark.markId} className={mark.markId === chosen ? 'mark mark-chosen' : 'mark'}>
            <p>
              <span className="mark-number num">{index + 1}</span>
              <strong>{mark.quote}</strong>　{mark.note}
            </p>
            <p className="meta">
              {STAGE_LABELS[mark.stage]}　{mark.by.name}
              {!there(mark) && '　这几个字后来改过了'}
            </p>
            <p className="mark-actions">
              {there(mark) && (
                <Button
                  size="small"
                  onClick={() => onChoose(mark.markId)}
                  aria-label={`去看第 ${index + 1} 处“${mark.quote}”`}
                >
                  去看
                </Button>
              )}
              {mayTakeBack(mark) && (
                <Button
                  size="small"
                  onClick={() => onTakeBack(mark.markId)}
                  aria-label={`看错了，撤掉：第 ${index + 1} 处“${mark.quote}”`}
                >
                  看错了，撤掉
                </Button>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
