import { selected } from '@console/features/pieces/board/selection'
import { csvOf } from '@console/features/pieces/credit/csv'
import { deskOf, duration, stateInWords } from '@console/features/pieces/words'
import type { Piece } from '@functions/pieces/contract/board'
import { FIRST_FORMULA } from '../../../../cloudfunctions/pieces/credit/formula'

const now = Date.parse('2026-11-20T10:00:00.000Z')
const piece = (id: string, changes: Partial<Piece> = {}): Piece => ({
  kind: 'story',
  id,
  title: id,
  stage: 'edit',
  state: 'writing',
  holder: null,
  since: '2026-11-20T09:00:00.000Z',
  dueAt: null,
  columnId: null,
  unitId: null,
  form: null,
  ...changes,
})

it.each([
  [0, '不到 1 分钟'],
  [38 * 60_000, '38 分钟'],
  [80 * 60_000, '1 小时 20 分'],
  [74 * 3_600_000, '3 天 2 小时'],
])('%s ms are %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words)
})

it('calls a state as its desk does, and one that no desk names as it is', () => {
  expect(stateInWords('story', 'in_review')).toBe('审校中')
  expect(stateInWords('publication', 'ready')).toBe('待人工发布')
  expect(stateInWords('story', 'unheard_of')).toBe('unheard_of')
})

it('opens a story in review at the review desk', () => {
  expect(deskOf({ kind: 'story', id: 's' }, 'review')).toBe('/reviews/s')
  expect(deskOf({ kind: 'story', id: 's' }, 'edit')).toBe('/stories/s')
})

it('shows the late first, then what is held longest, and only what was asked for', () => {
  const all = [
    piece('new'),
    piece('old', { since: '2026-11-19T09:00:00.000Z' }),
    piece('late', { dueAt: '2026-11-20T09:59:00.000Z' }),
    piece('other', { stage: 'plan' }),
  ]
  const ids = (query: string) => selected(all, new URLSearchParams(query), now).map(({ id }) => id)
  expect(ids('stage=edit')).toEqual(['late', 'old', 'new'])
  expect(ids('late=1')).toEqual(['late'])
  expect(ids('holder=nobody&stage=plan')).toEqual(['other'])
})

it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1'])(
  'writes %j as text into the table',
  (title) => {
    const item = {
      storyId: 's',
      title,
      publishedAt: '2026-10-01T00:00:00.000Z',
      forms: ['text'],
      characters: 1,
      difficulty: 'plain' as const,
      part: 'author' as const,
      sharedBy: 1,
      grade: 'good' as const,
      gradedBy: '陈“"志远',
      points: 660,
      fen: 0,
    }
    const csv = csvOf([{ personId: 'p', name: '苏和', items: [item], points: 660, fen: 0 }], FIRST_FORMULA)
    expect(csv.startsWith('\uFEFF"姓名"')).toBe(true)
    expect(csv).toContain(`"'${title}"`)
    expect(csv).toContain('"陈“""志远"')
    expect(csv).toContain('"6.60"')
  },
)
