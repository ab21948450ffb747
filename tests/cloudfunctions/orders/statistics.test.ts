import type { Figures } from '@functions/orders/contract'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'
import {
  type As,
  aDispatchableOrder,
  anOrder,
  aResident,
  countersOf,
  inDays,
  step,
} from '../../support/orders'

jest.setTimeout(90_000)

let centre: Centre
let post: As
beforeAll(async () => {
  centre = await startCentre()
  post = { token: await centre.signIn('gaowa') }
})
afterAll(() => centre.close())

const law = { categoryId: 'law', text: '想问遗嘱怎么立才算数' }
interface Group {
  readonly groupId: string
  readonly figures: Figures
}
interface Span {
  readonly span: string
  readonly total: Figures
  readonly categories: readonly Group[]
  readonly streets: readonly Group[]
}
const spans = async (): Promise<readonly Span[]> => (await centre.ask('orders', 'statistics', {}, {})).spans
const ofSpan = async (name: string): Promise<Span> =>
  (await spans()).find(({ span }) => span === name) as Span
const figuresOf = (groups: readonly Group[], id: string) =>
  groups.find(({ groupId }) => groupId === id)?.figures

/** Several orders of several people: of one resident only so many may be open. */
const filed = (count: number, changes: object = {}) =>
  Promise.all(Array.from({ length: count }, async () => anOrder(centre, await aResident(centre), changes)))

describe('统计', () => {
  it('is open to anybody, and says what it counts before there is anything', async () => {
    const answer = await centre.ask('orders', 'statistics', {}, {})
    expect(answer.definitions.map(({ key }: { key: string }) => key)).toEqual([
      'received',
      'finished',
      'onTime',
      'overdue',
      'reopened',
    ])
    expect(answer.spans.map(({ span }: Span) => span)).toEqual(['days30', 'month', 'ever'])
    expect(answer.spans[2].total.received).toBe(0)
    expect(answer.spans[2].from).toBeNull()
  })

  it('hides few, and the next so that few cannot be worked out; many at once all count', async () => {
    await filed(6)
    expect((await ofSpan('ever')).total.received).toBe(6)
    await filed(2, law)
    const { total, categories, streets } = await ofSpan('days30')
    expect(total.received).toBe(8)
    expect(figuresOf(categories, 'hardship')?.received).toBeNull()
    expect(figuresOf(categories, 'law')?.received).toBeNull()
    expect(figuresOf(categories, 'study')?.received).toBe(0)
    expect(figuresOf(streets, 'youyi')?.received).toBe(8)
    await filed(3, law)
    expect(figuresOf((await ofSpan('month')).categories, 'law')?.received).toBe(5)
  })

  it('counts an order once in each figure, however often the tap is sent and the clock rings', async () => {
    const own = await aResident(centre)
    const key = '5f0d5f0d-0000-4000-8000-0000057a7157'
    const before = await countersOf(centre)
    await Promise.all([1, 2, 3].map(() => anOrder(centre, { ...own, key }, law)))
    expect((await ofSpan('ever')).total.received).toBe(12)
    const late = await aDispatchableOrder(centre, own, post, law)
    for (let ring = 0; ring < 3; ring++) {
      await inside(centre)
        .collection('orders')
        .doc(late.orderId)
        .update({ dueAt: '2026-01-01T00:00:00.000Z' })
      await Promise.all([centre.sweep('orders'), centre.sweep('orders')])
    }
    const { kept, recounted } = await countersOf(centre)
    expect(kept).toEqual(recounted)
    expect(kept).not.toEqual(before.kept)
    const overdue = kept
      .filter(({ day }) => day === 'all')
      .reduce((sum, { cells }) => sum + (cells['category:law:overdue'] ?? 0), 0)
    expect(overdue).toBe(1)
  })

  it('takes 办结 back when it was not solved, on the day it was counted, and no day further back than asked', async () => {
    const own = await aResident(centre)
    const order = await aDispatchableOrder(centre, own, post, {
      when: { day: inDays(9), time: null, flexible: true },
    })
    const now = await centre.ask('orders', 'myOrder', { orderId: order.orderId }, own)
    // as if it had been served and confirmed: how it gets there is shown elsewhere
    await inside(centre).collection('orders').doc(order.orderId).update({ state: 'served' })
    const closed = await step(centre, own, 'rate', now, { level: 5, words: '' })
    const finished = async () =>
      (await countersOf(centre)).kept.reduce(
        (sum, { cells }) => sum + (cells['street:youyi:finished'] ?? 0),
        0,
      )
    expect(await finished()).toBe(2)
    await step(centre, own, 'reopenOwn', closed, { words: '其实没修好' })
    expect(await finished()).toBe(0)
    const { kept, recounted } = await countersOf(centre)
    expect(kept).toEqual(recounted)
    // let it have been long ago
    for (const { _id, day } of kept) {
      if (day !== 'all')
        await inside(centre).collection('order-counts').doc(_id).update({ day: '2026-01-05' })
    }
    const [days30, month, ever] = (await spans()).map(({ total }) => total.received)
    expect([days30, month, ever]).toEqual([0, 0, 14])
  })
})
