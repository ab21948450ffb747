import { station } from '../../site/stations'
import { tell } from '../notices/telling'
import { colleagues, dispatchersOf } from '../people/colleagues'
import { release } from './claims'
import type { OrderRow, Transaction } from './store'

/** What an order is called in a notice: its number and the first words of what was asked. */
const nameOf = ({ number, text }: OrderRow): string =>
  `${number.slice(-4)} 号单“${text.length > WORDS ? `${text.slice(0, WORDS - 1)}…` : text}”`
const WORDS = 12
const PAGE = 'features/orders/order/index?id='
const DESK_PAGE = '/orders/'

interface Words {
  readonly event: string
  readonly title: string
  readonly text: string
  readonly at: string
  readonly urgent?: boolean
}

/** Tells whoever ordered; nobody, when the account was closed. */
export async function tellResident(transaction: Transaction, row: OrderRow, words: Words): Promise<void> {
  if (row.residentId === null) return
  await tell(transaction, {
    to: { kind: 'resident', personId: row.residentId },
    matter: 'order',
    page: `${PAGE}${row._id}`,
    ...words,
    event: `order:${row._id}:${words.event}:${row.revision}`,
  })
}

const PART_PAGE = 'features/volunteers/part/index?id='

/** Tells a volunteer of their part in an order. */
export const tellVolunteer = (
  transaction: Transaction,
  row: OrderRow,
  volunteerId: string,
  words: Words,
): Promise<void> =>
  tell(transaction, {
    to: { kind: 'resident', personId: volunteerId },
    matter: 'volunteer',
    page: `${PART_PAGE}${row._id}`,
    ...words,
    event: `order:${row._id}:${words.event}:${row.revision}`,
  })

/** Whoever stood in line is told that there is nothing to wait for any more. */
export async function endWaiting(
  transaction: Transaction,
  { waiting }: Pick<OrderRow, 'waiting'>,
  after: OrderRow,
  at: string,
): Promise<void> {
  for (const { volunteerId } of waiting)
    await tellVolunteer(transaction, after, volunteerId, {
      event: 'no_more_waiting',
      title: titleOf(after, '不用候补了'),
      text: '您排的候补结束了，不用再等。别的单子里看看有没有合适的。',
      at,
    })
}

/** Everybody who had a place is free again and told why; whoever stood in line is told too. */
export async function letGo(
  transaction: Transaction,
  before: OrderRow,
  after: OrderRow,
  { title, text, at }: Omit<Words, 'event'>,
): Promise<void> {
  await release(transaction, before)
  for (const { volunteerId } of before.claims)
    await tellVolunteer(transaction, after, volunteerId, {
      event: 'let_go',
      title: titleOf(after, title),
      text,
      at,
    })
  await endWaiting(transaction, before, after, at)
}

/** The dispatchers of one station; the commanders for the rung above the centre. */
export async function deskOf(row: OrderRow, rung: number): Promise<{ personId: string; name: string }[]> {
  const stationId = row.reach[rung]
  const chosen = stationId
    ? await dispatchersOf(stationId)
    : (await colleagues()).filter(({ roles }) => roles.includes('commander'))
  return chosen.map(({ personId, name }) => ({ personId, name }))
}

/** Who is told at a rung: its own people, or the next that there are; never nobody while anybody is left above. */
export async function peopleAt(row: OrderRow, rung: number): Promise<{ personId: string; name: string }[]> {
  for (let at = rung; at <= row.reach.length; at++) {
    const people = await deskOf(row, at)
    if (people.length > 0) return people
  }
  return []
}

export async function tellDesk(
  transaction: Transaction,
  row: OrderRow,
  people: readonly { personId: string }[],
  words: Words,
): Promise<void> {
  for (const { personId } of people) {
    await tell(transaction, {
      to: { kind: 'staff', personId },
      matter: 'order',
      page: `${DESK_PAGE}${row._id}`,
      ...words,
      event: `order:${row._id}:${words.event}:${row.revision}`,
    })
  }
}

export const titleOf = (row: OrderRow, what: string): string => `${nameOf(row)}${what}`.slice(0, 30)
export const stationOfOrder = (row: OrderRow): string => station(row.stationId)?.name ?? ''
