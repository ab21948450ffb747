import '../../../support/text-encoder'
import { Publish } from '@console/features/stories/publish'
import { PublishDialog } from '@console/features/stories/publish/publish-dialog'
import type { Standing } from '@console/features/stories/review/standing'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { fakeCloud, Refusal } from '../../../../support/fake-cloud'
import { aPublication } from '../../../support/a-publication'
import { atDesk, completeWindow } from '../../../support/desk'

beforeAll(completeWindow)

const allowed = (...names: string[]) => names.map((action) => ({ action, why: null }))
const aStanding = (changes: object = {}): Standing =>
  ({
    storyId: 's1',
    revision: 3,
    state: 'draft',
    release: null,
    signature: null,
    history: [],
    actions: allowed('publish', 'schedule', 'embargo'),
    ...changes,
  }) as unknown as Standing

const onDone = jest.fn()
const dialog = (standing: Standing, embargoing = false) => (
  <PublishDialog standing={standing} embargoing={embargoing} onDone={onDone} onClose={jest.fn()} />
)
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

test('it goes into the outboxes that are ticked, and into no other', async () => {
  const sent = fakeCloud({
    'channels.list': () => ({ items: [], nextCursor: null }),
    'stories.publish': () => ({}),
  })
  await act(async () => void atDesk(dialog(aStanding()), ['editor']))
  fireEvent.click(screen.getByRole('checkbox', { name: '报纸' }))
  fireEvent.click(screen.getByRole('checkbox', { name: '公众号' }))
  await press('发布')
  const { input } = sent.find(({ action }) => action === 'publish') ?? {}
  expect(input).toMatchObject({ storyId: 's1', revision: 3 })
  expect(new Set((input as { channels: string[] }).channels)).toEqual(new Set(['newspaper', 'publicAccount']))
})

test('a correction begins with the channels where the error stands, and says both sentences', async () => {
  const sent = fakeCloud({
    'channels.list': () => ({
      items: [
        aPublication({ channel: 'newspaper', state: 'published' }),
        aPublication({ channel: 'television', state: 'cancelled' }),
      ],
      nextCursor: null,
    }),
    'stories.correct': () => ({}),
  })
  await act(
    async () =>
      void atDesk(
        dialog(aStanding({ state: 'published', actions: allowed('correct', 'update', 'schedule') })),
        ['editor'],
      ),
  )
  await waitFor(() =>
    expect((screen.getByRole('checkbox', { name: '报纸' }) as HTMLInputElement).checked).toBe(true),
  )
  expect((screen.getByRole('checkbox', { name: '电视稿' }) as HTMLInputElement).checked).toBe(false)
  const publish = screen.getByRole('button', { name: '发布' }) as HTMLButtonElement
  expect(publish.disabled).toBe(true)
  expect(screen.getByText('选一下原来有没有写错。')).toBeTruthy()
  fireEvent.click(screen.getAllByRole('radio')[0] as HTMLElement)
  const [was, now] = screen.getAllByRole('textbox')
  if (!was || !now) throw new Error('a correction has two sentences')
  fireEvent.change(was, { target: { value: '四十盏' } })
  expect(screen.getByText('更正的两句都写上。')).toBeTruthy()
  fireEvent.change(now, { target: { value: '四十二盏' } })
  await press('发布')
  expect(sent.find(({ action }) => action === 'correct')?.input).toMatchObject({
    channels: ['newspaper'],
    correction: { was: '四十盏', now: '四十二盏' },
  })
})

test('the refusal of the centre stays in the dialog, in its own words', async () => {
  fakeCloud({
    'channels.list': () => ({ items: [], nextCursor: null }),
    'stories.publish': () => {
      throw new Refusal('wrong_state', { '': '签发以后又改过，请重新送审。' })
    },
  })
  onDone.mockClear()
  await act(async () => void atDesk(dialog(aStanding()), ['editor']))
  await press('发布')
  expect(screen.getByRole('alert').textContent).toContain('签发以后又改过')
  expect(onDone).not.toHaveBeenCalled()
})

test('why it cannot go out stands beside the button, with the time of each channel', async () => {
  fakeCloud({
    'channels.list': () => ({
      items: [
        aPublication({
          channel: 'newspaper',
          state: 'withdrawn',
          withdrawal: {
            kind: 'takeDown',
            orderedAt: '2026-11-20T01:00:00.000Z',
            orderedBy: { personId: 'p', name: '王' },
            reason: '',
            doneAt: null,
            doneBy: null,
            seconds: 240,
          },
        }),
      ],
      nextCursor: null,
    }),
  })
  const standing = aStanding({
    state: 'published',
    actions: [{ action: 'update', why: '没有新签发的改动。' }],
  })
  const story = { storyId: 's1', title: '小巷' } as Parameters<typeof Publish>[0]['story']
  await act(
    async () => void atDesk(<Publish story={story} standing={standing} onDone={jest.fn()} />, ['editor']),
  )
  const button = screen.getByRole('button', { name: '更新或更正' }) as HTMLButtonElement
  expect(button.disabled).toBe(true)
  expect(screen.getByText('没有新签发的改动。').id).toBe(button.getAttribute('aria-describedby'))
  expect(screen.getByText('用时 4 分钟')).toBeTruthy()
})
