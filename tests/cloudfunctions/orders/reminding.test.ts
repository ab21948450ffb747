import { type Centre, startCentre } from '../../support/centre'
import { type As, anOrder, aResident, inDays, step } from '../../support/orders'

/** 等居民补充: reminded once at half of the time, cancelled with that reason at the end of it. */

jest.setTimeout(90_000)

const HOUR_MS = 3_600_000
let centre: Centre
let post: As
let resident: As
beforeAll(async () => {
  centre = await startCentre()
  post = { token: await centre.signIn('gaowa') }
})
afterAll(() => centre.close())
beforeEach(async () => {
  resident = await aResident(centre)
})

async function sentBack(): Promise<{ orderId: string; revision: number }> {
  const order = await anOrder(centre, resident, { text: '门口的灯坏了，够不着' })
  return step(centre, post, 'sendBack', order, { words: '请写清是哪一单元' })
}
const ringIn = async (hours: number) => {
  await centre.setClock(new Date(Date.now() + hours * HOUR_MS))
  await centre.sweep('orders')
  await centre.setClock(new Date())
}
const titles = async (): Promise<string[]> =>
  (await centre.ask('notices', 'mine', {}, resident)).notices.map(({ title }: { title: string }) => title)
const REMINDER = '还等您补充'

it('reminds once, a day and a half after it was asked for, however often the clock rings', async () => {
  await sentBack()
  await ringIn(35)
  expect(await titles()).not.toContain(REMINDER)
  await ringIn(37)
  await ringIn(38)
  expect((await titles()).filter((title) => title === REMINDER)).toHaveLength(1)
})

it('reminds nobody who has answered', async () => {
  const { orderId, revision } = await sentBack()
  const when = { day: inDays(9), time: '10:00', flexible: false }
  await centre.ask('orders', 'complete', { orderId, revision, text: '三单元门口的灯坏了', when }, resident)
  await ringIn(37)
  expect(await titles()).not.toContain(REMINDER)
})

it('cancels in the end, says why, and reminds no more', async () => {
  const { orderId } = await sentBack()
  await ringIn(73)
  await ringIn(74)
  expect(await titles()).toContain('单子取消了')
  expect(await titles()).not.toContain(REMINDER)
  expect(await centre.ask('orders', 'myOrder', { orderId }, resident)).toMatchObject({ state: 'cancelled' })
})
