import { enqueue, type Outgoing, withdraw } from '../../../cloudfunctions/channels/enqueue'
import type { Transaction } from '../../../cloudfunctions/channels/store'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'
import { aStory, publishStory } from '../../support/stories'

jest.setTimeout(60_000)

let centre: Centre
let editor: string
let commander: string

beforeAll(async () => {
  centre = await startCentre()
  editor = await centre.signIn('bianji')
  commander = await centre.signIn('zhiban')
})
afterAll(() => centre.close())

const by = { personId: 'p1', name: '萨仁' }
const within = (work: (transaction: Transaction) => Promise<void>) =>
  inside(centre).runTransaction((raw: unknown) => work(raw as Transaction))

let stories = 0
/** A story on its way out, as publishing hands it over. */
function outgoing(changes: Partial<Outgoing> = {}): Outgoing {
  const storyId = `outgoing-${++stories}`
  return {
    storyId,
    articleId: `a${storyId}`,
    revision: 1,
    hash: 'h1',
    title: '三条小巷｜恢复通行',
    columnId: 'news',
    unitId: 'media-centre',
    forms: [
      { form: 'publicAccount', kind: 'html', content: '<section><p>路面铺好了。</p></section>' },
      { form: 'newspaper', kind: 'text', content: '　　路面铺好了。' },
    ],
    kind: 'publish',
    by,
    at: new Date().toISOString(),
    ...changes,
  }
}
async function sent(changes: Partial<Outgoing> = {}): Promise<Outgoing> {
  const out = outgoing(changes)
  await within((transaction) => enqueue(transaction, out))
  return out
}
const takenFrom = (out: Outgoing, minutesAgo = 0) =>
  within((transaction) =>
    withdraw(transaction, {
      storyId: out.storyId,
      kind: 'takeDown',
      reason: '地点写错了',
      by,
      at: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
    }),
  )
const idOf = (out: Outgoing, channel: string) => `${out.storyId}-${channel}-${out.revision}`
const ask = (action: string, input: object, token = editor) =>
  centre.ask('channels', action, input, { token })
const call = (action: string, input: object, token = editor, key?: string) =>
  centre.call('channels', action, input, { token, ...(key ? { key } : {}) })
async function statesOf(storyId: string): Promise<Record<string, string>> {
  const { items } = await ask('list', { storyId })
  return Object.fromEntries(
    items.map((row: { publicationId: string; state: string }) => [
      row.publicationId.slice(storyId.length + 1),
      row.state,
    ]),
  )
}

it('is closed to reporters, and to editors of another place', async () => {
  const out = await sent()
  const reporter = await centre.signIn('jizhe')
  expect(await call('list', {}, reporter)).toMatchObject({ error: { code: 'not_allowed' } })
  expect(
    await call('markPublished', { publicationId: idOf(out, 'newspaper'), link: '' }, reporter),
  ).toMatchObject({
    error: { code: 'not_allowed' },
  })
  expect(await call('open', { publicationId: 'nothing' })).toMatchObject({ error: { code: 'not_found' } })
  expect(await call('saveSettings', { undoMinutes: 1, holdMinutes: 10, withdrawMinutes: 5 })).toMatchObject({
    error: { code: 'not_allowed' },
  })
})

it('publishes on the mini-program at once and says of the others that they wait', async () => {
  const out = await sent()
  expect(await statesOf(out.storyId)).toEqual({
    'miniProgram-1': 'published',
    'publicAccount-1': 'ready',
    'newspaper-1': 'ready',
  })
  const open = await ask('open', { publicationId: idOf(out, 'newspaper') })
  expect(open).toMatchObject({
    title: '三条小巷恢复通行',
    form: { kind: 'text', content: '　　路面铺好了。' },
  })
})

it('hands the same revision over once, however often it is sent', async () => {
  const out = await sent()
  await ask('markPublished', { publicationId: idOf(out, 'newspaper'), link: '第 1 版' })
  await within((transaction) => enqueue(transaction, out))
  expect(await statesOf(out.storyId)).toMatchObject({
    'newspaper-1': 'published',
    'publicAccount-1': 'ready',
  })
})

