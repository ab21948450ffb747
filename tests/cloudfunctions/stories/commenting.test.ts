import { type Centre, startCentre } from '../../support/centre'
import { aStory } from '../../support/stories'

jest.setTimeout(30_000)

let centre: Centre
let editor: string
let reporter: string
let unitEditor: string
let reviewer: string

beforeAll(async () => {
  centre = await startCentre()
  ;[editor, reporter, unitEditor, reviewer] = await Promise.all(
    (['bianji', 'jizhe', 'danwei', 'chushen'] as const).map((name) => centre.signIn(name)),
  )
})
afterAll(() => centre.close())

const ask = (action: string, input: object, token = reporter) =>
  centre.ask('stories', action, input, { token })
const refusal = async (action: string, input: object, token = reporter) => {
  const reply = await centre.call('stories', action, input, { token })
  return reply.ok ? null : reply.error
}
const draft = async () => (await ask('create', { content: aStory() })).storyId as string
/** 路面铺好了，路灯也亮了。 */
const LAMPS = { field: 'body', block: 0, from: 6, to: 8, quote: '路灯' }
const suggest = async (storyId: string, replacement: string, anchor: object = LAMPS) =>
  (await ask('comment', { storyId, anchor, text: '', replacement }, reviewer)).commentId as string
const textOf = async (storyId: string) =>
  (await ask('open', { storyId })).document.content[0].content[0].text as string

it('refuses whoever may not open the story, and a comment of another story', async () => {
  const storyId = await draft()
  const commentId = await suggest(await draft(), '灯')
  expect(await refusal('comments', { storyId }, unitEditor)).toMatchObject({ code: 'not_allowed' })
  expect(await refusal('comment', { storyId, anchor: LAMPS, text: '哪盏' }, unitEditor)).toMatchObject({
    code: 'not_allowed',
  })
  for (const [action, more] of [
    ['reply', { text: '好' }],
    ['decideComment', { outcome: 'done' }],
    ['acceptSuggestion', { revision: 1 }],
  ] as const) {
    expect(await refusal(action, { storyId, commentId, ...more })).toMatchObject({ code: 'not_found' })
  }
})

it('refuses words that are not there, an empty comment and a suggestion that changes nothing', async () => {
  const storyId = await draft()
  const elsewhere = { ...LAMPS, from: 0, to: 2 }
  expect(await refusal('comment', { storyId, anchor: elsewhere, text: '？' })).toMatchObject({
    code: 'changed_meanwhile',
  })
  expect(await refusal('comment', { storyId, anchor: LAMPS, text: '' })).toMatchObject({
    fields: { text: /写/ },
  })
  expect(await refusal('comment', { storyId, anchor: LAMPS, text: '', replacement: '路灯' })).toMatchObject({
    code: 'invalid_input',
  })
})

it('takes a suggestion as a save by the one who takes it, wherever its words stand by then', async () => {
  const storyId = await draft()
  const commentId = await suggest(storyId, '四十盏路灯')
  const document = {
    type: 'doc',
    content: ['新加的一段。', '今天，路面铺好了，路灯也亮了。'].map((text) => ({
      type: 'paragraph',
      content: [{ type: 'text', text }],
    })),
  }
  await ask('save', { storyId, revision: 1, content: aStory({ document: document as never }) })
  expect(await refusal('acceptSuggestion', { storyId, commentId, revision: 1 }, editor)).toMatchObject({
    code: 'changed_meanwhile',
  })
  const { story, comment } = await ask('acceptSuggestion', { storyId, commentId, revision: 2 }, editor)
  expect(story).toMatchObject({ revision: 3, updatedByName: '陈志远' })
  expect(story.document.content[1].content[0].text).toBe('今天，路面铺好了，四十盏路灯也亮了。')
  expect(comment).toMatchObject({ state: 'accepted', decided: { by: '陈志远' } })
  expect(await refusal('acceptSuggestion', { storyId, commentId, revision: 3 }, editor)).toMatchObject({
    code: 'wrong_state',
  })
})

it('keeps a suggestion open while somebody else writes the story, and when its words are gone', async () => {
  const storyId = await draft()
  const commentId = await suggest(storyId, '灯')
  await ask('lock', { storyId }, editor)
  expect(await refusal('acceptSuggestion', { storyId, commentId, revision: 1 })).toMatchObject({
    fields: { lock: expect.stringContaining('陈志远') },
  })
  await ask('unlock', { storyId }, editor)
  const document = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: '全改了。' }] }],
  }
  await ask('save', { storyId, revision: 1, content: aStory({ document: document as never }) })
  expect(await refusal('acceptSuggestion', { storyId, commentId, revision: 2 })).toMatchObject({
    code: 'wrong_state',
  })
  expect((await ask('comments', { storyId })).comments).toMatchObject([{ commentId, state: 'open' }])
})

it('of two who take one suggestion at once one does, and a tap sent again changes nothing', async () => {
  const storyId = await draft()
  const commentId = await suggest(storyId, '红绿灯')
  const input = { storyId, commentId, revision: 1 }
  const replies = await Promise.all(
    [editor, reporter].map((token) => centre.call('stories', 'acceptSuggestion', input, { token })),
  )
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await textOf(storyId)).toBe('路面铺好了，红绿灯也亮了。')
})

it('refuses a suggestion with a reason only, and answers in one thread', async () => {
  const storyId = await draft()
  const commentId = await suggest(storyId, '')
  const one = { storyId, commentId }
  expect(await refusal('decideComment', { ...one, outcome: 'refused' })).toMatchObject({
    fields: { reason: expect.any(String) },
  })
  await ask('reply', { ...one, text: '灯是新装的' })
  await Promise.all([
    centre.call('stories', 'reply', { ...one, text: '同时一' }, { token: editor }),
    centre.call('stories', 'reply', { ...one, text: '同时二' }, { token: reviewer }),
  ])
  const refused = await ask('decideComment', { ...one, outcome: 'refused', reason: '采访核实过' })
  expect(refused).toMatchObject({ state: 'refused', decided: { by: '苏和', reason: '采访核实过' } })
  expect(await refusal('decideComment', { ...one, outcome: 'done' })).toMatchObject({ code: 'wrong_state' })
})

it('keeps the answer that was told it is there, whoever answers at the same time', async () => {
  const storyId = await draft()
  const commentId = await suggest(storyId, '')
  const replies = await Promise.all(
    [editor, reviewer, reporter].map((token, index) =>
      centre.call('stories', 'reply', { storyId, commentId, text: `第${index}句` }, { token }),
    ),
  )
  const [{ replies: kept }] = (await ask('comments', { storyId })).comments
  expect(kept).toHaveLength(replies.filter(({ ok }) => ok).length)
})
