import { ORDER_LIMITS } from '../../site/orders'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { overlapping } from '../volunteers/engaging'
import { residentActor, residentStep, stepBy } from './acting'
import { heldPlaces, NOBODY, promise, release, serviceOf, takenTime } from './claims'
import type { When } from './contract'
import { wantedAtOf, whenSaid } from './days'
import { demandWhen } from './filing'
import { isOver, TIME_MAY_CHANGE } from './machine'
import { type Moment, retimed, timeMayChange } from './moving'
import type { Input, Output } from './signatures'
import type * as store from './store'
import { answererOf } from './teaming'
import { endWaiting, peopleAt, tellDesk, tellResident, tellVolunteer, titleOf } from './telling'

const refusal = (log: string, sentence: string) => new AppError('wrong_state', log, { '': sentence })

/** What to do instead is said with each no. */
function demandChangeable(row: store.OrderRow, at: string): void {
  if (timeMayChange(row, at)) return
  if (isOver(row.state))
    throw refusal('the order is over', '这张单子已经完了，改不了时间。还要人帮，再点一张。')
  if (row.state === 'returned') throw refusal('sent back', '点“补充一下”，时间和要补的一起改。')
  if (!TIME_MAY_CHANGE.includes(row.state)) {
    throw refusal('the service has begun', '志愿者已经开始办了，改不了时间。当面和他说，或者催一催。')
  }
  throw row.wantedAt <= at
    ? refusal('the time has passed', '约好的时间已经过了。没人来就催一催；改天再办，就取消了重新点一张。')
    : refusal(
        'too close',
        `离约好的时间不到 ${ORDER_LIMITS.changeHours} 小时，人可能已经出门了，改不了。实在不行就取消，免得让人白跑。`,
      )
}

function demandOther(row: store.OrderRow, when: When): void {
  const { wantedAt, when: old } = row
  if (wantedAtOf(when) !== wantedAt || when.flexible !== old.flexible || when.time !== old.time) return
  throw new AppError('invalid_input', 'the same time', { when: '和原来的时间一样，换一个。' })
}

interface Sorted {
  readonly staying: readonly store.ClaimRow[]
  /** Have promised something else at the new time. */
  readonly busy: readonly store.ClaimRow[]
  readonly movedUp: readonly store.ClaimRow[]
}

/** Who of those that promised is free at the new time too, and who of the waiting list fills the places that become empty. */
async function sorted(row: store.OrderRow, transaction: store.Transaction): Promise<Sorted> {
  const isFree = async ({ volunteerId }: store.ClaimRow) =>
    (await overlapping(transaction, volunteerId, { of: serviceOf(row), ...takenTime(row) })) === null
  const staying: store.ClaimRow[] = []
  const busy: store.ClaimRow[] = []
  const movedUp: store.ClaimRow[] = []
  for (const one of row.claims) (await isFree(one)) ? staying.push(one) : busy.push(one)
  for (const one of row.waiting) {
    if (staying.length + movedUp.length >= row.places) break
    if (await isFree(one)) movedUp.push(one)
  }
  return { staying, busy, movedUp }
}

const NO_REFUSAL = '去不了就退回，不算您退单。'

async function tellVolunteers(
  transaction: store.Transaction,
  row: store.OrderRow,
  { staying, busy, movedUp }: Sorted,
  at: string,
): Promise<void> {
  const when = whenSaid(row.when)
  const told = (rows: readonly { volunteerId: string }[], event: string, what: string, text: string) =>
    rows.map(({ volunteerId }) => ({ volunteerId, words: { event, title: titleOf(row, what), text, at } }))
  const answers = row.state === 'offered' && row.offeredTo ? await answererOf(row.offeredTo) : null
  const offered = answers === null ? [] : [{ volunteerId: answers }]
  for (const { volunteerId, words } of [
    ...told(staying, 'time_changed', '改了时间', `居民改到 ${when}。${NO_REFUSAL}`),
    ...told(offered, 'time_changed', '改了时间', `居民改到 ${when}。去不了就说一声，不算您退单。`),
    ...told(movedUp, 'moved_up', '轮到您了', `改到 ${when}，您从候补转上来了。${NO_REFUSAL}`),
    ...told(
      busy,
      'time_taken',
      '改了时间',
      `居民改到 ${when}，和您答应的别的事重了，这张不用去了，不算您退单。`,
    ),
  ])
    await tellVolunteer(transaction, row, volunteerId, words)
}

/** With nobody left the desk has it again, and both sides are told. */
async function backToDesk(
  row: store.OrderRow,
  caller: Caller,
  moment: Moment,
  transaction: store.Transaction,
): Promise<store.OrderRow> {
  const move = { event: 'giveUp', note: '改了时间，原来的人那时来不了', patch: NOBODY } as const
  const next = stepBy(row, residentActor(caller), caller, move, moment)
  await endWaiting(transaction, row, next, moment.at)
  await tellDesk(transaction, next, await peopleAt(next, 0), {
    event: 'handed_back',
    title: titleOf(next, '退回来了'),
    text: `居民改到 ${whenSaid(next.when)}，领单的人那时有别的事，请您再派。`,
    at: moment.at,
  })
  await tellResident(transaction, next, {
    event: 'handed_back',
    title: '正在换人',
    text: '原来的志愿者新的时间来不了，正在给您另找人。',
    at: moment.at,
  })
  return next
}

/** 改时间: whoever promised the old time keeps the order when the new one is free too, and is told; otherwise is let go. */
export function changeTime(
  { when, ...seen }: Input<'changeTime'>,
  caller: Caller,
): Promise<Output<'changeTime'>> {
  return residentStep(seen, caller, async (row, moment, transaction) => {
    demandChangeable(row, moment.at)
    demandWhen(when, moment.at)
    demandOther(row, when)
    const changed = retimed(row, when, caller.requestId, residentActor(caller), moment)
    const people = await sorted(changed, transaction)
    const { staying, busy, movedUp } = people
    await release(transaction, { ...row, claims: busy })
    for (const { volunteerId } of [...staying, ...movedUp]) await promise(transaction, changed, volunteerId)
    const waiting = row.waiting.filter((one) => !movedUp.includes(one))
    const next = { ...changed, ...heldPlaces(row, [...staying, ...movedUp], waiting) }
    await tellVolunteers(transaction, next, people, moment.at)
    const isEmpty = next.state === 'claimed' && next.claims.length === 0
    return isEmpty ? backToDesk(next, caller, moment, transaction) : next
  })
}
