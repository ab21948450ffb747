import { VOLUNTEER_LIMITS } from '../../site/volunteers'
import { AppError } from '../_common/errors'
import { spokenMinutes } from '../_common/minutes'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { newId } from '../_server/ids'
import { beyondOf, decodeCursor, encodeCursor, pageOf } from '../_server/paging'
import { tell } from '../notices/telling'
import type { Correction, HoursEntry } from './contract/hours'
import { appendCorrection, entriesOf, recount } from './ledger'
import { correctionMachine } from './machine'
import { requireOrganiser, signature, stationsFor } from './organising'
import { residentOf } from './registering'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 50
const DAY_MS = 24 * 60 * 60 * 1000

const entryOf = (row: store.HoursRow): HoursEntry => ({ ...row, entryId: row._id })
const correctionOf = (row: store.CorrectionRow): Correction => ({ ...row, correctionId: row._id })

export async function myHours({ cursor }: Input<'myHours'>, caller: Caller): Promise<Output<'myHours'>> {
  const volunteerId = residentOf(caller)
  const beyond = cursor ? Number(decodeCursor(cursor, ['number'])[0]) : Number.MAX_SAFE_INTEGER
  const [totals, found] = await Promise.all([
    store.totalsOf(volunteerId),
    store.entriesBefore(volunteerId, beyond, PAGE + 1),
  ])
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    totals: totals ?? { minutes: 0, services: 0, entries: 0 },
    entries: page.map(entryOf),
    nextCursor: last && found.length > PAGE ? encodeCursor([last.number]) : null,
  }
}

export function recountMine(_: Input<'recountMine'>, caller: Caller): Promise<Output<'recountMine'>> {
  return recount(residentOf(caller))
}

/** What a service counts now: its entry and what corrections added to it. */
const countedNow = (entries: readonly store.HoursRow[], { of }: store.HoursRow): number =>
  entries
    .filter((one) => one.of.kind === of.kind && one.of.id === of.id)
    .reduce((sum, { minutes }) => sum + minutes, 0)

export async function askCorrection(
  { entryId, toMinutes, why }: Input<'askCorrection'>,
  caller: Caller,
): Promise<Output<'askCorrection'>> {
  const volunteerId = residentOf(caller)
  const entry = await store.hoursEntry(entryId)
  if (entry?.volunteerId !== volunteerId || entry.kind !== 'service') {
    throw new AppError('not_found', 'no entry of theirs', { '': '没有找到这笔时长。' })
  }
  if (now().getTime() > Date.parse(entry.writtenAt) + VOLUNTEER_LIMITS.correctDays * DAY_MS) {
    const why = `入账后 ${VOLUNTEER_LIMITS.correctDays} 天内可以申请更正。`
    throw new AppError('wrong_state', 'too late to correct', { '': why })
  }
  const fromMinutes = countedNow(await entriesOf(volunteerId), entry)
  if (fromMinutes === toMinutes) {
    throw new AppError('invalid_input', 'nothing to correct', { toMinutes: '和现在记的一样，不用更正。' })
  }
  const name = (await store.volunteer(volunteerId))?.name ?? ''
  const row: store.CorrectionRow = {
    ...{ _id: newId(caller, 'hours-correction'), volunteer: { volunteerId, name }, entryId },
    ...{ of: entry.of, organiser: entry.organiser, fromMinutes, toMinutes, why },
    ...{ state: 'asked', answer: '', askedAt: instant(), decidedBy: null },
    place: '',
  }
  return store.together(async (transaction) => {
    const there = await store.rowWithin(transaction, 'hours-corrections', row._id)
    if (there) return correctionOf(there)
    await store.putWithin(transaction, 'hours-corrections', { ...row, place: `${row.askedAt}${row._id}` })
    return correctionOf(row)
  })
}

export async function myCorrections(
  _: Input<'myCorrections'>,
  caller: Caller,
): Promise<Output<'myCorrections'>> {
  return { corrections: (await store.correctionsOf(residentOf(caller), PAGE)).map(correctionOf) }
}

export async function corrections(
  { organiserId, cursor }: Input<'corrections'>,
  caller: Caller,
): Promise<Output<'corrections'>> {
  const beyond = beyondOf(cursor)
  const found = await store.correctionsFor(stationsFor(caller, organiserId), beyond, PAGE + 1)
  const { page, nextCursor } = pageOf(found, PAGE)
  return {
    corrections: page.map(correctionOf),
    nextCursor,
  }
}

/** An accepted correction counts from what the service counted when it was asked; another one decided meanwhile voids it. */
export async function decideCorrection(
  { correctionId, accept, answer }: Input<'decideCorrection'>,
  caller: Caller,
): Promise<Output<'decideCorrection'>> {
  const asked = await store.correction(correctionId)
  if (!asked) throw new AppError('not_found', 'no correction', { '': '没有找到这个申请。' })
  await requireOrganiser(caller, asked.organiser.id)
  const { volunteerId } = asked.volunteer
  if (caller.personId === volunteerId) {
    throw new AppError('not_allowed', 'one’s own hours', {
      '': '自己的时长不能自己更正，请另一位组织者决定。',
    })
  }
  const entries = await entriesOf(volunteerId)
  return store.together(async (transaction) => {
    const row = await store.rowWithin(transaction, 'hours-corrections', correctionId)
    const entry = await store.rowWithin(transaction, 'hours', asked.entryId)
    const totals = await store.rowWithin(transaction, 'hours-totals', volunteerId)
    if (!row || !entry) throw new AppError('not_found', 'no correction')
    const state = correctionMachine.next(row.state, accept ? 'accept' : 'refuse')
    if (accept) {
      const known = totals?.entries === entries.at(-1)?.number
      if (!known || countedNow(entries, entry) !== row.fromMinutes) {
        const why = '这笔时长在申请之后变过了，请不予更正，让志愿者重新申请。'
        throw new AppError('changed_meanwhile', 'the hours changed', { '': why })
      }
      const minutes = row.toMinutes - row.fromMinutes
      await appendCorrection(transaction, entry, {
        correctionId,
        minutes,
        reason: answer,
        confirmedBy: signature(caller),
      })
    }
    const next = { ...row, state, answer, decidedBy: signature(caller) }
    await store.putWithin(transaction, 'hours-corrections', next)
    await tell(transaction, {
      to: { kind: 'resident', personId: volunteerId },
      event: `correction:${correctionId}`,
      matter: 'volunteer',
      title: accept ? '服务时长已更正' : '服务时长没有更正',
      text: accept ? `现在记 ${spokenMinutes(row.toMinutes)}。` : `组织者说：${answer}`.slice(0, 120),
      page: 'features/volunteers/hours/index',
      at: instant(),
    })
    return correctionOf(next)
  })
}
