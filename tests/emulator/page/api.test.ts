import type tcb from '@cloudbase/node-sdk'
import { buildFixtures, type LocalCloud, pointSdkAt, startLocalCloud } from '../support'

const PEOPLE = [{ openid: 'o-first', nickname: '张三', unionid: 'u-first' }, { openid: 'o-second' }]
const TIMERS = [{ function: 'echo', name: 'nightly', config: '0 0 2 * * * *', message: 'from the timer' }]
const INDEXES = [{ name: 'by_number', fields: [['number', 1]] }]

let cloud: LocalCloud
let app: ReturnType<typeof tcb.init>
beforeAll(async () => {
  cloud = await startLocalCloud({
    functionsDir: buildFixtures(),
    settings: {
      wechat: { people: PEOPLE },
      timers: TIMERS,
      declaration: { collections: { notes: { indexes: INDEXES }, large: { indexes: [] } } },
    },
  })
  pointSdkAt(cloud)
  app = (await import('@cloudbase/node-sdk')).default.init({ env: 'local' })
})
afterAll(() => cloud.stop())
const notes = () => app.database().collection('notes')
const ask = (path: string, body?: object) => cloud.admin(path, body)

test('counts what is asked of the wire, by action and collection', async () => {
  const asked = async () => {
    const all: { action: string; collection: string; times: number }[] = await ask('calls')
    const found = all.find((one) => one.action === 'database.calculateDocument' && one.collection === 'notes')
    return found?.times ?? 0
  }
  const before = await asked()
  await notes().count()
  await notes().count()
  expect(await asked()).toBe(before + 2)
})

test.each(['collections', 'query', 'documents/save', 'folder', 'invocations', 'timers', 'people'])(
  '%s wants the key',
  async (path) => {
    const response = await fetch(`${cloud.api}/_cloud/api/${path}`)
    expect(response.status).toBe(401)
  },
)

test.each<[string, string, unknown]>([
  ['a query that is no text', 'query', { text: 7 }],
  ['a count that is no number', 'query', { text: 'db', confirmed: 'all' }],
  ['a body that is no object', 'documents/read', [1]],
  ['no id', 'documents/read', { collection: 'notes' }],
  ['an id of an unknown kind', 'documents/read', { collection: 'notes', id: { $oid: 'short' } }],
  ['a new document that is no JSON', 'documents/create', { collection: 'notes', text: '{' }],
  ['a new document that is a list', 'documents/create', { collection: 'notes', text: '[]' }],
  [
    'a new document with an unknown type',
    'documents/create',
    { collection: 'notes', text: '{"a":{"$code":"x"}}' },
  ],
  ['a collection with a bad name', 'collections/create', { collection: '7 notes' }],
  ['a path that climbs', 'files/remove', { path: '../secret' }],
  ['a folder without its slash', 'folder?path=public', undefined],
  ['a link for ever', 'files/link', { path: 'a.txt', seconds: 1e9 }],
  ['an upload to nowhere', 'files/permit', { path: 'a b', overwrite: false }],
  ['a call without a name', 'functions/call', { event: {}, openid: '' }],
  ['a call by nobody', 'functions/call', { name: 'echo', event: {}, openid: '../x' }],
  ['an event that is a list', 'functions/call', { name: 'echo', event: [], openid: '' }],
  ['an outcome that is none', 'invocations?outcome=so-so', undefined],
  ['a clock that goes back', 'clock', { advance: -1 }],
])('%s is refused with a reason', async (_, path, body) => {
  expect(await ask(path, body as object)).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringMatching(/./),
  })
})

test.each([
  ['documents/read', { collection: 'notes', id: 'nothing' }],
  ['documents/save', { collection: 'notes', id: 'nothing', text: '{}', version: 'x' }],
  ['files/remove', { path: 'nothing.txt' }],
  ['files/link', { path: 'nothing.txt', seconds: 60 }],
  ['invocation/replay', { requestId: 'nothing' }],
  ['functions/call', { name: 'nothing', event: {}, openid: '' }],
  ['timers/run', { functionName: 'echo', name: 'nothing' }],
])('%s of what is not there says so', async (path, body) => {
  expect((await ask(path, body)).code).toBe('NOT_FOUND')
})

