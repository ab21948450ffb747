import type { Order } from '../../cloudfunctions/orders/contract'
import type { OrderRow } from '../../cloudfunctions/orders/store'
import { type CountRow, recount } from '../../cloudfunctions/orders/tally'
import type { Centre } from './centre'
import { inside } from './inside'
import { anIdentityNumber, aRegistration } from './volunteers'

/** Service orders for tests, in sentences: `await anOrder(centre, { text: '修水管' })`. */

const DAY_MS = 24 * 60 * 60 * 1000
/** `YYYY-MM-DD` some days from now. */
export const inDays = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

export const anOrderContent = (changes: object = {}) => ({
  categoryId: 'hardship',
  text: '陪母亲去区医院复查，上下楼要人扶',
  places: 1,
  when: { day: inDays(2), time: '09:00', flexible: false },
  where: { streetId: 'youyi', communityId: 'youyi-19', door: '12 号楼 3 单元 502' },
  forWhom: 'self',
  elderAgrees: false,
  phone: '13812346021',
  ...changes,
})

let residents = 0
/** A resident who is signed in through WeChat; calls go with `{ openid }`. */
export async function aResident(centre: Centre): Promise<{ openid: string }> {
  const openid = `oOrders${process.pid}x${++residents}`
  await centre.ask('people', 'enterByWechat', { agreedPolicy: true }, { openid })
  return { openid }
}

/** A resident who is signed in on the web by a code that went to this number; calls go with `{ token }`. */
export async function aResidentOnTheWeb(centre: Centre, phone: string): Promise<{ token: string }> {
  await centre.ask('people', 'sendCode', { phone })
  const sent = (await centre.outbox()).find(({ to }: { to: string }) => to.endsWith(phone))
  const { token } = await centre.ask('people', 'enterByCode', {
    phone,
    code: sent?.params[0],
    agreedPolicy: true,
  })
  return { token }
}

export type As = { openid?: string; token?: string; key?: string }

export async function anOrder(centre: Centre, by: As, changes: object = {}): Promise<Order> {
  return (await centre.ask('orders', 'file', anOrderContent(changes), by)).order
}

/** One step of somebody, on the order as it is now for them. */
export async function step(
  centre: Centre,
  as: As,
  action: string,
  order: Pick<Order, 'orderId' | 'revision'>,
  input: object = {},
): Promise<Order> {
  return centre.ask('orders', action, { orderId: order.orderId, revision: order.revision, ...input }, as)
}

/** An order that the station has looked at and accepted. */
export async function aDispatchableOrder(
  centre: Centre,
  by: As,
  desk: As,
  changes: object = {},
): Promise<Order> {
  return step(centre, desk, 'accept', await anOrder(centre, by, changes))
}

const BORN = '1985-07-04'

export interface AVolunteer {
  readonly openid: string
  readonly volunteerId: string
  readonly name: string
}
let volunteers = 0
/** A resident who is a registered volunteer. */
export async function aVolunteer(
  centre: Centre,
  {
    name = '周桂芳',
    skills = [] as string[],
    languages = [] as string[],
    streetId = 'youyi',
    communityId = 'youyi-19',
  } = {},
): Promise<AVolunteer> {
  const { openid } = await aResident(centre)
  const identityNumber = anIdentityNumber(BORN, 100 + (++volunteers % 900))
  const said = {
    name,
    identityNumber,
    phone: '13900004321',
    streetId,
    communityId,
    skills,
    languages,
    times: [],
  }
  const { registration } = await centre.ask(
    'volunteers',
    'register',
    { ...aRegistration(BORN), ...said },
    { openid },
  )
  return { openid, volunteerId: registration.volunteerId, name }
}

const MOST_ROWS = 1000
const byId = (one: { _id: string }, other: { _id: string }): number => (one._id < other._id ? -1 : 1)
/** The counters of the public figures as they stand, and as the orders alone give them; a cell that came back to nothing is left out. */
export async function countersOf(centre: Centre): Promise<{ kept: CountRow[]; recounted: CountRow[] }> {
  const orders = await inside(centre).collection('orders').limit(MOST_ROWS).get()
  const counts = await inside(centre).collection('order-counts').limit(MOST_ROWS).get()
  const kept = (counts.data as CountRow[]).flatMap(({ _id, day, cells }) => {
    const left = Object.entries(cells).filter(([, n]) => n !== 0)
    return left.length > 0 ? [{ _id, day, cells: Object.fromEntries(left) }] : []
  })
  return { kept: kept.sort(byId), recounted: recount(orders.data as OrderRow[]).sort(byId) }
}
