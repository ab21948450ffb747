import { type Centre, startCentre } from '../support/centre'
import { aStory, publishStory } from '../support/stories'
import { bootMiniProgram, type MiniProgram, type PhoneStorage, throughCloud } from '../support/weapp'

/**
 * A statute of 300 blocks and 37,000 characters, the largest of the sample, on an old phone: it comes slice by slice, a jump
 * draws what lies before it, and coming back one can go on where one stopped.
 */

jest.setTimeout(60_000)

const KB = 1024
const CHAPTERS = 10
const ARTICLES = 29
const read = 'features/articles/read/index'

function aStatute() {
  const text = (words: string) => [{ type: 'text' as const, text: words }]
  const content = Array.from({ length: CHAPTERS }, (_, chapter) => [
    { type: 'heading' as const, attrs: { level: 2 as const }, content: text(`第 ${chapter} 章`) },
    ...Array.from({ length: ARTICLES }, (_, article) => ({
      type: 'paragraph' as const,
      content: text(`第 ${chapter}-${article} 条${'，本法所称的事项按照规定办理'.repeat(9)}。`),
    })),
  ]).flat()
  return aStory({ title: '一部很长的法', columnId: 'laws', document: { type: 'doc', content } })
}

let centre: Centre
let mp: MiniProgram
let articleId: string
const storage: PhoneStorage = new Map()

beforeAll(async () => {
  centre = await startCentre()
  ;({ articleId } = await publishStory(centre, await centre.signIn('bianji'), aStatute()))
  mp = await bootMiniProgram('dist/weapp', { storage, callFunction: throughCloud(centre, 'o-lawyer') })
})
afterAll(async () => {
  mp?.close()
  await centre?.close()
})
afterEach(() => expect(mp.errors).toEqual([]))

/** Whether the text on the page has these words. */
const shows = (words: string) => mp.text('.story-body').includes(words)
const drawn = () => mp.$$('.story-slice').length

test('opens with its first slice, not with all of it', async () => {
  const { setDataBytes } = await mp.measure(async () => {
    await mp.launch(`/${read}?id=${articleId}`, 1007)
    await mp.waitFor(() => mp.$('.article'))
  })
  expect(drawn()).toBe(1)
  expect([shows('第 1-8 条'), shows('第 1-9 条')]).toEqual([true, false])
  expect(setDataBytes).toBeLessThan(40 * KB)
})

test('near the end the next slice comes alone', async () => {
  const { setDataBytes } = await mp.measure(async () => {
    await mp.reachBottom()
    await mp.waitFor(() => drawn() === 2)
  })
  expect([shows('第 2-18 条'), shows('第 2-20 条')]).toEqual([true, false])
  expect(setDataBytes).toBeLessThan(40 * KB)
})

test('another size costs a class, not the text', async () => {
  const { setDataBytes } = await mp.measure(async () => {
    await mp.tap(mp.byName('字号 特大'))
    await mp.waitFor(() => mp.$('.page')?.className.includes('size-l'))
  })
  expect(setDataBytes).toBeLessThan(2 * KB)
})

test('the table of contents jumps into what was not drawn yet', async () => {
  await mp.tap('.contents-head')
  await mp.waitFor(() => mp.byName('第 7 章'))
  await mp.tap(mp.byName('第 7 章'))
  await mp.waitFor(() => shows('第 7-9 条'))
  await mp.waitFor(() => mp.calls.some(({ name }) => name === 'pageScrollTo'))
  expect(mp.$('#block-210')?.textContent).toBe('第 7 章')
})

test('who comes back is offered to go on where they stopped', async () => {
  await mp.scrollTo(9000)
  await mp.waitFor(() => storage.has('reading-places'))
  await mp.launch(`/${read}?id=${articleId}`, 1007)
  await mp.waitFor(() => mp.$('.contents-resume'))
  expect(mp.text('.contents-resume')).toMatch(/^上次看到“第 \d 章”，接着看$/)
})
