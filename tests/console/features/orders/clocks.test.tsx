import '../../support/text-encoder'
import { OrderClocks } from '@console/features/orders/clocks'
import { ORDER_CLOCKS } from '@site/orders'
import { act, fireEvent, screen } from '@testing-library/react'
import { CutLine, fakeCloud, Refusal } from '../../../support/fake-cloud'
import { atDesk, completeWindow, inputOf, press } from '../../support/desk'

beforeAll(completeWindow)

const amounts = Object.fromEntries(Object.entries(ORDER_CLOCKS).map(([name, { amount }]) => [name, amount]))
const setting = (changes: object = {}, revision = 0) => ({
  revision,
  amounts: { ...amounts, ...changes },
  changedBy: revision > 0 ? '管理员小李' : null,
  changedAt: revision > 0 ? new Date().toISOString() : null,
})

async function open(answers: Parameters<typeof fakeCloud>[0], role: 'dispatcher' | 'administrator') {
  const sent = fakeCloud(answers)
  await act(async () => void atDesk(<OrderClocks />, [role]))
  return sent
}
const amountOf = (label: string) => screen.getByRole('spinbutton', { name: label }) as HTMLInputElement
const write = (label: string, value: string) => {
  fireEvent.change(amountOf(label), { target: { value } })
  fireEvent.blur(amountOf(label))
}

it('is read by whoever dispatches, and says what is not as usual', async () => {
  await open({ 'orders.clocks': () => setting({ review: 9 }, 1) }, 'dispatcher')
  expect(screen.queryByRole('spinbutton')).toBeNull()
  expect(screen.queryByRole('button', { name: /改/ })).toBeNull()
  expect(screen.getByText('9 小时')).toBeTruthy()
  expect(screen.getByText(/平时是 2 小时。/)).toBeTruthy()
  expect(screen.getByText(/管理员小李 刚刚改的。/)).toBeTruthy()
})

it('keeps what was written when somebody else was quicker, on top of what they set', async () => {
  let times = 0
  const sent = await open(
    {
      'orders.clocks': () => (times++ === 0 ? setting() : setting({ dispatch: 6 }, 1)),
      'orders.setClocks': () => {
        throw new Refusal('changed_meanwhile', { '': '别人刚改过时限，先看看现在是多少，再改。' })
      },
    },
    'administrator',
  )
  write('审单', '4')
  await press('改这 1 项')
  expect(inputOf(sent, 'setClocks')).toEqual({ revision: 0, amounts: { ...amounts, review: 4 } })
  expect(amountOf('审单').value).toBe('4')
  expect(await screen.findByText(/管理员小李/)).toBeTruthy()
  expect(amountOf('派单').value).toBe('6')
  expect(screen.getByRole('button', { name: '改这 1 项' })).toBeTruthy()
})

it('keeps it without a network too, stays within what may be set, and takes it back by one tap', async () => {
  await open(
    {
      'orders.clocks': () => setting(),
      'orders.setClocks': () => {
        throw new CutLine('no network')
      },
    },
    'administrator',
  )
  write('不满意的回访', '99')
  expect(amountOf('不满意的回访').value).toBe('15')
  await press('改这 1 项')
  expect(await screen.findByText(/没连上网/, undefined, { timeout: 20_000 })).toBeTruthy()
  expect(amountOf('不满意的回访').value).toBe('15')
  await press('不改了')
  expect(amountOf('不满意的回访').value).toBe('5')
})
