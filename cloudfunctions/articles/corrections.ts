import type { OutputOf, ParsedInputOf } from '../_common/contract'
import type { Caller } from '../_server/caller'
import { now } from '../_server/clock'
import { memo } from '../_server/memo'
import type { articles } from './contract'
import { knownReader } from './counting'
import * as reads from './store'
import * as store from './store/corrections'

type Input<Name extends 'myCorrections' | 'putAwayCorrections'> = ParsedInputOf<
  (typeof articles.actions)[Name]
>
type MyCorrections = OutputOf<typeof articles.actions.myCorrections>

const KEPT_MS = 3000
const DAY_MS = 24 * 60 * 60 * 1000
/** A reader is told of corrections this far back. */
const TOLD_DAYS = 90
/** Corrections are rare: more than these in three months and the oldest are told no longer. */
const MOST_CORRECTIONS = 100
const MOST_READS = 500

const recent = () =>
  memo('corrections', KEPT_MS, () =>
    store.since(new Date(now().getTime() - TOLD_DAYS * DAY_MS).toISOString(), MOST_CORRECTIONS),
  )

/** Who opened the article before it was put right. */
const wasWrongFor = (row: store.CorrectionRow, opened: readonly { articleId: string; at: string }[]) =>
  opened.some(({ articleId, at }) => articleId === row.articleId && at < row.at)

export async function myCorrections(
  { visitor }: Input<'myCorrections'>,
  caller: Caller,
): Promise<MyCorrections> {
  const readerKey = knownReader(caller, visitor)
  const corrections = readerKey === null ? [] : await recent()
  if (readerKey === null || corrections.length === 0) return { items: [], unseen: 0 }
  const articleIds = [...new Set(corrections.map(({ articleId }) => articleId))]
  const [opened, upTo] = await Promise.all([
    reads.readsAmong(readerKey, articleIds, MOST_READS),
    store.putAwayUpTo(readerKey),
  ])
  const items = corrections
    .filter((row) => wasWrongFor(row, opened))
    .map(({ _id, ...row }) => ({ ...row, correctionId: _id, seen: row.at <= upTo }))
  return { items, unseen: items.filter(({ seen }) => !seen).length }
}

/** What was put away stays away: an older answer, sent late, brings nothing back. */
export async function putAwayCorrections(
  { visitor, upTo }: Input<'putAwayCorrections'>,
  caller: Caller,
): Promise<OutputOf<typeof articles.actions.putAwayCorrections>> {
  const readerKey = knownReader(caller, visitor)
  if (readerKey === null) return {}
  const latest = upTo > now().toISOString() ? now().toISOString() : upTo
  if ((await store.putAwayUpTo(readerKey)) < latest) await store.putAway(readerKey, latest)
  return {}
}
