import '../../../support/text-encoder'
import { Delegations } from '@console/features/stories/review/delegations'
import { act, fireEvent, screen } from '@testing-library/react'
import { fakeCloud } from '../../../../support/fake-cloud'
import { atDesk, completeWindow } from '../../../support/desk'

beforeAll(completeWindow)

const GIVEN = {
  delegationId: 'd1',
  from: { personId: 'me', name: '陈志远' },
  to: { personId: 'p2', name: '其其格' },
  role: 'first_reviewer',
  startsAt: '2026-11-24T01:00:00.000Z',
  endsAt: '2026-11-25T01:00:00.000Z',
}

test('without anybody of that role it says whom to ask, and nothing can be sent', async () => {
  fakeCloud({ 'stories.delegations': () => ({ given: [], received: [], candidates: [] }) })
  await act(async () => void atDesk(<Delegations onClose={jest.fn()} />, ['first_reviewer']))
  expect(screen.getByText(/还没有人有这个角色，请管理员给一位同事开通/)).toBeTruthy()
  expect((screen.getByRole('button', { name: '委托' }) as HTMLButtonElement).disabled).toBe(true)
})

test('what one gave is ended by oneself; what one received is not', async () => {
  const received = { ...GIVEN, delegationId: 'd2', from: { personId: 'p3', name: '乌兰' } }
  const sent = fakeCloud({
    'stories.delegations': () => ({ given: [GIVEN], received: [received], candidates: [] }),
    'stories.endDelegation': () => ({}),
  })
  await act(async () => void atDesk(<Delegations onClose={jest.fn()} />, ['first_reviewer']))
  expect(screen.getByText('乌兰')).toBeTruthy()
  const [end, ...others] = screen.getAllByRole('button', { name: '我回来了，不用代了' })
  expect(others).toEqual([])
  await act(async () => void fireEvent.click(end as HTMLElement))
  expect(sent.find(({ action }) => action === 'endDelegation')?.input).toEqual({ delegationId: 'd1' })
})
