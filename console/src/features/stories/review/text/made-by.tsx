import { ORIGIN_LABELS, sharesOf } from '@functions/_common/origin'
import { originStretches } from '@functions/_common/sentence-origin'
import type { StoryDocument } from '@functions/_common/story-document'
import type { Shown } from './story-text'

/** 文字的来历: what a model had a part in, each stretch with the word for it behind its last words. */
export const madeStretches = (document: StoryDocument): Shown[] =>
  originStretches(document).map(({ block, from, to, by }) => ({
    field: 'body',
    block,
    from,
    to,
    className: 'marked-made',
    note: ORIGIN_LABELS[by],
  }))

/** How much of it a model wrote, before the first line is read; nothing where a person wrote all of it. */
export function MadeBy({ document }: { document: StoryDocument }) {
  const { human, ai, ai_edited } = sharesOf(document)
  if (ai + ai_edited === 0) return null
  return (
    <p className="meta num">
      AI 的份：{ORIGIN_LABELS.ai} {ai} 字，{ORIGIN_LABELS.ai_edited} {ai_edited} 字，{ORIGIN_LABELS.human}{' '}
      {human} 字
    </p>
  )
}
