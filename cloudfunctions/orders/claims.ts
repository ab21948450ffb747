import { categoryOf, ORDER_LIMITS } from '../../site/orders'
import { STREETS } from '../../site/stations'
import { metresBetween, type Place } from '../_common/metres'
import { disengage, engage } from '../volunteers/engaging'
import type { ClaimRow, OrderRow, Transaction } from './store'

/** Who has a place and who waits, kept so that lists are found by an index. */
type Held = Pick<OrderRow, 'claims' | 'waiting' | 'volunteerIds' | 'wanting'>

export const NOBODY: Held = { claims: [], waiting: [], volunteerIds: [], wanting: true }

export const heldPlaces = (
  { places }: Pick<OrderRow, 'places'>,
  claims: readonly ClaimRow[],
  waiting: readonly ClaimRow[],
): Held => ({
  claims,
  waiting,
  volunteerIds: [...claims, ...waiting].map(({ volunteerId }) => volunteerId),
  wanting: claims.length < places,
})

const MINUTE_MS = 60_000
export const minutesFor = ({ categoryId }: Pick<OrderRow, 'categoryId'>): number =>
  categoryOf(categoryId)?.minutes ?? 60

/** When a volunteer is taken by the order: from the wanted time for as long as such a service takes. */
export function takenTime(row: OrderRow): { from: string; until: string } {
  const from = row.wantedAt
  return { from, until: new Date(Date.parse(from) + minutesFor(row) * MINUTE_MS).toISOString() }
}

export const serviceOf = (row: OrderRow) => ({
  kind: 'order' as const,
  id: row._id,
  label: `${row.number.slice(-4)} 号单`,
})

/** Puts it among the volunteer's promises; refuses when it overlaps with another. */
export const promise = (transaction: Transaction, row: OrderRow, volunteerId: string): Promise<void> =>
  engage(transaction, volunteerId, { of: serviceOf(row), ...takenTime(row) })

/** Everybody who had promised is free again. */
export async function release(transaction: Transaction, row: OrderRow): Promise<void> {
  for (const { volunteerId } of row.claims) await disengage(transaction, volunteerId, serviceOf(row))
}

export const canQueue = ({ waiting }: OrderRow): boolean => waiting.length < ORDER_LIMITS.waiting

/** The middle of a community, or of the street's first one; null: the street is gone. */
function pointOf(streetId: string, communityId: string | null) {
  const communities = STREETS.find((street) => street.streetId === streetId)?.communities ?? []
  return (communities.find((one) => one.communityId === communityId) ?? communities[0])?.at ?? null
}

/** Whole metres from where a volunteer lives to where an order is; null: one of the places is not known. */
export function metresTo(home: Place | null, row: Pick<OrderRow, 'streetId' | 'communityId'>): number | null {
  const there = pointOf(row.streetId, row.communityId)
  return home && there ? metresBetween(home, there) : null
}

/** Any one of the skills that the kind of service asks for; none asked: everybody. */
export function isSkilled(row: Pick<OrderRow, 'categoryId'>, skills: readonly string[]): boolean {
  const needs = categoryOf(row.categoryId)?.needs ?? []
  return needs.length === 0 || needs.some((need) => skills.includes(need))
}
