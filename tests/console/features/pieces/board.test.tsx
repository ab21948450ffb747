import '../../support/text-encoder'
import { Board } from '@console/features/pieces/board'
import { LinePage } from '@console/features/pieces/line'
import type { Piece } from '@functions/pieces/contract/board'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { Route, Routes } from 'react-router-dom'
import { fakeCloud } from '../../../support/fake-cloud'
import { atDesk, completeWindow } from '../../support/desk'

beforeAll(completeWindow)

const AT = '2026-11-23T04:00:00.000Z'
const aPiece = (changes: Partial<Piece>): Piece => ({
  kind: 'story',
  id: 's1',
  title: '小巷亮灯',
  stage: 'edit',
  state: 'writing',
  holder: null,
  since: '2026-11-23T03:00:00.000Z',
  dueAt: null,
  columnId: 'news',
  unitId: 'media-centre',
  form: null,
  ...changes,
})

async function open(pieces: readonly Piece[], address = '/board') {
  fakeCloud({
    'pieces.board': () => ({ marker: 'm1', at: AT, board: { pieces, whole: true, publishedToday: [] } }),
    'articles.columns': () => ({ columns: [{ columnId: 'news', name: '本地新闻' }] }),
  })
  jest.useFakeTimers({ now: Date.parse(AT), doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick'] })
  await act(async () => void atDesk(<Board />, ['editor'], address))
}
afterEach(() => jest.useRealTimers())

test('of one title on six channels each card says which it is', async () => {
  const on = (form: string) =>
    aPiece({ kind: 'publication', id: form, stage: 'publish', state: 'ready', form })
  await open([
    on('newspaper'),
    on('publicAccount'),
    aPiece({ kind: 'assignment', id: 'a1', state: 'assigned', form: 'video' }),
  ])
  expect(screen.getByText('报纸 · 待人工发布')).toBeTruthy()
  expect(screen.getByText('公众号 · 待人工发布')).toBeTruthy()
  expect(screen.getByText('视频任务 · 等接单')).toBeTruthy()
})

test('a number opens its list; what is late says by how much', async () => {
  const pieces = Array.from({ length: 8 }, (_, index) => aPiece({ id: `s${index}`, title: `第${index}篇` }))
  await open([...pieces, aPiece({ id: 'late', title: '晚了的', dueAt: '2026-11-23T02:30:00.000Z' })])
  expect(screen.getByText('晚了 1 小时 30 分')).toBeTruthy()
  const edit = screen.getByRole('region', { name: '编' })
  expect(within(edit).getAllByRole('listitem')).toHaveLength(6)
  await act(async () => void fireEvent.click(within(edit).getByRole('button', { name: '9 件，看全部' })))
  expect(within(screen.getByRole('region', { name: '编' })).getAllByRole('listitem')).toHaveLength(9)
  expect(screen.queryByRole('region', { name: '审' })).toBeNull()
})

test('a line names what is within reach, and counts the rest', async () => {
  const whole = {
    open: true,
    createdBy: { personId: 'p', name: '苏和' },
    createdAt: AT,
    movedAt: AT,
    publishedAt: null,
    parents: [],
    spent: { publish: 3_600_000 },
  }
  fakeCloud({
    'pieces.line': () => ({
      at: AT,
      piece: { ...aPiece({}), ...whole, spent: {} },
      above: [],
      below: [
        {
          ...aPiece({ kind: 'publication', id: 'u', stage: 'publish', state: 'ready', form: 'newspaper' }),
          ...whole,
        },
      ],
      history: [],
      earlierMoves: 0,
      hidden: 2,
      cut: false,
    }),
  })
  const page = (
    <Routes>
      <Route path="/line/:kind/:id" element={<LinePage />} />
    </Routes>
  )
  await act(async () => void atDesk(page, ['editor'], '/line/story/s1'))
  expect(screen.getByText('还有 2 件不在您的范围里')).toBeTruthy()
  const line = screen.getByRole('region', { name: '整条线' })
  expect(within(line).getByText('报纸')).toBeTruthy()
  expect(within(line).getByText('用时：发 1 小时')).toBeTruthy()
})
