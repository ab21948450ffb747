import { forget, keep, keptKey, onReopening, recall } from '@console/features/stories/write/saving/kept'
import { EMPTY_DOCUMENT } from '@functions/_common/story-document'
import type { StoryContent } from '@functions/stories/contract'

const content = (title: string): StoryContent => ({
  title,
  digest: '',
  columnId: null,
  source: '',
  author: '',
  unitId: null,
  kind: 'text',
  cover: null,
  motif: 'none',
  datedAt: null,
  pinned: false,
  document: EMPTY_DOCUMENT,
})
const kept = (title: string, revision = 3) => ({ revision, keptAt: 1, content: content(title) })
const KEY = keptKey('naren', 'story-1')

afterEach(() => localStorage.clear())

it.each([
  '',
  'null',
  '{',
  '{"revision":1}',
  JSON.stringify({ revision: 1, keptAt: 1, content: { title: 3 } }),
])('rubbish in the browser is no copy: %s', (rubbish) => {
  localStorage.setItem(KEY, rubbish)
  expect(recall(KEY)).toBeNull()
})

it('another person at the same computer finds nothing', () => {
  keep(KEY, kept('甲'))
  expect(recall(keptKey('suhe', 'story-1'))).toBeNull()
})

it('keeps, recalls and forgets', () => {
  expect(keep(KEY, kept('甲'))).toBe(true)
  expect(recall(KEY)).toEqual(kept('甲'))
  forget(KEY)
  expect(recall(KEY)).toBeNull()
})

it('says so when the browser has no room', () => {
  const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(keep(KEY, kept('甲'))).toBe(false)
  full.mockRestore()
})

describe('when its story is opened again', () => {
  it('nobody saved meanwhile: go on with it', () => {
    expect(onReopening(kept('甲'), { ...content('乙'), revision: 3 })).toBe('continue')
  })
  it('somebody saved meanwhile: a person decides', () => {
    expect(onReopening(kept('甲'), { ...content('乙'), revision: 4 })).toBe('conflict')
  })
  it('its save had arrived although the answer was lost: nothing to do', () => {
    expect(onReopening(kept('甲'), { ...content('甲'), revision: 4 })).toBe('nothing')
  })
  it('no copy: nothing to do', () => {
    expect(onReopening(null, { ...content('甲'), revision: 4 })).toBe('nothing')
  })
})
