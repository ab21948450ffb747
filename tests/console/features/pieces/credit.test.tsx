import '../../support/text-encoder'
import { Credit } from '@console/features/pieces/credit'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { FIRST_FORMULA } from '../../../../cloudfunctions/pieces/credit/formula'
import { fakeCloud } from '../../../support/fake-cloud'
import { atDesk, completeWindow } from '../../support/desk'

beforeAll(completeWindow)

const open = (tab: string, roles: Parameters<typeof atDesk>[1]) =>
  act(async () => void atDesk(<Credit />, roles, `/credit?month=2026-09&tab=${tab}`))

test('whoever has left still bears a name, not the number of an account', async () => {
  const inputs = {
    storyId: 's1',
    title: '小巷亮灯',
    publishedAt: '2026-09-20T01:00:00.000Z',
    forms: ['text'],
    characters: 300,
    difficulty: 'plain',
    contributions: [{ personId: 'p-left', name: '那仁', part: 'author', grade: 'good', gradedBy: null }],
  }
  const item = {
    ...inputs,
    columnId: 'news',
    unitId: 'media-centre',
    createdBy: { personId: 'p-left', name: '那仁' },
  }
  fakeCloud({
    'people.colleagues': () => ({ colleagues: [] }),
    'pieces.published': () => ({
      items: [{ ...item, inputs, revision: 1 }],
      formula: FIRST_FORMULA,
      locked: false,
      nextCursor: null,
    }),
  })
  await open('grading', ['editor'])
  expect(screen.getByTitle('那仁')).toBeTruthy()
  expect(screen.queryByText('p-left')).toBeNull()
})

const sheet = (version: number, locked: boolean) => ({
  month: '2026-09',
  version,
  locked,
  lockedBy: '白音',
  lockedAt: `2026-10-0${version}T01:00:00.000Z`,
  formula: FIRST_FORMULA,
  lines: [{ personId: 'p1', name: '苏和', items: [], points: 100 * version, fen: 0 }],
  ungraded: 0,
  agrees: true,
  reopenings: [{ version: 1, reason: '漏登了一篇', by: '白音', at: '2026-10-02T01:00:00.000Z' }],
})

test('a month that was opened again says why, and what was closed then can be read', async () => {
  const sent = fakeCloud({
    'pieces.sheet': ({ version }) => (version === 1 ? sheet(1, false) : sheet(2, true)),
  })
  await open('sheet', ['administrator'])
  const past = screen.getByRole('region', { name: '重开的经过' })
  expect(past.textContent).toContain('漏登了一篇')
  expect((screen.getByRole('button', { name: '重开' }) as HTMLButtonElement).disabled).toBe(true)
  await act(async () => void fireEvent.click(within(past).getByRole('button', { name: '看第 1 版' })))
  expect(sent.at(-1)?.input).toEqual({ month: '2026-09', version: 1 })
  expect(screen.getByText(/后来重开过，不再算数/)).toBeTruthy()
  // neither closing nor opening is offered for what is past
  expect(screen.queryByRole('button', { name: '封账' })).toBeNull()
  expect(screen.queryByRole('button', { name: '重开' })).toBeNull()
})

test('a formula is changed with a month and a reason, by administrators alone', async () => {
  const sent = fakeCloud({
    'pieces.formulas': () => ({ formulas: [FIRST_FORMULA] }),
    'pieces.saveFormula': () => FIRST_FORMULA,
  })
  await open('formula', ['administrator'])
  const save = screen.getByRole('button', { name: '存成新的一版' }) as HTMLButtonElement
  fireEvent.change(screen.getByLabelText('从哪个月起'), { target: { value: '2026-12' } })
  expect(save.disabled).toBe(true)
  fireEvent.change(screen.getByLabelText('为什么改'), { target: { value: '从十二月起算稿酬' } })
  await act(async () => void fireEvent.click(save))
  expect(sent.find(({ action }) => action === 'saveFormula')?.input).toMatchObject({
    version: 0,
    from: '2026-12',
    reason: '从十二月起算稿酬',
  })
})

test('readers of the formula change nothing', async () => {
  fakeCloud({ 'pieces.formulas': () => ({ formulas: [FIRST_FORMULA] }) })
  await open('formula', ['reporter'])
  expect(screen.queryByRole('button', { name: '存成新的一版' })).toBeNull()
})