it('lets one of two win, and tells the other who is at it', async () => {
  const out = await sent()
  const publicationId = idOf(out, 'publicAccount')
  const replies = await Promise.all([
    call('takeUp', { publicationId }),
    call('takeUp', { publicationId }, commander),
  ])
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  const refused = replies.find(({ ok }) => !ok)
  expect(refused).toMatchObject({ error: { code: 'changed_meanwhile' } })
  const { holder } = await ask('open', { publicationId })
  expect(JSON.stringify(refused)).toContain(holder.name)
  const other = replies[0]?.ok ? commander : editor
  expect(await call('markPublished', { publicationId, link: '' }, other)).toMatchObject({
    error: { code: 'changed_meanwhile' },
  })
})

it('ticks once for one tap, with who, when and where; a second tick is refused', async () => {
  const out = await sent()
  const publicationId = idOf(out, 'publicAccount')
  const input = { publicationId, link: 'https://mp.weixin.qq.com/s/abc' }
  const first = await call('markPublished', input, editor, 'the-tick-sent-twice')
  expect(first).toMatchObject({
    data: { state: 'published', link: input.link, publishedBy: { name: '陈志远' } },
  })
  expect(await call('markPublished', input, editor, 'the-tick-sent-twice')).toEqual(first)
  expect(await call('markPublished', input)).toMatchObject({ error: { code: 'wrong_state' } })
  const { history } = await ask('open', { publicationId })
  expect(history.map(({ event }: { event: string }) => event)).toEqual(['enqueue', 'publish'])
})

it('takes a wrong tick back within its minutes and not after', async () => {
  const out = await sent()
  const publicationId = idOf(out, 'newspaper')
  await ask('markPublished', { publicationId, link: '' })
  expect(await ask('undo', { publicationId })).toMatchObject({ state: 'ready', publishedAt: null })
  expect(await call('undo', { publicationId })).toMatchObject({ error: { code: 'wrong_state' } })
  const admin = await centre.signIn('admin')
  await ask('saveSettings', { undoMinutes: 0, holdMinutes: 60, withdrawMinutes: 30 }, admin)
  await ask('markPublished', { publicationId, link: '' })
  expect(await call('undo', { publicationId })).toMatchObject({ error: { code: 'wrong_state' } })
  await ask('saveSettings', { undoMinutes: 10, holdMinutes: 60, withdrawMinutes: 30 }, admin)
})

it('cancels what nobody put out when a newer revision comes, and updates what is out', async () => {
  const out = await sent()
  await ask('markPublished', { publicationId: idOf(out, 'publicAccount'), link: 'https://old.example' })
  const newer = await sent({ ...out, revision: 2, kind: 'correct' })
  expect(await statesOf(out.storyId)).toEqual({
    'miniProgram-1': 'replaced',
    'miniProgram-2': 'published',
    'publicAccount-1': 'published',
    'publicAccount-2': 'to_update',
    'newspaper-1': 'cancelled',
    'newspaper-2': 'ready',
  })
  await ask('markPublished', { publicationId: idOf(newer, 'publicAccount'), link: 'https://new.example' })
  expect(await statesOf(out.storyId)).toMatchObject({
    'publicAccount-1': 'replaced',
    'publicAccount-2': 'published',
  })
  await ask('undo', { publicationId: idOf(newer, 'publicAccount') })
  expect(await statesOf(out.storyId)).toMatchObject({
    'publicAccount-1': 'published',
    'publicAccount-2': 'to_update',
  })
})

