import type { Reply } from '@functions/_common/errors'
import type { Card, Home } from '@functions/articles/contract'
import { site } from '@site'

export function aCard(own: Partial<Card> = {}): Card {
  return {
    articleId: 'a-1',
    kind: 'text',
    title: '少先路三条小巷改造完工，今天恢复通行',
    digest: '四十天，两千户。',
    columnId: 'focus',
    columnName: '聚焦昆都仑',
    unitName: '融媒体中心',
    source: '包头日报',
    publishedAt: new Date().toISOString(),
    coverUrl: null,
    motif: 'news',
    pinned: false,
    corrected: false,
    minutesToHear: 3,
    ...own,
  }
}

/** Cards `a-1`, `a-2` … with the titles 第1条, 第2条 … */
export const someCards = (count: number, from = 1): Card[] =>
  Array.from({ length: count }, (_, place) =>
    aCard({ articleId: `a-${from + place}`, title: `第${from + place}条` }),
  )

export function aFrontPage(own: Partial<Home> = {}): Home {
  return {
    columns: [...site.columns],
    columnId: 'home',
    lead: aCard({ articleId: 'lead', title: '供热进入满负荷运行，｜室温不到标准｜可在手机上报修' }),
    items: someCards(3),
    nextCursor: null,
    switches: {},
    at: new Date().toISOString(),
    ...own,
  }
}

/** What one call gets: a reply's data, a refusal, or no answer at all. */
type Answer = { data: unknown } | { refused: 'unexpected' | 'not_found' } | 'no network'

/**
 * Stands in for the line to the centre: the real client and transport run above it.
 * `answer` is asked for each call; the calls are recorded.
 */
export function aLine(answer: (action: string, input: Record<string, unknown>) => Answer | Promise<Answer>) {
  const calls: { functionName: string; action: string; input: Record<string, unknown> }[] = []
  globalThis.fetch = async (address, init) => {
    const { action, input } = JSON.parse(String(init?.body)) as {
      action: string
      input: Record<string, unknown>
    }
    calls.push({ functionName: String(address).replace('/api/', ''), action, input })
    const given = await answer(action, input)
    if (given === 'no network') throw new TypeError('Failed to fetch')
    const reply: Reply<unknown> =
      'data' in given
        ? { ok: true, data: given.data }
        : { ok: false, error: { code: given.refused, fields: {}, traceId: 't-4471' } }
    return { status: 200, json: async () => reply } as Response
  }
  return calls
}
