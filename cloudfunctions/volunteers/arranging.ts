import { VOLUNTEER_LIMITS } from '../../site/volunteers'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { beyondOf, pageOf } from '../_server/paging'
import { tell } from '../notices/telling'
import type { Someone } from './contract/shared'
import { dayOf, timeOf } from './days'
import { disengage, engage, overlapping } from './engaging'
import { requireOrganiser, stationsFor } from './organising'
import { presentShift } from './present'
import { ageOf } from './registering'
import { demandContent, demandShift, listed, movedUp, notice, put, serviceOf, shiftWithin } from './shifting'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 30

export async function shifts(
  { when, organiserId, cursor }: Input<'shifts'>,
  caller: Caller,
): Promise<Output<'shifts'>> {
  const organiserIds = stationsFor(caller, organiserId)
  const beyond = beyondOf(cursor) ?? instant()
  const found = await store.shiftsOf(organiserIds, when, beyond, PAGE + 1)
  const { page, nextCursor } = pageOf(found, PAGE)
  const keyOf = ({ _id }: store.ShiftRow) => `shift:${_id}`
  const waiting = page.length > 0 ? await store.waitingIn(page.map(keyOf)) : []
  return {
    shifts: page.map((row) => ({
      ...presentShift(row),
      toConfirm: waiting.filter((key) => key === keyOf(row)).length,
    })),
    nextCursor,
  }
}

const CONTENT = [
  'title',
  'what',
  'placeName',
  'streetId',
  'startsAt',
  'endsAt',
  'places',
  'guardiansCome',
] as const
type Content = Omit<Input<'changeShift'>, 'shiftId' | 'edition'>

const says = (row: store.ShiftRow, content: Content): boolean =>
  CONTENT.every((field) => row[field] === content[field]) &&
  row.at.latitude === content.at.latitude &&
  row.at.longitude === content.at.longitude

/** What somebody who signed up has to know; '' when nothing of it concerns them. */
function changeInWords(row: store.ShiftRow, content: Content): string {
  const { startsAt, endsAt, placeName, what } = content
  const moved = row.startsAt !== startsAt || row.endsAt !== endsAt
  return [
    moved && `时间改为 ${timeOf(startsAt)} 到 ${timeOf(endsAt).slice(11)}`,
    row.placeName !== placeName && `集合地点改为${placeName}`,
    row.title !== content.title && `名称改为“${content.title}”`,
    row.what !== what && '做什么、带什么有变动',
  ]
    .filter(Boolean)
    .join('；')
}

/** Those too young to come alone signed up because guardians may come: that is not taken from them. */
async function demandGuardiansStay(
  transaction: store.Transaction,
  row: store.ShiftRow,
  content: Content,
): Promise<void> {
  if (!row.guardiansCome || content.guardiansCome) return
  for (const { volunteerId } of [...row.taken, ...row.waiting]) {
    const there = await store.rowWithin(transaction, 'volunteers', volunteerId)
    const age = there && ageOf(there, dayOf(new Date(content.startsAt)))
    if (age === null || age >= VOLUNTEER_LIMITS.accompaniedUnder) continue
    throw new AppError('invalid_input', 'somebody needs the guardian', {
      guardiansCome: `已经有未满 ${VOLUNTEER_LIMITS.accompaniedUnder} 周岁的人报名，监护人要能陪同。`,
    })
  }
}

/** Everybody with a place promises the new time; who has promised another thing then gives the place up, and is told. */
async function promisedAnew(transaction: store.Transaction, row: store.ShiftRow): Promise<store.ShiftRow> {
  const promised = { of: serviceOf(row), from: row.startsAt, until: row.endsAt }
  const stay: Someone[] = []
  for (const one of row.taken) {
    const other = await overlapping(transaction, one.volunteerId, promised)
    if (!other) {
      await engage(transaction, one.volunteerId, promised)
      stay.push(one)
      continue
    }
    await disengage(transaction, one.volunteerId, promised.of)
    const text = `“${row.title}”改到 ${timeOf(row.startsAt)}，和您答应的“${other.of.label}”重了，名额先让给别人。`
    await tell(
      transaction,
      notice(row, one, 'given-up', { title: '班次改时间，您的名额让出来了', text: text.slice(0, 120) }),
    )
  }
  return { ...row, taken: stay }
}

async function filledUp(transaction: store.Transaction, row: store.ShiftRow): Promise<store.ShiftRow> {
  const next = await movedUp(transaction, row)
  return next === row ? row : filledUp(transaction, next)
}

export async function changeShift(
  { shiftId, edition, ...content }: Input<'changeShift'>,
  caller: Caller,
): Promise<Output<'changeShift'>> {
  await requireOrganiser(caller, (await demandShift(shiftId)).organiser.id)
  return store.together(async (transaction) => {
    const row = await shiftWithin(transaction, shiftId)
    // asked again because the answer was lost, or nothing to change
    if (says(row, content) && row.edition - edition <= 1) return presentShift(row)
    if (row.state !== 'open') throw new AppError('wrong_state', 'cancelled', { '': '班次取消了，不能再改。' })
    if (row.startsAt <= instant()) {
      throw new AppError('wrong_state', 'begun', { '': '班次已经开始，不能再改。有变动请当面告诉来的人。' })
    }
    if (row.edition !== edition) throw new AppError('changed_meanwhile', 'another edition')
    demandContent(content)
    if (content.places < row.taken.length) {
      throw new AppError('invalid_input', 'fewer places than taken', {
        places: `已经有 ${row.taken.length} 个人报上了，名额不能比这少。`,
      })
    }
    await demandGuardiansStay(transaction, row, content)
    const next = {
      ...row,
      ...content,
      edition: edition + 1,
      place: listed({ _id: shiftId, endsAt: content.endsAt }),
    }
    const moved = row.startsAt !== next.startsAt || row.endsAt !== next.endsAt || row.title !== next.title
    const kept = moved ? await promisedAnew(transaction, next) : next
    const words = changeInWords(row, content)
    for (const one of words ? [...kept.taken, ...kept.waiting] : []) {
      const text = `“${row.title}”：${words}。来不了请早点退出。`.slice(0, 120)
      await tell(transaction, notice(kept, one, 'changed', { title: '您报名的班次改了', text }))
    }
    const filled = await filledUp(transaction, kept)
    await put(transaction, filled)
    return presentShift(filled)
  })
}
