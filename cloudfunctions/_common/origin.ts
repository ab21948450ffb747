import type { Mark } from './story-document'

/**
 * 文字的来历: each run of words keeps who wrote it (《人工智能生成合成内容标识办法》). Words without a mark are a person's own.
 * `ai`: as a model wrote them. `ai_edited`: a model's, with a person's hand in them.
 */
export type OriginBy = Extract<Mark, { type: 'origin' }>['attrs']['by']
export const ORIGIN_LABELS: Record<OriginBy | 'human', string> = {
  human: '人写的',
  ai: 'AI 生成',
  ai_edited: 'AI 生成，人改过',
}

interface AnyNode {
  readonly type: string
  readonly text?: string | undefined
  readonly marks?: readonly { readonly type: string; readonly attrs?: unknown }[] | undefined
  readonly content?: readonly AnyNode[] | undefined
}

/** Characters by who wrote them; blanks are nobody's. */
export interface Shares {
  readonly human: number
  readonly ai: number
  readonly ai_edited: number
}

const isOrigin = (by: unknown): by is OriginBy => by === 'ai' || by === 'ai_edited'

/** Who wrote a run of words. */
export function originOf({ marks }: Pick<AnyNode, 'marks'>): OriginBy | 'human' {
  const by = (marks?.find(({ type }) => type === 'origin')?.attrs as { by?: unknown } | undefined)?.by
  return isOrigin(by) ? by : 'human'
}

export function sharesOf(document: AnyNode): Shares {
  const shares = { human: 0, ai: 0, ai_edited: 0 }
  const count = (node: AnyNode) => {
    shares[originOf(node)] += (node.text ?? '').replace(/\s/g, '').length
    for (const child of node.content ?? []) count(child)
  }
  count(document)
  return shares
}

/** The part of a text that a model wrote, edited since or not: 0 to 1, at least 0.01 when there is any. */
export function aiShare(document: AnyNode): number {
  const { human, ai, ai_edited } = sharesOf(document)
  const made = ai + ai_edited
  return made === 0 ? 0 : Math.max(0.01, Math.round((made / (human + made)) * 100) / 100)
}

const SOURCE_TYPES = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** ninjs `digitalSourceType`; null: a person's work, which needs no label. */
export function digitalSourceType(document: AnyNode): string | null {
  const { human, ai, ai_edited } = sharesOf(document)
  if (ai + ai_edited === 0) return null
  return human + ai_edited === 0
    ? `${SOURCE_TYPES}trainedAlgorithmicMedia`
    : `${SOURCE_TYPES}compositeWithTrainedAlgorithmicMedia`
}
