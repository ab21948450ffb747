import { CANCELLATIONS, ORDER_LIMITS, REFUSALS } from '../../site/orders'
import { placeName, station } from '../../site/stations'
import { type Calendar, clockStateOf, stopInForce } from '../_common/clock'
import type { Caller } from '../_server/caller'
import { unseal } from '../_server/secret'
import type { Order, OrderCard, Step } from './contract'
import { isOver, ORDER_TURNS, type OrderEvent, orderMachine } from './machine'
import { mayReopen, timeMayChange } from './moving'
import { reaches } from './scope'
import type { Actor, ClaimRow, OrderRow } from './store'

/** In whose eyes: what each may know differs. */
export type Viewer = 'resident' | 'desk' | 'volunteer'

interface View {
  readonly viewer: Viewer
  readonly caller: Caller
  readonly at: string
  readonly calendar: Calendar
}

export function cardOf(row: OrderRow, { at, calendar }: Pick<View, 'at' | 'calendar'>): OrderCard {
  return {
    orderId: row._id,
    number: row.number,
    categoryId: row.categoryId,
    text: row.text,
    state: row.state,
    since: row.since,
    when: row.when,
    place: placeName(row.streetId, row.communityId),
    places: row.places,
    ...(row.languageId ? { languageId: row.languageId } : {}),
    claimed: row.claims.length,
    danger: row.danger,
    late: row.late,
    nudged: row.nudge !== null && row.nudge.answer === null,
    dueAt: row.clock && stopInForce(row.clock) ? null : row.dueAt,
    clockState: row.clock && !isOver(row.state) ? clockStateOf(row.clock, calendar, at) : null,
    stationId: row.stationId,
    revision: row.revision,
  }
}

const stationName = (stationId: string): string => station(stationId)?.name ?? ''

/** A resident is 居民 to everybody else; staff are known to the resident by their station. */
function nameFor(by: Actor, viewer: Viewer): string {
  switch (by.kind) {
    case 'clock':
      return '到时间自动转'
    case 'resident':
      return viewer === 'resident' ? '您' : '居民'
    case 'volunteer':
      return by.name
    case 'staff':
      return viewer === 'desk' ? by.name : '派单员'
  }
}

const stepFor = (row: OrderRow, viewer: Viewer): Step[] =>
  row.steps.map(({ at, event, by, state, note }) => ({ at, event, state, who: nameFor(by, viewer), note }))

function holderOf(row: OrderRow): Order['holder'] {
  const turn = ORDER_TURNS[row.state]?.turn
  switch (turn) {
    case undefined:
      return null
    case 'station':
      return { kind: turn, name: stationName(row.stationId) }
    case 'resident':
      return row.state === 'served' && row.late
        ? { kind: 'station', name: stationName(row.stationId) }
        : { kind: turn, name: '居民' }
    case 'pool':
      return { kind: turn, name: '志愿者池' }
    case 'offered':
      return { kind: turn, name: row.offeredTo?.name ?? '' }
    case 'volunteers':
      return { kind: turn, name: row.claims.map(({ name }) => name).join('、') }
    case 'caller':
      return { kind: turn, name: stationName(row.stationId) }
  }
}

/** What of the machine's table is open to this caller now; the buttons, and nothing that would be refused. */
export function allowedFor(row: OrderRow, { viewer, caller, at }: View): OrderEvent[] {
  // whoever has just referred it away has nothing more to do with it
  if (viewer === 'desk' && !reaches(caller, row.stationId)) return []
  const roles =
    viewer === 'desk' ? caller.roles.filter((role) => role !== 'resident') : (['resident'] as const)
  const mine = viewer === 'resident' ? RESIDENT_EVENTS : viewer === 'desk' ? DESK_EVENTS : []
  return orderMachine.allowed(row.state, roles).filter((event) => {
    if (!mine.includes(event)) return false
    if (event === 'appeal') return row.appeals < ORDER_LIMITS.appeals
    if (event === 'reopen') return viewer === 'desk' || (mayReopen(row) && isRecent(row, at))
    if (event === 'confirm' && viewer === 'desk') return row.late
    return true
  })
}
const RESIDENT_EVENTS: readonly OrderEvent[] = [
  'complete',
  'appeal',
  'confirm',
  'rate',
  'rateBad',
  'reopen',
  'cancelOwn',
]
const DESK_EVENTS: readonly OrderEvent[] = [
  'sendBack',
  'accept',
  'refuse',
  'dispatch',
  'refer',
  'pool',
  'recall',
  'giveUp',
  'confirm',
  'solve',
  'reopen',
  'cancel',
]
const REOPEN_MS = ORDER_LIMITS.similarDays * 24 * 60 * 60 * 1000
/** What was done long ago is a new order. */
const isRecent = (row: OrderRow, at: string): boolean => Date.parse(at) - Date.parse(row.since) <= REOPEN_MS

function refusalOf({ refusal }: OrderRow): Order['refusal'] {
  if (!refusal) return null
  const known = REFUSALS.find(({ code }) => code === refusal.code)
  return { words: known?.words ?? '', instead: known?.instead ?? '', note: refusal.note }
}

const CANCELLATION_WORDS = new Map<string, string>([
  ...[...CANCELLATIONS.resident, ...CANCELLATIONS.desk].map(({ code, words }): [string, string] => [
    code,
    words,
  ]),
  ['never_completed', '要补充的一直没有补充'],
])
function cancellationOf({ cancellation }: OrderRow): Order['cancellation'] {
  return cancellation
    ? { words: CANCELLATION_WORDS.get(cancellation.code) ?? '', note: cancellation.note }
    : null
}

const crewOf = ({ volunteerId, name, signedInAt, signedOutAt }: ClaimRow) => ({
  volunteerId,
  name,
  signedInAt,
  signedOutAt,
})

export function orderOf(row: OrderRow, view: View): Order {
  const { viewer } = view
  const own = viewer === 'resident'
  return {
    ...cardOf(row, view),
    forWhom: row.forWhom,
    holder: holderOf(row),
    ...(viewer === 'desk' && row.keeper ? { keeper: row.keeper } : {}),
    crew: viewer === 'desk' ? row.claims.map(crewOf) : [],
    clock: row.clock && {
      ...row.clock,
      extensions: row.clock.extensions.map(({ span, reason, at }) => ({ span, reason, at })),
      stops: row.clock.stops.map((stop) => ({ ...stop })),
    },
    provisional: row.provisional,
    steps: stepFor(row, viewer),
    phoneMasked: viewer === 'volunteer' ? '' : row.phoneMasked,
    door: own && row.door ? unseal('door', row.door, row._id).toString('utf8') : null,
    attachments: (row.attachments ?? []).map((attached) => ({ ...attached })),
    refusal: refusalOf(row),
    cancellation: cancellationOf(row),
    rating: viewer === 'volunteer' ? null : row.rating,
    outcome: row.outcome,
    reopened: row.reopened,
    nudge: row.nudge && { ...row.nudge },
    ...(own && timeMayChange(row, view.at) ? { timeMayChange: true } : {}),
    allowed: allowedFor(row, view),
  }
}
