import type { Reply } from '../../cloudfunctions/_common/errors'
import type { Order } from '../../cloudfunctions/orders/contract'
import type { Centre } from './centre'
import { inside } from './inside'
import { type As, type AVolunteer, anOrderContent, aResident, inDays } from './orders'

/**
 * Random histories of service orders, played through the real functions: who does what when is drawn from a seed, so that a
 * history that fails can be played again. What was acknowledged is remembered, to be looked for in what is stored.
 */

/** Numbers from 0 to 1, always the same for a seed (Numerical Recipes' linear congruence). */
export function dice(seed: number): () => number {
  let state = Math.imul(seed, 2654435761) >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export interface Desks {
  readonly post: As
  readonly branch: As
  readonly all: As
}

/** A write that was sent: what it should leave in the order's own history, and how often it was acknowledged. */
export interface Sent {
  readonly orderId: string
  readonly steps: readonly string[]
  readonly by: string
  acknowledged: boolean
}

export interface World {
  centre: Centre
  readonly desks: Desks
  readonly crew: readonly AVolunteer[]
  /** A team of the whole crew, led by the first of them. */
  readonly teamId: string
  readonly resident: As
  readonly roll: () => number
  readonly orderIds: string[]
  readonly sent: Sent[]
  /** How many refusals of which code: a history of refusals alone proves nothing. */
  readonly outcomes: Map<string, number>
  /** What the cloud's clock runs ahead of ours. */
  aheadMs: number
}

const pick = <T>({ roll }: World, list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T

let keys = 0
const newKey = () => `history-key-${process.pid}-${++keys}`

/** Of the closed list of refusals those that a person may meet here; `unexpected` is a fault of ours. */
const ORDINARY = [
  'wrong_state',
  'changed_meanwhile',
  'not_allowed',
  'not_found',
  'invalid_input',
  'too_many_requests',
]

interface Tap {
  readonly action: string
  readonly input: object & { orderId?: string }
  readonly as: As
  readonly key: string
  /** Steps of the history that a success leaves, by whom; none: it is not looked for. */
  readonly steps?: readonly string[]
  readonly by?: string
}

/** Sends a tap; sometimes twice at once or once more, as phones do. All answers must be one and the same. */
async function send(world: World, tap: Tap, times = 1): Promise<Reply<unknown>> {
  const { action, input, as, key, steps, by = '' } = tap
  const note: Sent | null =
    steps && input.orderId ? { orderId: input.orderId, steps, by, acknowledged: false } : null
  if (note) world.sent.push(note)
  const once = () => world.centre.call('orders', action, input, { ...as, key })
  const replies = await Promise.all(Array.from({ length: times }, once))
  if (world.roll() < 0.1) replies.push(await once())
  const [first] = replies
  if (!first) throw new Error('no reply')
  for (const reply of replies) {
    const code = reply.ok ? 'done' : reply.error.code
    world.outcomes.set(code, (world.outcomes.get(code) ?? 0) + 1)
    if (!reply.ok && !ORDINARY.includes(code))
      throw new Error(`orders.${action} ${JSON.stringify(input)}: ${JSON.stringify(reply.error)}`)
    if (reply.ok !== first.ok) throw new Error(`orders.${action}: one tap was answered in two ways`)
  }
  if (note && first.ok) note.acknowledged = true
  return first
}

const orderNow = async ({ centre, desks }: World, orderId: string): Promise<Order> =>
  centre.ask('orders', 'order', { orderId }, desks.all)

/** Each move draws what it needs and answers the taps that it is made of: those of one move are sent at once. */
type Move = (world: World, order: Order) => Tap[]

const byDesk =
  (
    action: string,
    steps: readonly string[] | undefined,
    extra: (world: World) => object = () => ({}),
  ): Move =>
  (world, { orderId, revision }) => {
    const as = pick(world, [world.desks.post, world.desks.post, world.desks.branch, world.desks.all])
    return [
      {
        action,
        input: { orderId, revision, ...extra(world) },
        as,
        key: newKey(),
        ...(steps ? { steps, by: '' } : {}),
      },
    ]
  }

const byResident =
  (
    action: string,
    steps: readonly string[] | undefined,
    extra: (world: World) => object = () => ({}),
  ): Move =>
  (world, { orderId, revision }) => [
    {
      action,
      input: { orderId, revision, ...extra(world) },
      as: world.resident,
      key: newKey(),
      ...(steps ? { steps, by: '' } : {}),
    },
  ]

const volunteerTap = (
  who: AVolunteer,
  action: string,
  input: Tap['input'],
  steps: readonly string[],
): Tap => ({
  action,
  input,
  as: { openid: who.openid },
  key: newKey(),
  steps,
  by: who.volunteerId,
})

/** Mostly by somebody who has a place, where one is needed. */
const byVolunteer =
  (action: string, steps: readonly string[], extra: object = {}): Move =>
  (world, { orderId, revision, crew }) => {
    const there = world.crew.filter(({ volunteerId }) => crew.some((one) => one.volunteerId === volunteerId))
    const needed = action !== 'claim' && there.length > 0 && world.roll() < 0.8
    const who = pick(world, needed ? there : world.crew)
    const seen = action === 'decline' ? { orderId, revision } : { orderId }
    return [volunteerTap(who, action, { ...seen, ...extra }, steps)]
  }

/** Everybody wants the same place at the same moment. */
const race: Move = ({ crew }, { orderId }) =>
  crew.map((who) => volunteerTap(who, 'claim', { orderId }, ['claim', 'queue']))

const ended = { report: '陪着看完病送回家了' }
const MOVES: readonly { readonly weight: number; readonly move: Move }[] = [
  { weight: 6, move: byDesk('accept', ['accept']) },
  { weight: 1, move: byDesk('sendBack', ['sendBack'], () => ({ words: '请写清几楼' })) },
  { weight: 2, move: byResident('complete', ['complete'], () => ({ text: '五楼，没有电梯', when: A_TIME })) },
  { weight: 1, move: byDesk('refuse', ['refuse'], () => ({ code: 'paid_service', note: '' })) },
  { weight: 2, move: byResident('appeal', ['appeal'], () => ({ words: '家里困难，请不起人' })) },
  { weight: 1, move: byDesk('refer', ['refer'], () => ({ stationId: 'branch-youyi', note: '本站没有人' })) },
  {
    weight: 5,
    move: byDesk('dispatch', ['dispatch'], (world) => ({
      volunteerId: pick(world, world.crew).volunteerId,
      note: '他最熟悉',
    })),
  },
  {
    weight: 3,
    move: byDesk('dispatchToTeam', ['dispatch'], ({ teamId }) => ({ teamId, note: '' })),
  },
  { weight: 6, move: byDesk('pool', ['pool']) },
  { weight: 1, move: byDesk('recall', ['recall'], () => ({ note: '' })) },
  { weight: 6, move: race },
  { weight: 8, move: byVolunteer('claim', ['claim', 'queue']) },
  { weight: 2, move: byVolunteer('decline', ['decline'], { reason: '有事去不了' }) },
  { weight: 4, move: byVolunteer('handBack', ['handBack', 'giveUp'], { reason: '有事去不了' }) },
  { weight: 1, move: byDesk('release', ['giveUp'], () => ({ note: '打电话没人接' })) },
  { weight: 8, move: byVolunteer('signIn', ['start']) },
  { weight: 8, move: byVolunteer('signOut', ['finish'], ended) },
  {
    weight: 3,
    move: byDesk('attend', undefined, (world) => ({
      volunteerId: pick(world, world.crew).volunteerId,
      what: pick(world, ['in', 'out']),
    })),
  },
  { weight: 1, move: byVolunteer('unlockMine', ['unlock']) },
  { weight: 1, move: byDesk('stop', ['stop'], () => ({ code: 'weather', note: '' })) },
  { weight: 1, move: byDesk('resume', ['resume']) },
  { weight: 1, move: byResident('nudge', ['nudge'], () => ({ words: '还没来' })) },
  { weight: 1, move: byDesk('answerNudge', ['answerNudge'], () => ({ words: '马上就到了' })) },
  { weight: 4, move: byResident('confirmDone', ['confirm']) },
  { weight: 1, move: byDesk('confirmForResident', ['confirm'], () => ({ note: '电话核实做完了' })) },
  {
    weight: 5,
    move: byResident('rate', ['rate', 'rateBad'], (world) => ({
      level: 1 + Math.floor(world.roll() * 5),
      words: '',
    })),
  },
  { weight: 2, move: byDesk('solve', ['solve'], () => ({ words: '上门看过，办好了' })) },
  { weight: 1, move: byDesk('reopen', ['reopen'], () => ({ words: '确实没办成' })) },
  { weight: 2, move: byResident('reopenOwn', ['reopen'], () => ({ words: '又坏了，没修好' })) },
  { weight: 0.4, move: byResident('cancelOwn', ['cancelOwn'], () => ({ code: 'not_needed' })) },
  { weight: 0.4, move: byDesk('cancel', ['cancel'], () => ({ code: 'nobody', note: '找遍了没有人' })) },
]
const A_TIME = { day: inDays(40), time: '10:00', flexible: false }
const BAG = MOVES.flatMap(({ weight, move }) => Array.from({ length: weight * 5 }, () => move))

/** Moves that the state refuses are drawn too, but not more often than those that it may allow. */
function draw(world: World, order: Order): Tap[] {
  const taps = pick(world, BAG)(world, order)
  const events = taps[0]?.steps
  const possible = !events || order.allowed.length === 0 || world.roll() < 0.3
  return possible || events.some((event) => LIKELY[order.state].includes(event)) ? taps : draw(world, order)
}
const LIKELY: Record<Order['state'], readonly string[]> = {
  filed: ['accept', 'sendBack', 'refuse', 'refer', 'nudge', 'stop', 'cancelOwn'],
  returned: ['complete'],
  refused: ['appeal'],
  to_dispatch: ['dispatch', 'pool', 'refer', 'stop', 'resume', 'nudge', 'cancel'],
  pooled: ['claim', 'recall'],
  offered: ['claim', 'decline', 'recall'],
  claimed: ['claim', 'queue', 'handBack', 'start', 'unlock', 'giveUp'],
  serving: ['start', 'finish'],
  served: ['confirm', 'rate', 'rateBad'],
  confirmed: ['rate', 'rateBad'],
  called_back: ['solve', 'reopen'],
  closed: ['reopen'],
  cancelled: [],
}

/** The attendances that are under way began an hour ago: a service takes time, a test does not. */
async function anHourPasses(world: World): Promise<void> {
  const rows = inside(world.centre).collection('attendances')
  const open = await rows.where({ state: 'signed_in' }).limit(100).get()
  for (const { _id, in: mark } of open.data as { _id: string; in: { at: string } }[]) {
    const at = new Date(Date.parse(mark.at) - 3_600_000).toISOString()
    await rows.doc(_id).update({ in: { ...mark, at } })
  }
}

/** Time goes on to just behind one of the clocks that run, and the platform rings; sometimes twice at once. */
async function ring(world: World, order: Order): Promise<void> {
  const due = order.dueAt ? Date.parse(order.dueAt) - Date.now() : 0
  world.aheadMs = Math.max(world.aheadMs, due) + 60_000
  await world.centre.setClock(new Date(Date.now() + world.aheadMs))
  const rings = world.roll() < 0.3 ? 2 : 1
  const runs = await Promise.all(Array.from({ length: rings }, () => world.centre.sweep('orders')))
  for (const run of runs) if (JSON.stringify(run).includes('unexpected')) throw new Error(JSON.stringify(run))
}

export async function file(world: World, when: object, places: number): Promise<void> {
  const key = newKey()
  const input = anOrderContent({ when, places })
  const filing = () => world.centre.ask('orders', 'file', input, { ...world.resident, key })
  const [one, two] = await Promise.all(world.roll() < 0.2 ? [filing(), filing()] : [filing()])
  if (two && two.order.orderId !== one.order.orderId) throw new Error('one tap made two orders')
  world.orderIds.push(one.order.orderId)
}

/** One move of the history, on one of its orders. */
export async function move(world: World): Promise<void> {
  const first = await orderNow(world, pick(world, world.orderIds))
  const order = first.state === 'cancelled' ? await orderNow(world, pick(world, world.orderIds)) : first
  const kind = world.roll()
  if (kind < 0.06) return ring(world, order)
  if (kind < 0.16) return anHourPasses(world)
  // a second finger: the same tap twice at once, or another one at the same time
  const taps = draw(world, order)
  const others = world.roll() < 0.15 ? draw(world, order) : []
  await Promise.all([...taps, ...others].map((tap) => send(world, tap, world.roll() < 0.1 ? 2 : 1)))
}

/** Taps that are under way when the cloud dies: nobody knows which of them were done. */
export async function underWay(
  world: World,
  how: number,
): Promise<{ taps: Tap[]; settled: Promise<unknown> }> {
  const orders = await Promise.all(world.orderIds.map((orderId) => orderNow(world, orderId)))
  const taps = Array.from({ length: how }, () => draw(world, pick(world, orders))).flat()
  const settled = Promise.allSettled(taps.map((tap) => send(world, tap)))
  return { taps, settled }
}

/** The same phones send the same taps again: the cloud has found out that the runs were cut off. */
export async function sendAgain(world: World, taps: readonly Tap[]): Promise<void> {
  const requests = inside(world.centre).collection('requests')
  const beganAt = new Date(Date.now() - 120_000).toISOString()
  await requests.where({ state: 'begun' }).update({ beganAt })
  for (const tap of taps) await send(world, tap)
}

export async function aWorld(
  centre: Centre,
  desks: Desks,
  crew: Pick<World, 'crew' | 'teamId'>,
  seed: number,
): Promise<World> {
  return {
    centre,
    desks,
    ...crew,
    resident: await aResident(centre),
    roll: dice(seed),
    orderIds: [],
    sent: [],
    outcomes: new Map(),
    aheadMs: 0,
  }
}
