import { ORDER_CLOCKS } from '@site/orders'
import { type Centre, startCentre } from '../../support/centre'
import { type As, anOrder, aResident, step } from '../../support/orders'

/** 办理时限: set by an administrator, for what begins from then on. */

jest.setTimeout(90_000)

let centre: Centre
let admin: As
let post: As
let resident: As
beforeAll(async () => {
  centre = await startCentre()
  admin = { token: await centre.signIn('admin') }
  post = { token: await centre.signIn('gaowa') }
  resident = await aResident(centre)
})
afterAll(() => centre.close())

interface Setting {
  revision: number
  amounts: Record<string, number>
  changedBy: string | null
}
const now = (): Promise<Setting> => centre.ask('orders', 'clocks', {}, post)
const setTo = (changes: Record<string, number>, { revision, amounts }: Setting, as = admin) =>
  centre.call('orders', 'setClocks', { revision, amounts: { ...amounts, ...changes } }, as)
const refused = (code: string, fields?: object) => ({
  ok: false,
  error: { code, ...(fields ? { fields } : {}) },
})
const hoursUntil = ({ dueAt }: { dueAt: string | null }) => (Date.parse(dueAt ?? '') - Date.now()) / 3_600_000

it('are the site’s until somebody sets them, and nobody does who only dispatches', async () => {
  const setting = await now()
  expect(setting).toMatchObject({ revision: 0, changedBy: null })
  expect(setting.amounts).toEqual(
    Object.fromEntries(Object.entries(ORDER_CLOCKS).map(([name, { amount }]) => [name, amount])),
  )
  expect(await setTo({ review: 4 }, setting, post)).toMatchObject(refused('not_allowed'))
  expect(await centre.call('orders', 'clocks', {}, resident)).toMatchObject(refused('not_allowed'))
})

it.each([
  ['mend', 16, '填 5 到 15'],
  ['mend', 4, '填 5 到 15'],
  ['review', 0, '填 1 到 24'],
  ['nudge', 12.5, '填 10 到 120'],
])('a %s of %d is refused with what it may be', async (name, amount, sentence) => {
  expect(await setTo({ [name]: amount }, await now())).toMatchObject(
    refused('invalid_input', { [`amounts.${name}`]: sentence }),
  )
})

it('hold for what begins from then on; what runs keeps the time that was promised', async () => {
  const before = await anOrder(centre, resident, { text: '楼道灯不亮，请帮忙看看' })
  expect(hoursUntil(before)).toBeCloseTo(2, 1)
  const set = await setTo({ review: 5, dispatch: 7 }, await now())
  expect(set).toMatchObject({ ok: true, data: { revision: 1, amounts: { review: 5, dispatch: 7 } } })
  const order = (orderId: string) => centre.ask('orders', 'order', { orderId }, post)
  expect(hoursUntil(await order(before.orderId))).toBeCloseTo(2, 1)
  const after = await anOrder(centre, resident, { text: '阳台窗户关不上', categoryId: 'ecology' })
  expect(hoursUntil(after)).toBeCloseTo(5, 1)
  const { notices } = await centre.ask('notices', 'mine', {}, resident)
  expect(JSON.stringify(notices)).toContain('5 小时内给您回话')
  // the next turn of the earlier one begins now
  await step(centre, post, 'accept', before)
  expect(hoursUntil(await order(before.orderId))).toBeCloseTo(7, 1)
})

it('have one winner when two set them at once, and the other is told', async () => {
  const setting = await now()
  const replies = await Promise.all([setTo({ claim: 3 }, setting), setTo({ claim: 4 }, setting)])
  const [won, lost] = replies[0]?.ok ? replies : [...replies].reverse()
  expect(won).toMatchObject({ ok: true })
  expect(lost).toMatchObject(refused('changed_meanwhile', { '': '别人刚改过时限，先看看现在是多少，再改。' }))
  expect((await now()).revision).toBe(setting.revision + 1)
})
