import { station } from '../../site/stations'
import { tell } from '../notices/telling'
import { colleagues } from '../people/colleagues'
import { release } from './claims'
import type { OrderRow, Transaction } from './store'

/** What an order is called in a notice: its number and the first words of what was asked. */
const nameOf = ({ number, text }: OrderRow): string => `${number.slice(-4)} 号单“${text.slice(0, 12)}”`
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

/** Everybody who had a place is free again and told why. */
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
}

/** The dispatchers of one station; the commanders for the rung above the centre. */
export async function deskOf(row: OrderRow, rung: number): Promise<{ personId: string; name: string }[]> {
  const stationId = row.reach[rung]
  const all = await colleagues()
  const chosen = stationId
    ? all.filter(({ grants }) =>
        grants.some(
          ({ role, units }) =>
            role === 'dispatcher' &&
            (units === '*' ? stationId === row.reach.at(-1) : units.includes(stationId)),
        ),
      )
    : all.filter(({ roles }) => roles.includes('commander'))
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
