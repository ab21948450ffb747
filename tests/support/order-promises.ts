import { isOver, ORDER_TURNS } from '../../cloudfunctions/orders/machine'
import type { OrderRow } from '../../cloudfunctions/orders/store'
import { recount } from '../../cloudfunctions/orders/tally'
import type { Centre } from './centre'
import { inside } from './inside'
import type { World } from './order-histories'

/** What must hold of stored orders whatever happened to them; each answers what is wrong, in words, and nothing when all is well. */

interface Stored {
  readonly orders: readonly OrderRow[]
  readonly engagements: readonly {
    _id: string
    items: { of: { id: string }; from: string; until: string }[]
  }[]
  readonly hours: readonly {
    _id: string
    volunteerId: string
    minutes: number
    kind: string
    of: { id: string }
  }[]
  readonly totals: readonly { _id: string; minutes: number; services: number; entries: number }[]
  readonly notices: readonly { toId: string; page: string; title: string; text: string; at: string }[]
}

const A_READ = 1000

async function allOf<T>(centre: Centre, name: string, where: object): Promise<T[]> {
  const rows: T[] = []
  for (;;) {
    const page = await inside(centre)
      .collection(name)
      .where(where)
      .orderBy('_id', 'asc')
      .skip(rows.length)
      .limit(A_READ)
      .get()
    rows.push(...(page.data as T[]))
    if (page.data.length < A_READ) return rows
  }
}

export async function storedOf({ centre, orderIds, crew }: World): Promise<Stored> {
  const _ = inside(centre).command
  const people = crew.map(({ volunteerId }) => volunteerId)
  const pages = orderIds.map((orderId) => new RegExp(orderId).source)
  const byPage = { page: inside(centre).RegExp({ regexp: pages.join('|'), options: '' }) }
  const [orders, engagements, hours, totals, notices] = await Promise.all([
    allOf<OrderRow>(centre, 'orders', { _id: _.in([...orderIds]) }),
    allOf<Stored['engagements'][number]>(centre, 'engagements', { _id: _.in(people) }),
    allOf<Stored['hours'][number]>(centre, 'hours', { volunteerId: _.in(people) }),
    allOf<Stored['totals'][number]>(centre, 'hours-totals', { _id: _.in(people) }),
    allOf<Stored['notices'][number]>(centre, 'notices', byPage),
  ])
  return { orders, engagements, hours, totals, notices }
}

function aboutPlaces({
  places,
  claims,
  waiting,
  wanting,
  volunteerIds,
  state,
  offeredTo,
}: OrderRow): string[] {
  const all = [...claims, ...waiting].map(({ volunteerId }) => volunteerId)
  const wrong = []
  if (claims.length > places) wrong.push(`${claims.length} claims for ${places} places`)
  if (wanting !== claims.length < places) wrong.push('`wanting` is not what the places say')
  if (new Set(all).size !== all.length) wrong.push('somebody is there twice')
  if (String(all) !== String(volunteerIds)) wrong.push('`volunteerIds` is not who is there')
  if (waiting.length > 0 && claims.length === 0) wrong.push('somebody waits for an empty order')
  if (['claimed', 'serving'].includes(state) && claims.length === 0) wrong.push(`${state} by nobody`)
  // who was asked last stays readable in an order that is over
  if (!isOver(state) && (state === 'offered') !== (offeredTo !== null))
    wrong.push(`${state}, and offered or not`)
  return wrong
}

function aboutTurn({ state, clock, dueAt, steps, revision, reach }: OrderRow): string[] {
  const wrong = []
  if (isOver(state) !== (clock === null) || isOver(state) !== (dueAt === null))
    wrong.push(`${state} with clock ${dueAt}`)
  if (isOver(state) !== (ORDER_TURNS[state] === null) || reach.length === 0) wrong.push('nobody holds it')
  if (steps.length !== revision) wrong.push(`${steps.length} steps at revision ${revision}`)
  if (steps.at(-1)?.state !== state) wrong.push('the last step says another state')
  return wrong
}

/** Whoever has a place in an order to come is taken at that time, nobody else is, and nobody is taken twice at once. */
function aboutTime({ orders, engagements }: Stored): string[] {
  const wrong: string[] = []
  for (const { _id, items } of engagements) {
    for (const [index, one] of items.entries())
      if (items.slice(index + 1).some(({ from, until }) => from < one.until && until > one.from))
        wrong.push(`${_id} is promised twice at ${one.from}`)
    for (const { _id: orderId, claims, state } of orders) {
      const claim = claims.find(({ volunteerId }) => volunteerId === _id)
      const takes = Boolean(claim && !claim.signedOutAt && ['claimed', 'serving'].includes(state))
      if (takes !== items.some(({ of }) => of.id === orderId))
        wrong.push(`${orderId} ${state}: ${_id} ${takes ? 'is not' : 'is still'} taken`)
    }
  }
  return wrong
}

