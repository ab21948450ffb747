import type { ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { requirePermit } from '../_server/permits'
import * as articles from '../articles/service'
import { CHANNEL_LABELS, type ChannelSettings, type channels, type Publication } from './contract'
import { isShown, moved } from './enqueue'
import { KEEPERS, type PublicationEvent, WAITING } from './machine'
import { presentPublication } from './outbox'
import { channelSettings } from './settings'
import * as store from './store'
import { keep } from './tracing'

type Input<Name extends keyof typeof channels.actions> = ParsedInputOf<(typeof channels.actions)[Name]>

const MINUTE_MS = 60_000

interface Step {
  readonly row: store.PublicationRow
  readonly transaction: store.Transaction
  readonly by: store.Hand
  readonly at: string
  readonly settings: ChannelSettings
}

/** Loads, checks and writes one publication as one step; the same tap again changes nothing. */
async function change(
  publicationId: string,
  caller: Caller,
  next: (step: Step) => Promise<store.PublicationRow>,
): Promise<Publication> {
  const settings = await channelSettings()
  const row = await store.transact(async (transaction) => {
    const found = await store.within(transaction, publicationId)
    if (!found) throw new AppError('not_found', `publication ${publicationId}`)
    requirePermit(caller, KEEPERS, found)
    if (found.lastTap === caller.requestId) return found
    const by = { personId: caller.personId ?? '', name: caller.name }
    const changed = await next({ row: found, transaction, by, at: instant(), settings })
    const put = { ...changed, lastTap: caller.requestId }
    await keep(transaction, put)
    return put
  })
  return presentPublication(row, settings)
}

/** Refuses while somebody else is at it, unless they have had it too long. */
function demandFree({ row, by, settings }: Step): void {
  if (!row.holder || row.holder.personId === by.personId || !row.heldAt) return
  const until = Date.parse(row.heldAt) + settings.holdMinutes * MINUTE_MS
  if (until <= now().getTime()) return
  throw new AppError('changed_meanwhile', `publication ${row._id} is held`, {
    '': `${row.holder.name}正在发这一条，请先问一声，免得发两遍。`,
  })
}

const isWaiting = (row: store.PublicationRow) => (WAITING as readonly string[]).includes(row.state)

export const takeUp = ({ publicationId }: Input<'takeUp'>, caller: Caller): Promise<Publication> =>
  change(publicationId, caller, async (step) => {
    const { row, by, at } = step
    if (!isWaiting(row)) throw new AppError('wrong_state', `publication ${row._id} is ${row.state}`)
    demandFree(step)
    const history = [...row.history, { event: 'takeUp' as const, by, at, note: '' }]
    return { ...row, holder: by, heldAt: at, history }
  })

export const putDown = ({ publicationId }: Input<'putDown'>, caller: Caller): Promise<Publication> =>
  change(publicationId, caller, async (step) => {
    const { row, by, at } = step
    demandFree(step)
    const history = [...row.history, { event: 'putDown' as const, by, at, note: '' }]
    return { ...row, holder: null, heldAt: null, history }
  })

/** Moves a row by hand; it can be taken back for a while. */
function ticked(
  step: Step,
  event: PublicationEvent,
  changes: Partial<store.PublicationRow>,
  note = '',
): store.PublicationRow {
  const { row, by, at } = step
  demandFree(step)
  return moved(row, event, { by, at, note }, { lastTick: { event, at, by }, ...changes })
}

/** Keeps the list of what is open of a story in step with one of its publications. */
async function reopen(
  { row, transaction }: Step,
  { gone = [], back = [] }: { gone?: readonly string[]; back?: readonly string[] },
): Promise<void> {
  const open = await store.openOf(transaction, row.storyId)
  await store.putOpen(transaction, row.storyId, [
    ...new Set([...open.filter((id) => !gone.includes(id)), ...back]),
  ])
}

/** What the article's page says of the story on another channel. */
const formOf = ({ channel, link, publishedAt }: store.PublicationRow, at: string) => ({
  channel,
  name: CHANNEL_LABELS[channel],
  link,
  at: publishedAt ?? at,
})

export const markPublished = ({ publicationId, link }: Input<'markPublished'>, caller: Caller) =>
  change(publicationId, caller, async (step) => {
    const { row, transaction, by, at } = step
    const done = ticked(
      step,
      'publish',
      { publishedAt: at, publishedBy: by, link: link || null, failure: null },
      link,
    )
    const earlier = row.replaces === null ? null : await store.within(transaction, row.replaces)
    if (earlier && isShown(earlier)) {
      await keep(transaction, moved(earlier, 'supersede', { by, at }, { lastTick: null }))
    }
    await reopen(step, { gone: row.replaces === null ? [] : [row.replaces], back: [row._id] })
    await articles.tellForm(transaction, row.articleId, formOf(done, at))
    return done
  })

export const markWithdrawn = ({ publicationId }: Input<'markWithdrawn'>, caller: Caller) =>
  change(publicationId, caller, async (step) => {
    const { row, transaction, by, at } = step
    const { withdrawal } = row
    const done = ticked(step, 'withdraw', {
      withdrawal: withdrawal && {
        ...withdrawal,
        doneAt: at,
        doneBy: by,
        seconds: Math.max(0, Math.round((Date.parse(at) - Date.parse(withdrawal.orderedAt)) / 1000)),
      },
    })
    await reopen(step, { gone: [row._id] })
    await articles.tellFormGone(transaction, row.articleId, row.channel)
    return done
  })

export const markPictureReplaced = ({ publicationId }: Input<'markPictureReplaced'>, caller: Caller) =>
  change(publicationId, caller, async (step) =>
    ticked(step, 'replacePicture', { replacePictures: [], lastTick: null }),
  )

export const markFailed = ({ publicationId, reason }: Input<'markFailed'>, caller: Caller) =>
  change(publicationId, caller, async (step) =>
    ticked(step, 'fail', { failure: reason, lastTick: null }, reason),
  )

export const cancel = ({ publicationId, reason }: Input<'cancel'>, caller: Caller) =>
  change(publicationId, caller, async (step) => {
    await reopen(step, { gone: [step.row._id] })
    return ticked(step, 'cancel', { lastTick: null }, reason)
  })

const tooLate = (row: store.PublicationRow) =>
  new AppError('wrong_state', `nothing to undo at ${row._id}`, {
    '': '已经不能退回上一步了。发错了请撤下，撤错了请重新发布。',
  })

/** Takes the last tick back, while its minutes last. */
export const undo = ({ publicationId }: Input<'undo'>, caller: Caller) =>
  change(publicationId, caller, async (step) => {
    const { row, transaction, by, at, settings } = step
    const tick = row.lastTick
    if (!tick || Date.parse(tick.at) + settings.undoMinutes * MINUTE_MS <= now().getTime()) throw tooLate(row)
    if (tick.event === 'withdraw') {
      const withdrawal = row.withdrawal && { ...row.withdrawal, doneAt: null, doneBy: null, seconds: null }
      await reopen(step, { back: [row._id] })
      await articles.tellForm(transaction, row.articleId, formOf(row, at))
      return moved(row, 'undoWithdraw', { by, at }, { withdrawal, lastTick: null })
    }
    const earlier = row.replaces === null ? null : await store.within(transaction, row.replaces)
    const back = earlier?.state === 'replaced' ? earlier : null
    if (back) {
      await keep(transaction, moved(back, 'undoSupersede', { by, at }))
      await articles.tellForm(transaction, row.articleId, formOf(back, at))
    } else await articles.tellFormGone(transaction, row.articleId, row.channel)
    await reopen(step, { back: [row._id, ...(back ? [back._id] : [])] })
    const unpublished = { publishedAt: null, publishedBy: null, link: null, lastTick: null }
    return moved(row, back ? 'undoUpdate' : 'undoPublish', { by, at }, unpublished)
  })

const RELEASED_A_SWEEP = 100

/** Lets go of what somebody took up and left lying: also what an ended account still held. */
export async function sweep(at: Date): Promise<{ released: number }> {
  const { holdMinutes } = await channelSettings()
  const limit = new Date(at.getTime() - holdMinutes * MINUTE_MS).toISOString()
  const held = await store.heldBefore(limit, RELEASED_A_SWEEP)
  const by = { personId: '', name: '系统' }
  for (const { _id } of held) {
    await store.transact(async (transaction) => {
      const row = await store.within(transaction, _id)
      if (!row?.heldAt || row.heldAt >= limit) return
      const history = [
        ...row.history,
        {
          event: 'putDown' as const,
          by,
          at: at.toISOString(),
          note: `${row.holder?.name ?? ''}超过 ${holdMinutes} 分钟没有打勾`,
        },
      ]
      await keep(transaction, { ...row, holder: null, heldAt: null, history })
    })
  }
  return { released: held.length }
}