describe('queries', () => {
  beforeAll(async () => {
    for (let number = 0; number < 12; number++)
      await notes().add({ _id: `q${number}`, number, kind: 'query' })
    const many = Array.from({ length: 1100 }, (_, number) => ({ number }))
    await app.database().collection('large').add(many)
  })

  test('a mistake comes with its place', async () => {
    expect(await ask('query', { text: "db.collection('notes').wher({})" })).toMatchObject({
      code: 'QUERY_INVALID',
      line: 1,
      column: 24,
      at: 23,
    })
  })

  test("the database's own refusal keeps its code", async () => {
    const refused = await ask('query', { text: "db.collection('nowhere').get()" })
    expect(refused.code).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })

  test('documents come with how they were found', async () => {
    const text =
      "db.collection('notes').where({ kind: 'query', number: _.gte(10) }).orderBy('number', 'desc').get()"
    const found = await ask('query', { text })
    expect(found).toMatchObject({ kind: 'documents', collection: 'notes', stored: true })
    expect(found.documents).toEqual(
      (
        await notes()
          .where({ number: app.database().command.gte(10) })
          .orderBy('number', 'desc')
          .get()
      ).data,
    )
    expect(found.how).toMatchObject({
      explain: { index: 'by_number', documentsScanned: 2 },
      considered: expect.arrayContaining([expect.objectContaining({ index: 'by_number', chosen: true })]),
    })
  })

  test('a count and an aggregation', async () => {
    expect(
      await ask('query', { text: "db.collection('notes').where({ kind: 'query' }).count()" }),
    ).toMatchObject({
      kind: 'count',
      total: 12,
    })
    const grouped =
      "db.collection('notes').aggregate().match({ kind: 'query' }).group({ _id: '$kind', sum: $.sum('$number') }).end()"
    expect(await ask('query', { text: grouped })).toMatchObject({
      kind: 'documents',
      stored: false,
      documents: [{ _id: 'query', sum: 66 }],
    })
  })

  test('a slow one names the index it wants, and stays in the list', async () => {
    const slow = await ask('query', { text: "db.collection('large').where({ number: 5 }).get()" })
    expect(slow.how).toMatchObject({
      explain: { index: null, documentsScanned: 1100 },
      wanted: [['number', 1]],
    })
    const listed = await ask('slow')
    expect(listed).toContainEqual(expect.objectContaining({ collection: 'large', wanted: [['number', 1]] }))
  })

  test('what writes asks first, with the number; a stale number asks again', async () => {
    const text = "db.collection('notes').where({ kind: 'query', number: _.lt(3) }).update({ seen: true })"
    const question = { kind: 'question', action: 'database.modifyDocument', collection: 'notes', affected: 3 }
    expect(await ask('query', { text })).toEqual(question)
    expect(await ask('query', { text, confirmed: 2 })).toEqual(question)
    expect((await notes().where({ seen: true }).count()).total).toBe(0)
    expect(await ask('query', { text, confirmed: 3 })).toMatchObject({ kind: 'done', answer: { updated: 3 } })
    expect((await notes().where({ seen: true }).count()).total).toBe(3)
  })

  test.each([
    ["db.collection('notes').doc('q0').update({ a: 1 })", 1],
    ["db.collection('notes').doc('nothing').update({ a: 1 })", 0],
    ["db.collection('notes').doc('new').set({ a: 1 })", 1],
    ["db.collection('notes').where({ kind: 'query' }).updateAndReturn({ a: 1 })", 1],
    ["db.collection('notes').where({ kind: 'query' }).options({ multiple: false }).remove()", 1],
    ["db.collection('notes').where({ kind: 'query' }).remove()", 12],
    ["db.collection('notes').remove()", 12],
    ["db.collection('notes').add([{ a: 1 }, { a: 2 }])", 2],
  ])('%s would change %i', async (text, affected) => {
    expect(await ask('query', { text })).toMatchObject({ kind: 'question', affected })
  })
})

