import { keptKey, recall } from '@console/features/stories/write/saving/kept'
import { useAutosave } from '@console/features/stories/write/saving/use-autosave'
import { MeContext } from '@console/me'
import { session } from '@console/session'
import { EMPTY_DOCUMENT } from '@functions/_common/story-document'
import type { StoryContent } from '@functions/stories/contract'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'

const EMPTY: StoryContent = {
  title: '',
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
}
const KEY = keptKey('naren', 's1')

interface Sent {
  key: string
  input: { revision: number; content: StoryContent }
}
let sent: Sent[]
/** What the line does with the next calls: the centre's answer, or nothing (a dead line). */
let line: ('saved' | 'dead' | 'changed_meanwhile' | 'invalid_input' | 'not_signed_in')[]

const realFetch = globalThis.fetch
beforeEach(() => {
  jest.useFakeTimers()
  localStorage.clear()
  sent = []
  line = []
  globalThis.fetch = (async (_: string, init?: RequestInit) => {
    const event: Sent = JSON.parse(String(init?.body))
    const course = line.shift() ?? 'saved'
    if (course === 'dead') throw new TypeError('Failed to fetch')
    sent.push(event)
    const reply =
      course === 'saved'
        ? { ok: true, data: { ...event.input.content, storyId: 's1', revision: event.input.revision + 1 } }
        : {
            ok: false,
            error: {
              code: course,
              fields: course === 'invalid_input' ? { title: '太长了' } : {},
              traceId: 't',
            },
          }
    return { json: async () => reply }
  }) as unknown as typeof fetch
})
afterEach(() => {
  jest.useRealTimers()
  globalThis.fetch = realFetch
})

function Desk({ children }: { children: ReactNode }) {
  const me = { staff: { staffId: 'naren' }, mustEnrolTotp: false, refresh: () => undefined }
  return <MeContext.Provider value={me as never}>{children}</MeContext.Provider>
}

function begin() {
  const here = { title: '' }
  const onSaved = jest.fn()
  const { result } = renderHook(
    () => useAutosave({ storyId: 's1', revision: 1 }, () => ({ ...EMPTY, title: here.title }), onSaved),
    { wrapper: Desk },
  )
  return {
    result,
    type(words: string) {
      here.title += words
      act(() => result.current.typed())
    },
    wait: (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms)),
  }
}
const titles = () => sent.map(({ input }) => `${input.revision} ${input.content.title}`)

it('a conflict sends nothing more and keeps the words', async () => {
  line = ['changed_meanwhile']
  const { result, type, wait } = begin()
  type('我的')
  await wait(2000)
  type('字')
  await wait(60_000)
  expect(result.current.saving.phase).toBe('conflict')
  expect(titles()).toEqual(['1 我的'])
  expect(recall(KEY)?.content.title).toBe('我的字')
})

it('a refusal is said, its words are kept', async () => {
  line = ['invalid_input']
  const { result, type, wait } = begin()
  type('太长的')
  await wait(2000)
  expect(result.current.saving).toMatchObject({ phase: 'refused', refusal: '太长了' })
  expect(recall(KEY)?.content.title).toBe('太长的')
})

it('an ended session keeps the words and the browser forgets the session', async () => {
  session.begin('token-of-naren-123456', null)
  line = ['not_signed_in']
  const { type, wait } = begin()
  type('没说完的')
  await wait(2000)
  expect(session.token()).toBeNull()
  expect(recall(KEY)?.content.title).toBe('没说完的')
})

it('a dead line loses nothing: the same save goes out again under the same key, then the newer words', async () => {
  // the first save reaches the centre, but its answer is lost: to the browser the line was dead
  line = ['dead', 'dead', 'dead']
  const { result, type, wait } = begin()
  type('断网前')
  await wait(2000)
  await wait(2000)
  expect(result.current.saving.phase).toBe('cut_off')
  type('，断网后')
  await wait(500)
  expect(recall(KEY)?.content.title).toBe('断网前，断网后')
  await wait(60_000)
  expect(titles()).toEqual(['1 断网前', '2 断网前，断网后'])
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2)
  expect(result.current.saving).toMatchObject({ phase: 'saved', revision: 3 })
  expect(recall(KEY)).toBeNull()
})

it('saves once, two seconds after the last key', async () => {
  const { result, type, wait } = begin()
  type('一')
  await wait(1900)
  type('二')
  await wait(1900)
  expect(sent).toEqual([])
  await wait(100)
  expect(titles()).toEqual(['1 一二'])
  expect(result.current.saving.phase).toBe('saved')
})

it('flush saves at once and answers the revision; with nothing to save it answers the one that is', async () => {
  const { result, type } = begin()
  type('马上')
  const flushed = await act(() => result.current.flush())
  expect(flushed).toBe(2)
  expect(await act(() => result.current.flush())).toBe(2)
  expect(titles()).toEqual(['1 马上'])
})

it('overwriting goes out on the newer revision', async () => {
  line = ['changed_meanwhile']
  const { result, type, wait } = begin()
  type('我的')
  await wait(2000)
  const revision = await act(() => result.current.overwrite(7))
  expect(revision).toBe(8)
  expect(titles()).toEqual(['1 我的', '7 我的'])
})
