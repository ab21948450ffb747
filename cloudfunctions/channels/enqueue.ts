import type { Channel, PublicationKind, WITHDRAWAL_KINDS } from './contract'
import { CHANNELS } from './contract'
import { LIVE, type PublicationEvent, publicationMachine } from './machine'
import * as store from './store'
import { keep } from './tracing'

/** The form of a story that one channel takes, as it was signed off: from then on it stays as it is. */
interface ReadyForm {
  readonly form: Exclude<Channel, 'miniProgram'>
  readonly kind: 'html' | 'text' | 'script'
  readonly content: string
}

/** A signed-off revision on its way to its channels. */
export interface Outgoing {
  readonly storyId: string
  readonly articleId: string
  readonly revision: number
  /** Of the version that was signed off. */
  readonly hash: string
  /** May carry break marks; the outbox shows it without. */
  readonly title: string
  readonly columnId: string
  readonly unitId: string
  /** The channels beside the mini-program, each with its text (as `renditionsOf` of the story gives them). */
  readonly forms: readonly ReadyForm[]
  /** `update` and `correct` say why a channel that already has the story gets it again. */
  readonly kind: PublicationKind
  readonly by: store.Hand
  readonly at: string
}

/** An order to take a story from every channel. */
export interface WithdrawalOrder {
  readonly storyId: string
  readonly kind: (typeof WITHDRAWAL_KINDS)[number]
  readonly reason: string
  readonly by: store.Hand
  readonly at: string
}

type Entry = store.PublicationRow['history'][number]

const publicationIdOf = (storyId: string, channel: Channel, revision: number): string =>
  `${storyId}-${channel}-${revision}`

/** The row after an event of the machine; what else changes comes along. */
export function moved(
  row: store.PublicationRow,
  event: PublicationEvent,
  { by, at, note = '' }: Pick<Entry, 'by' | 'at'> & { note?: string },
  changes: Partial<store.PublicationRow> = {},
): store.PublicationRow {
  return {
    ...row,
    state: publicationMachine.next(row.state, event),
    holder: null,
    heldAt: null,
    ...changes,
    history: [...row.history, { event, by, at, note }],
    place: `${at}:${row._id}`,
  }
}

function fresh(out: Outgoing, channel: Channel, replaces: string | null): store.PublicationRow {
  const { storyId, articleId, revision, hash, title, columnId, unitId, kind, by, at } = out
  const _id = publicationIdOf(storyId, channel, revision)
  const form = out.forms.find((candidate) => candidate.form === channel)
  return {
    _id,
    storyId,
    articleId,
    revision,
    hash,
    title: title.replaceAll('｜', ''),
    channel,
    columnId,
    unitId,
    kind,
    state: replaces === null ? 'ready' : 'to_update',
    replaces,
    form: form ? { kind: form.kind, content: form.content } : null,
    readyAt: at,
    readyBy: by,
    holder: null,
    heldAt: null,
    publishedAt: null,
    publishedBy: null,
    link: null,
    withdrawal: null,
    failure: null,
    lastTick: null,
    history: [{ event: 'enqueue', by, at, note: '' }],
    place: `${at}:${_id}`,
    lastTap: '',
  }
}

/** The row for this revision: new, or taken up again after it had been withdrawn or given up. */
async function rowFor(
  transaction: store.Transaction,
  out: Outgoing,
  channel: Channel,
  replaces: string | null,
): Promise<store.PublicationRow> {
  const row = fresh(out, channel, replaces)
  const before = await store.within(transaction, row._id)
  return before ? { ...row, history: [...before.history, ...row.history] } : row
}

/** The mini-program reads the article itself, so what is enqueued there is published at that moment. */
async function showHere(
  transaction: store.Transaction,
  row: store.PublicationRow,
  { by, at }: Outgoing,
): Promise<store.PublicationRow> {
  const earlier = row.replaces === null ? null : await store.within(transaction, row.replaces)
  if (earlier && isShown(earlier)) {
    await keep(transaction, moved(earlier, 'supersede', { by, at }))
  }
  return moved(row, 'publish', { by, at }, { publishedAt: at, publishedBy: by })
}

/**
 * 入发稿箱: hands a signed-off revision to its channels, within the transaction that publishes the article. The mini-program
 * has it at once; on the others it waits for a person. An earlier revision that nobody has put out yet is cancelled; one that
 * is out is to be updated. The same revision twice is the same publication.
 */
export async function enqueue(transaction: store.Transaction, out: Outgoing): Promise<void> {
  const open = await store.openOf(transaction, out.storyId)
  const rows = (await Promise.all(open.map((id) => store.within(transaction, id)))).filter(
    (row): row is store.PublicationRow => row !== null,
  )
  const wanted = CHANNELS.filter(
    (channel) => channel === 'miniProgram' || out.forms.some(({ form }) => form === channel),
  )
  const stillOpen = new Set<string>()
  for (const row of rows) {
    if (row.revision === out.revision || isLive(row)) stillOpen.add(row._id)
    else {
      const note = `已有第 ${out.revision} 稿`
      await keep(transaction, moved(row, 'cancel', { by: out.by, at: out.at, note }))
    }
  }
  for (const channel of wanted) {
    const _id = publicationIdOf(out.storyId, channel, out.revision)
    if (stillOpen.has(_id)) continue
    const live = rows.find((row) => row.channel === channel && isShown(row))
    const row = await rowFor(transaction, out, channel, live?._id ?? null)
    const put = channel === 'miniProgram' ? await showHere(transaction, row, out) : row
    if (channel === 'miniProgram' && live) stillOpen.delete(live._id)
    await keep(transaction, put)
    stillOpen.add(_id)
  }
  await store.putOpen(transaction, out.storyId, [...stillOpen])
}

/** Readers of that channel have it, and nobody has ordered it away. */
export const isShown = ({ state }: store.PublicationRow): boolean =>
  state === 'published' || state === 'to_replace_picture'
const isLive = (row: store.PublicationRow): boolean => (LIVE as readonly string[]).includes(row.state)

/**
 * 撤下、撤回: takes a story from every channel in one step. What nobody has put out is cancelled, the mini-program is empty at
 * once, and on the other channels it waits to be withdrawn while the clock runs.
 */
export async function withdraw(transaction: store.Transaction, order: WithdrawalOrder): Promise<void> {
  const { storyId, kind, reason, by, at } = order
  const stillOpen: string[] = []
  const ordered = { kind, reason, orderedAt: at, orderedBy: by, doneAt: null, doneBy: null, seconds: null }
  for (const id of await store.openOf(transaction, storyId)) {
    const row = await store.within(transaction, id)
    if (!row) continue
    if (row.state === 'to_withdraw') {
      stillOpen.push(id)
    } else if (!isLive(row)) {
      await keep(transaction, moved(row, 'cancel', { by, at, note: reason }))
    } else {
      const waiting = moved(
        row,
        'orderWithdrawal',
        { by, at, note: reason },
        { withdrawal: ordered, lastTick: null },
      )
      if (row.channel === 'miniProgram') {
        const withdrawal = { ...ordered, doneAt: at, doneBy: by, seconds: 0 }
        await keep(transaction, moved(waiting, 'withdraw', { by, at }, { withdrawal }))
      } else {
        await keep(transaction, waiting)
        stillOpen.push(id)
      }
    }
  }
  await store.putOpen(transaction, storyId, stillOpen)
}