function aboutHours({ orders, hours, totals }: Stored): string[] {
  const wrong: string[] = []
  for (const { _id, minutes, services, entries } of totals) {
    const own = hours.filter(({ volunteerId }) => volunteerId === _id)
    const sum = own.reduce((all, entry) => all + entry.minutes, 0)
    const served = own.filter(({ kind }) => kind === 'service').length
    if (sum !== minutes || served !== services || own.length !== entries)
      wrong.push(`${_id}: ${minutes} minutes are kept, the entries say ${sum}`)
  }
  for (const { of, volunteerId, minutes } of hours) {
    const order = orders.find(({ _id }) => _id === of.id)
    if (order && !order.steps.some(({ event }) => ['confirm', 'rate', 'solve'].includes(event)))
      wrong.push(`${minutes} minutes of ${volunteerId} that nobody confirmed`)
  }
  return wrong
}

/**
 * One notice for what happened once. The same words at the same moment are told again only when the order took as many steps then:
 * the cloud's clock is moved to and fro here, so that an order may fall back twice at one moment of it.
 */
function aboutNotices({ notices, orders }: Stored): string[] {
  const told = new Map<string, number>()
  return notices.flatMap(({ toId, page, title, text, at }) => {
    const one = [toId, page, title, text, at].join('|')
    const times = (told.get(one) ?? 0) + 1
    told.set(one, times)
    const steps = orders.find(({ _id }) => page.includes(_id))?.steps.filter((step) => step.at === at) ?? []
    return times > Math.max(1, steps.length) ? [`told ${times} times: ${one}`] : []
  })
}

/** Each acknowledged write stands in the order's own history. */
function aboutAcknowledged({ sent }: World, { orders }: Stored): string[] {
  return sent.flatMap(({ orderId, steps, by, acknowledged }) => {
    const row = orders.find(({ _id }) => _id === orderId)
    if (!row) return [`${orderId} is gone`]
    const there = row.steps.some(
      (step) => steps.includes(step.event) && (by === '' || step.by.personId === by),
    )
    return acknowledged && !there
      ? [`${orderId}: ${steps[0]} by ${by || 'the desk'} was acknowledged and is lost`]
      : []
  })
}

/** A tap may leave its step once: there are no more of them than taps. */
function aboutRepeated({ sent }: World, { orders }: Stored): string[] {
  return orders.flatMap(({ _id, steps }) =>
    ONCE_A_TAP.flatMap((event) => {
      const done = steps.filter((step) => step.event === event && step.by.kind !== 'clock').length
      const taps = sent.filter((one) => one.orderId === _id && one.steps.includes(event)).length
      return done > taps ? [`${_id}: ${event} ${done} times for ${taps} taps`] : []
    }),
  )
}
const ONCE_A_TAP = [
  'accept',
  'dispatch',
  'pool',
  'decline',
  'nudge',
  'confirm',
  'rate',
  'rateBad',
  'solve',
  'unlock',
]

export async function broken(world: World): Promise<string[]> {
  const stored = await storedOf(world)
  const missing = world.orderIds.filter((orderId) => !stored.orders.some(({ _id }) => _id === orderId))
  return [
    ...missing.map((orderId) => `${orderId} was filed and is gone`),
    ...stored.orders.flatMap((row) =>
      [...aboutPlaces(row), ...aboutTurn(row)].map((what) => `${row._id} ${row.state}: ${what}`),
    ),
    ...aboutTime(stored),
    ...aboutHours(stored),
    ...aboutNotices(stored),
    ...aboutAcknowledged(world, stored),
    ...aboutRepeated(world, stored),
  ]
}

/** The public figures are those that counting all orders anew gives. */
export async function figuresOf(centre: Centre): Promise<{ kept: unknown; counted: unknown }> {
  const [orders, counts] = await Promise.all([
    allOf<OrderRow>(centre, 'orders', {}),
    allOf<{ _id: string; day: string; cells: Record<string, number> }>(centre, 'order-counts', {}),
  ])
  const plain = (rows: readonly { _id: string; day: string; cells: Readonly<Record<string, number>> }[]) =>
    rows
      .map(({ _id, day, cells }) => ({
        _id,
        day,
        cells: Object.fromEntries(
          Object.entries(cells)
            .filter(([, n]) => n !== 0)
            .sort(),
        ),
      }))
      .filter(({ cells }) => Object.keys(cells).length > 0)
      .sort((a, b) => (a._id < b._id ? -1 : 1))
  return { kept: plain(counts), counted: plain(recount(orders)) }
}
