import type { EditableForm, FormBody } from '../../../cloudfunctions/stories/contract'
import { digestOfForms } from '../../../cloudfunctions/stories/forms'
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

const ask = (action: string, input: object, token = reporter) =>
  centre.ask('stories', action, input, { token })
const refusal = async (action: string, input: object, token = reporter) => {
  const reply = await centre.call('stories', action, input, { token })
  return reply.ok ? null : reply.error
}
const draft = async () => (await ask('create', { content: aStory() })).storyId as string
const formOf = async (storyId: string, form: string): Promise<EditableForm> => {
  const { renditions } = await ask('renditions', { storyId })
  return renditions.find((one: EditableForm) => one.form === form)
}
const newspaper = (text: string): FormBody => ({ kind: 'text', text })
const rewrite = (storyId: string, revision: number, text: string) =>
  ask('save', {
    storyId,
    revision,
    content: aStory({
      document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    }),
  })

it('refuses every step to whoever may not open the story', async () => {
  const step = { storyId: await draft(), form: 'newspaper', number: 0 }
  const body = newspaper('短')
  for (const [action, input] of [
    ['tryForm', { storyId: step.storyId, form: 'newspaper', body }],
    ['saveForm', { ...step, body }],
    ['keepForm', step],
    ['followMaster', step],
  ] as const) {
    expect(await refusal(action, input, unitEditor)).toMatchObject({ code: 'not_allowed' })
  }
})

it('refuses words of another kind than the outlet takes, an empty form, and keeping what follows anyway', async () => {
  const step = { storyId: await draft(), form: 'television', number: 0 }
  expect(await refusal('saveForm', { ...step, body: newspaper('不是分镜') })).toMatchObject({
    code: 'invalid_input',
    fields: { body: expect.any(String) },
  })
  expect(await refusal('saveForm', { ...step, form: 'newspaper', body: newspaper('　\n') })).toMatchObject({
    code: 'invalid_input',
  })
  expect(await refusal('keepForm', step)).toMatchObject({ code: 'wrong_state' })
})

it('a form follows the master until somebody edits it', async () => {
  const storyId = await draft()
  await rewrite(storyId, 1, '改过的正文。')
  expect(await formOf(storyId, 'newspaper')).toMatchObject({
    own: null,
    number: 0,
    content: expect.stringContaining('改过的正文。'),
  })
})

it('an edited form keeps its words when the master changes, and shows what changed', async () => {
  const storyId = await draft()
  const saved = await ask('saveForm', {
    storyId,
    form: 'newspaper',
    number: 0,
    body: newspaper('题\n　　短稿。'),
  })
  expect(saved).toMatchObject({
    number: 1,
    content: '题\n　　短稿。',
    own: { by: '苏和', revision: 1, stale: null },
    meters: [{ name: '字数', used: 4 }],
  })
  await rewrite(storyId, 1, '路面铺好了，红绿灯也亮了。')
  expect(await formOf(storyId, 'newspaper')).toMatchObject({
    content: '题\n　　短稿。',
    own: {
      stale: {
        before: expect.stringContaining('路灯也亮了。'),
        after: expect.stringContaining('红绿灯也亮了。'),
      },
    },
  })
  // the broadcast text was never edited
  expect(await formOf(storyId, 'broadcast')).toMatchObject({
    own: null,
    content: expect.stringContaining('红绿灯'),
  })
})

it('keeping it is good for this change of the master only; taking over follows again', async () => {
  const storyId = await draft()
  const step = { storyId, form: 'newspaper' }
  await ask('saveForm', { ...step, number: 0, body: newspaper('短稿。') })
  await rewrite(storyId, 1, '第一次改。')
  expect(await ask('keepForm', { ...step, number: 1 })).toMatchObject({
    number: 2,
    content: '短稿。',
    own: { revision: 2, stale: null },
  })
  await rewrite(storyId, 2, '第二次改。')
  expect(await formOf(storyId, 'newspaper')).toMatchObject({ own: { stale: expect.anything() } })
  expect(await ask('followMaster', { ...step, number: 2 })).toMatchObject({
    number: 3,
    own: null,
    content: expect.stringContaining('第二次改。'),
  })
})

it('of two who edit one form at once one wins, and a tap sent again counts once', async () => {
  const storyId = await draft()
  const step = { storyId, form: 'broadcast', number: 0 }
  const replies = await Promise.all(
    [reporter, editor].map((token, index) =>
      centre.call('stories', 'saveForm', { ...step, body: newspaper(`第${index}个人的。`) }, { token }),
    ),
  )
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'changed_meanwhile' } })
  const input = { ...step, number: 1, body: newspaper('再来一次。') }
  const again = async () =>
    centre.ask('stories', 'saveForm', input, { token: reporter, key: 'one-tap-of-a-form' })
  await again()
  expect(await again()).toMatchObject({ number: 2 })
})

it('measures words that are not stored, as the outlet would', async () => {
  const storyId = await draft()
  const body = { kind: 'html', title: '长'.repeat(40), digest: '', document: aStory().document }
  const { meters } = await ask('tryForm', { storyId, form: 'publicAccount', body })
  expect(meters).toContainEqual({ name: '题目', used: 40, limit: 32, unit: '字' })
  expect(await formOf(storyId, 'publicAccount')).toMatchObject({ own: null })
  const rows = [
    { seen: '空镜', said: '', seconds: 8 },
    { seen: '', said: '一二三四五', seconds: null },
  ]
  const script = await ask('tryForm', { storyId, form: 'television', body: { kind: 'script', rows } })
  expect(script).toMatchObject({ meters: [{ used: 10 }], content: expect.stringContaining('空镜\t\t8') })
})

it('a signature covers the words that forms have of their own, in whatever order they are stored', () => {
  const own = { form: 'newspaper', body: { kind: 'text', text: '短稿。' } } as const
  const other = { form: 'broadcast', body: { text: '听的。', kind: 'text' } } as const
  const followed = { form: 'website', body: null } as const
  expect(digestOfForms([])).toBe('')
  expect(digestOfForms([followed])).toBe('')
  expect(digestOfForms([own, other])).toMatch(/^[0-9a-f]{64}$/)
  expect(digestOfForms([own, other])).toBe(
    digestOfForms([{ form: 'broadcast', body: { kind: 'text', text: '听的。' } }, followed, own]),
  )
  expect(digestOfForms([own])).not.toBe(
    digestOfForms([{ form: 'newspaper', body: { kind: 'text', text: '短稿！' } }]),
  )
})
