import type { Draft } from './draft'

interface Situation {
  readonly draft: Draft
  /** Characters of the body. */
  readonly characters: number
  /** Places of pictures that are not uploaded. */
  readonly missing: number
  readonly lacksAlt: boolean
  /** Somebody else's change waits for a choice. */
  readonly unsettled: boolean
  /** What the centre says against it; null: nothing. */
  readonly refusal: string | null
  /** Nothing has changed since it was published. */
  readonly unchanged: boolean
  readonly now: number
}

/** Why 送审 is not possible now, in words that stand beside the button; null when it is. The centre checks again. */
export function whyNotSubmit(situation: Situation): string | null {
  const { draft, characters, missing, lacksAlt, unsettled, refusal, unchanged, now } = situation
  if (unsettled) return '先选好用哪一份'
  if (missing > 0) return `还有 ${missing} 张图没传好`
  const lacking = [
    draft.title.replaceAll('｜', '').trim() ? '' : '题目',
    characters > 0 ? '' : '正文',
    draft.columnId ? '' : '栏目',
    draft.unitId ? '' : '单位',
    draft.source.trim() ? '' : '来源',
    lacksAlt ? '图上是什么' : '',
  ].filter(Boolean)
  if (lacking.length > 0) return `还差：${lacking.join('、')}`
  if (draft.datedAt && Date.parse(draft.datedAt) > now) return '发布日期不能晚于现在'
  if (unchanged) return '发布后没有改动'
  return refusal
}
