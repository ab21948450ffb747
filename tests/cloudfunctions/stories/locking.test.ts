import { type Centre, startCentre } from '../../support/centre'
import { aStory } from '../../support/stories'

jest.setTimeout(30_000)

let centre: Centre
let editor: string
let reporter: string
let unitEditor: string

beforeAll(async () => {
  centre = await startCentre()
  ;[editor, reporter, unitEditor] = await Promise.all(
    (['bianji', 'jizhe', 'danwei'] as const).map((name) => centre.signIn(name)),
  )
})
afterAll(() => centre.close())

const ask = (action: string, input: object, token: string) => centre.ask('stories', action, input, { token })
const refusal = async (action: string, input: object, token: string) => {
  const reply = await centre.call('stories', action, input, { token })
  return reply.ok ? null : reply.error
}
const draft = async () => (await ask('create', { content: aStory() }, reporter)).storyId as string

it('refuses a lock, a look at it and left words to whoever may not open the story', async () => {
  const storyId = await draft()
  for (const [action, input] of [
    ['lock', { storyId }],
    ['takeOver', { storyId }],
    ['keepLock', { storyId, idleMs: null }],
    ['leaveWords', { storyId, revision: 1, content: aStory() }],
    ['leftWords', { storyId, leftId: 'x' }],
  ] as const) {
    expect(await refusal(action, input, unitEditor)).toMatchObject({ code: 'not_allowed' })
  }
})

it('refuses a save and a restore with the name of whoever writes, and takes them once it is given back', async () => {
  const storyId = await draft()
  expect(await ask('lock', { storyId }, editor)).toMatchObject({ mine: true, holder: { name: '陈志远' } })
  const save = { storyId, revision: 1, content: aStory({ title: '记者的题目' }) }
  expect(await refusal('save', save, reporter)).toMatchObject({
    code: 'wrong_state',
    fields: { lock: expect.stringContaining('陈志远正在写这篇') },
  })
  expect(await refusal('restore', { storyId, revision: 1, number: 1 }, reporter)).toMatchObject({
    fields: { lock: expect.stringContaining('陈志远') },
  })
  await ask('unlock', { storyId }, editor)
  expect(await ask('save', save, reporter)).toMatchObject({ revision: 2 })
})

it('never takes a held lock without the word for it, and lets nobody give back another’s', async () => {
  const storyId = await draft()
  await ask('lock', { storyId }, editor)
  expect(await ask('lock', { storyId }, reporter)).toMatchObject({ mine: false, holder: { name: '陈志远' } })
  await ask('unlock', { storyId }, reporter)
  expect(await ask('keepLock', { storyId, idleMs: null }, reporter)).toMatchObject({
    mine: false,
    holder: { name: '陈志远' },
  })
})

it('tells the one who lost it who took it, and keeps a record of that', async () => {
  const storyId = await draft()
  await ask('lock', { storyId }, reporter)
  expect(await ask('takeOver', { storyId }, editor)).toMatchObject({
    mine: true,
    takenOver: null,
  })
  expect(await ask('keepLock', { storyId, idleMs: 10 }, reporter)).toMatchObject({
    mine: false,
    takenOver: { byName: '陈志远' },
  })
  const admin = await centre.signIn('admin')
  const { records } = await centre.ask('settings', 'audit', {}, { token: admin })
  expect(records).toContainEqual(
    expect.objectContaining({
      action: 'stories.takeOver',
      subject: storyId,
      staffName: '陈志远',
      outcome: 'done',
    }),
  )
})

it('gives one of two who take over at once the lock', async () => {
  const storyId = await draft()
  const said = await Promise.all([ask('lock', { storyId }, reporter), ask('lock', { storyId }, editor)])
  expect(said.filter(({ mine }) => mine)).toHaveLength(1)
  expect(new Set(said.map(({ holder }) => holder.name)).size).toBe(1)
})

it('says when the last key was pressed', async () => {
  const storyId = await draft()
  await ask('lock', { storyId }, reporter)
  await ask('keepLock', { storyId, idleMs: 60_000 }, reporter)
  const { typedAt } = await ask('keepLock', { storyId, idleMs: null }, editor)
  expect(Date.now() - Date.parse(typedAt)).toBeGreaterThanOrEqual(60_000)
})

it('offers left words to whoever goes on, with what they were typed on, until somebody decides', async () => {
  const storyId = await draft()
  const other = await draft()
  const content = aStory({ title: '没存上的题目' })
  await ask('leaveWords', { storyId, revision: 1, content }, reporter)
  const { left } = await ask('lock', { storyId }, editor)
  expect(left).toEqual([{ leftId: expect.any(String), byName: '苏和', at: expect.any(String) }])
  const [{ leftId }] = left
  expect(await refusal('leftWords', { storyId: other, leftId }, editor)).toMatchObject({ code: 'not_found' })
  expect(await ask('leftWords', { storyId, leftId }, editor)).toMatchObject({
    content: { title: '没存上的题目' },
    base: { title: aStory().title },
  })
  await ask('settleWords', { storyId, leftId, outcome: 'taken' }, editor)
  expect(await refusal('settleWords', { storyId, leftId, outcome: 'dropped' }, editor)).toMatchObject({
    code: 'wrong_state',
  })
  expect((await ask('keepLock', { storyId, idleMs: 0 }, editor)).left).toEqual([])
})
