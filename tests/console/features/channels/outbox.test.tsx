import '../../support/text-encoder'
import { Outbox } from '@console/features/channels/outbox'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { fakeCloud } from '../../../support/fake-cloud'
import { aPublication } from '../../support/a-publication'
import { atDesk, completeWindow } from '../../support/desk'

beforeAll(completeWindow)

const OVERVIEW = { channels: [{ channel: 'newspaper', counts: { ready: 2 }, takeDown: null }], settings: {} }

async function open(...items: ReturnType<typeof aPublication>[]) {
  const sent = fakeCloud({
    'channels.overview': () => OVERVIEW,
    'channels.list': () => ({ items, nextCursor: null }),
    'channels.markPublished': () => items[0],
  })
  await act(async () => void atDesk(<Outbox />, ['editor'], '/outbox'))
  return sent
}

test('a row says which channel, which version and since when; a number opens its list', async () => {
  await open(aPublication({ channel: 'newspaper', revision: 2 }))
  expect(screen.getByText(/^报纸 首发 第 2 稿 陈志远 .*放进来$/)).toBeTruthy()
  const link = screen.getByRole('link', { name: '报纸待人工发布 2 条' })
  expect(link.getAttribute('href')).toContain('channel=newspaper&state=ready')
})

test('what somebody else is at cannot be ticked off here', async () => {
  await open(aPublication({ holder: { personId: 'other', name: '苏和' } }))
  expect((screen.getByRole('button', { name: '发好了，打勾' }) as HTMLButtonElement).disabled).toBe(true)
  expect(screen.queryByRole('button', { name: '我来办' })).toBeNull()
})

test('a tick carries where it can be seen', async () => {
  const sent = await open(aPublication())
  fireEvent.click(screen.getByRole('button', { name: '发好了，打勾' }))
  const dialog = await screen.findByRole('dialog')
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '第 128 期第 2 版' } })
  await act(async () => void fireEvent.click(within(dialog).getByRole('button', { name: '打勾' })))
  expect(sent.find(({ action }) => action === 'markPublished')?.input).toEqual({
    publicationId: 's1-newspaper-1',
    link: '第 128 期第 2 版',
  })
})