it('takes a story from every channel in one step and measures each', async () => {
  const out = await sent()
  await ask('markPublished', { publicationId: idOf(out, 'publicAccount'), link: '' })
  await takenFrom(out, 45)
  expect(await statesOf(out.storyId)).toEqual({
    'miniProgram-1': 'withdrawn',
    'publicAccount-1': 'to_withdraw',
    'newspaper-1': 'cancelled',
  })
  const publicationId = idOf(out, 'publicAccount')
  expect(await ask('open', { publicationId })).toMatchObject({ late: true, withdrawal: { seconds: null } })
  const done = await ask('markWithdrawn', { publicationId })
  expect(done).toMatchObject({ state: 'withdrawn', late: false })
  expect(done.withdrawal.seconds).toBeGreaterThanOrEqual(45 * 60)
  const { channels } = await ask('overview', {})
  const account = channels.find(({ channel }: { channel: string }) => channel === 'publicAccount')
  expect(account.takeDown).toMatchObject({ of: 1, slowest: done.withdrawal.seconds })
  const listed = await ask('list', { channel: 'publicAccount', states: ['withdrawn'] })
  expect(listed.items).toHaveLength(account.counts.withdrawn)
  expect(await ask('undo', { publicationId })).toMatchObject({
    state: 'to_withdraw',
    withdrawal: { doneAt: null },
  })
})

it('publishes a story again after it was taken down, each channel from the beginning', async () => {
  const out = await sent()
  await ask('markPublished', { publicationId: idOf(out, 'newspaper'), link: '' })
  await takenFrom(out)
  await ask('markWithdrawn', { publicationId: idOf(out, 'newspaper') })
  await within((transaction) => enqueue(transaction, out))
  expect(await statesOf(out.storyId)).toEqual({
    'miniProgram-1': 'published',
    'publicAccount-1': 'ready',
    'newspaper-1': 'ready',
  })
})

it('keeps what failed waiting, with the reason, until it is out or given up', async () => {
  const out = await sent()
  const publicationId = idOf(out, 'publicAccount')
  expect(await call('markFailed', { publicationId, reason: '' })).toMatchObject({
    error: { code: 'invalid_input' },
  })
  expect(await ask('markFailed', { publicationId, reason: '平台说原创校验没过' })).toMatchObject({
    state: 'failed',
  })
  expect(await ask('markPublished', { publicationId, link: '' })).toMatchObject({
    state: 'published',
    failure: null,
  })
  expect(
    await ask('cancel', { publicationId: idOf(out, 'newspaper'), reason: '这期版面满了' }),
  ).toMatchObject({
    state: 'cancelled',
  })
  expect(await call('markPublished', { publicationId: idOf(out, 'newspaper'), link: '' })).toMatchObject({
    error: { code: 'wrong_state' },
  })
})

it('lets go of what somebody took up and left lying', async () => {
  const out = await sent()
  const publicationId = idOf(out, 'newspaper')
  await ask('takeUp', { publicationId })
  await centre.setClock(new Date(Date.now() + 50 * 60_000))
  await centre.sweep('channels')
  expect(await ask('open', { publicationId })).toMatchObject({ holder: { name: '陈志远' } })
  await centre.setClock(new Date(Date.now() + 61 * 60_000))
  await centre.sweep('channels')
  await centre.sweep('channels')
  const { holder, history } = await ask('open', { publicationId })
  expect(holder).toBeNull()
  expect(history.filter(({ event }: { event: string }) => event === 'putDown')).toHaveLength(1)
})

it('shows on the article where else it stands, and no longer once it is withdrawn', async () => {
  const { storyId, articleId } = await publishStory(centre, editor, aStory())
  const out = await sent({ storyId, articleId, revision: 77 })
  await ask('markPublished', { publicationId: idOf(out, 'newspaper'), link: '第 12 期 A2 版' })
  const forms = async () => (await centre.ask('articles', 'read', { articleId })).article.forms
  expect(await forms()).toMatchObject([{ channel: 'newspaper', name: '报纸', link: '第 12 期 A2 版' }])
  await takenFrom(out)
  await ask('markWithdrawn', { publicationId: idOf(out, 'newspaper') })
  expect(await forms()).toEqual([])
})