describe('documents', () => {
  test('are read, changed only as they were seen, and removed', async () => {
    const name = { collection: 'notes', id: 'd1' }
    await ask('documents/create', {
      collection: 'notes',
      text: '{"_id":"d1","at":{"$date":"2026-01-01T00:00:00Z"}}',
    })
    const { document, version } = await ask('documents/read', name)
    expect(document).toEqual({ _id: 'd1', at: { $date: '2026-01-01T00:00:00.000Z' } })

    await notes().doc('d1').update({ by: 'somebody else' })
    const mine = JSON.stringify({ ...document, by: 'me' })
    expect((await ask('documents/save', { ...name, text: mine, version })).code).toBe('CHANGED_MEANWHILE')
    expect((await ask('documents/remove', { ...name, version })).code).toBe('CHANGED_MEANWHILE')

    const now = await ask('documents/read', name)
    expect(await ask('documents/save', { ...name, text: mine, version: now.version })).toEqual({})
    const stored = (await notes().doc('d1').get()).data[0]
    expect(stored).toEqual({ _id: 'd1', at: new Date('2026-01-01T00:00:00Z'), by: 'me' })

    const history = await ask('documents/history', name)
    expect(history.map((one: { document: { by?: string } }) => one.document?.by)).toEqual([
      'me',
      'somebody else',
      undefined,
    ])
    expect(
      await ask('documents/remove', { ...name, version: (await ask('documents/read', name)).version }),
    ).toEqual({})
    expect((await notes().doc('d1').get()).data).toEqual([])
  })

  test('keep their _id', async () => {
    await notes().add({ _id: 'd2' })
    const name = { collection: 'notes', id: 'd2' }
    const { version } = await ask('documents/read', name)
    const answer = await ask('documents/save', { ...name, text: '{"_id":"d3"}', version })
    expect(answer.code).toBe('INVALID_PARAM')
    expect((await notes().doc('d2').get()).data).toHaveLength(1)
  })

  test('two who save at once: one is told', async () => {
    await notes().add({ _id: 'd4' })
    const name = { collection: 'notes', id: 'd4' }
    const { version } = await ask('documents/read', name)
    const answers = await Promise.all(
      [1, 2, 3].map((by) => ask('documents/save', { ...name, text: JSON.stringify({ by }), version })),
    )
    expect(answers.map(({ code }) => code ?? 'saved').sort()).toEqual([
      'CHANGED_MEANWHILE',
      'CHANGED_MEANWHILE',
      'saved',
    ])
  })

  test('an id need not be a text', async () => {
    const { id } = await ask('documents/create', {
      collection: 'notes',
      text: '{"_id":{"$oid":"64b64c1f0f0f0f0f0f0f0f0f"},"a":1}',
    })
    expect(id).toEqual({ $oid: '64b64c1f0f0f0f0f0f0f0f0f' })
    expect((await ask('documents/read', { collection: 'notes', id })).document.a).toBe(1)
  })

  test('indexes are described', async () => {
    const [first, second] = await ask('indexes?collection=notes')
    expect([first.name, second.name]).toEqual(['_id_', 'by_number'])
  })
})

describe('functions', () => {
  test('a call as somebody, its record, its log, and the same once more', async () => {
    const { record, answer } = await ask('functions/call', {
      name: 'echo',
      event: { a: 1 },
      openid: 'o-first',
    })
    expect(JSON.parse(answer).identity).toMatchObject({ WX_OPENID: 'o-first', WX_UNIONID: 'u-first' })
    expect(record).toMatchObject({ functionName: 'echo', outcome: 'done', openId: 'o-first', source: 'wx' })

    const found = await ask(`invocation?requestId=${record.requestId}`)
    expect(found.logs).toMatchObject([{ text: 'echo ran', level: 'info' }])
    const replayed = await ask('invocation/replay', { requestId: record.requestId })
    expect(JSON.parse(replayed.answer)).toMatchObject({ event: { a: 1 }, identity: { WX_OPENID: 'o-first' } })
    expect(replayed.record).toMatchObject({ source: 'replay', openId: 'o-first' })
  })

  test('a call by an administrator has nobody behind it', async () => {
    const { answer } = await ask('functions/call', { name: 'echo', event: {}, openid: '' })
    expect(JSON.parse(answer).identity).not.toHaveProperty('WX_OPENID')
  })

  test('failures are counted and can be looked for', async () => {
    const { record, answer } = await ask('functions/call', {
      name: 'faults',
      event: { fault: 'throw' },
      openid: '',
    })
    expect(answer).toContain('a fault of its own')
    const failed = await ask('invocations?outcome=failed')
    expect(failed.map((one: { requestId: string }) => one.requestId)).toEqual([record.requestId])
    const figures = await ask('functions/figures')
    expect(figures).toContainEqual(
      expect.objectContaining({ name: 'faults', calls: 1, failed: 1, p50: record.durationMs }),
    )
    expect(figures).toContainEqual(
      expect.objectContaining({ name: 'relay', calls: 0, p50: null, lastAt: null }),
    )
  })

  test('log lines are found by level, words and request, and followed', async () => {
    const errors = await ask('logs?level=error&text=FAULT%20of')
    expect(errors).toMatchObject([{ functionName: 'faults', level: 'error' }])
    const [newest] = await ask('logs')
    expect(await ask(`logs?after=${newest.number}`)).toEqual([])
    const { record } = await ask('functions/call', { name: 'echo', event: {}, openid: '' })
    expect(await ask(`logs?after=${newest.number}`)).toMatchObject([{ requestId: record.requestId }])
    expect(await ask(`logs?text=${record.requestId}`)).toHaveLength(1)
  })
})

test('timers run when asked, and when their time is made to pass', async () => {
  const [timer] = await ask('timers')
  expect(timer).toMatchObject({ functionName: 'echo', name: 'nightly', lastRun: null })
  expect((await ask('timers/run', { functionName: 'echo', name: 'nightly' })).lastRun.outcome).toBe('done')
  const { now } = await ask('clock')
  await ask('clock', { advance: 24 * 3600 * 1000 })
  expect(Date.parse((await ask('clock')).now)).toBeGreaterThan(Date.parse(now) + 23 * 3600 * 1000)
  const [after] = await ask('timers')
  expect(after.lastRun.due).toBe(timer.nextRun)
})

test('files are put, listed by folder, linked and removed', async () => {
  const put = async (path: string) => {
    const { address, authorization, token } = await ask('files/permit', { path, overwrite: false })
    const headers = { authorization, 'x-cos-security-token': token }
    return fetch(address, { method: 'PUT', body: 'hello', headers })
  }
  for (const path of ['top.txt', 'a/one.txt', 'a/b/two.txt', '图😀/three.txt', 'ab/four.txt'])
    expect((await put(path)).status).toBe(200)
  expect((await ask('files/permit', { path: 'top.txt', overwrite: false })).code).toBe('INVALID_PARAM')

  const root = await ask('folder')
  expect(root.folders).toEqual([
    { name: 'a', files: 2, size: 10 },
    { name: 'ab', files: 1, size: 5 },
    { name: '图😀', files: 1, size: 5 },
  ])
  expect(root.files.map((file: { path: string }) => file.path)).toEqual(['top.txt'])
  const inner = await ask(`folder?path=${encodeURIComponent('图😀/')}`)
  expect(inner.files.map((file: { path: string }) => file.path)).toEqual(['图😀/three.txt'])

  const { address } = await ask('files/link', { path: 'a/one.txt', seconds: 60 })
  expect(await (await fetch(address)).text()).toBe('hello')
  await ask('files/remove', { path: 'a/one.txt' })
  expect((await fetch(address)).status).toBe(404)
})

test('sample persons and addresses are named', async () => {
  const { people, api } = await ask('people')
  expect(people).toEqual(expect.arrayContaining(PEOPLE.map((person) => expect.objectContaining(person))))
  expect(api).toBe(cloud.api)
})
