import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type * as Articles from '@functions/articles/index'
import type * as Store from '@functions/articles/store'
import { type Centre, startCentre } from '../../support/centre'

/**
 * How much a visit asks of the database, counted on the wire: the function runs here, in a fresh instance each time,
 * and its SDK talks to the local cloud through a server that counts.
 */
jest.setTimeout(180_000)

let centre: Centre
let admin: string
let gate: Server
let calls: string[] = []

beforeAll(async () => {
  jest.spyOn(console, 'info').mockReturnValue(undefined) // the function's log
  centre = await startCentre()
  admin = await centre.signIn('admin')
  gate = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const { action, collectionName } = JSON.parse(body.toString())
    calls.push(`${action} ${collectionName}`)
    const { host: _, 'content-length': __, connection: ___, ...headers } = request.headers
    const answer = await fetch(`${centre.api}${request.url}`, {
      method: 'POST',
      headers: { ...(headers as Record<string, string>), authorization: `Bearer ${centre.adminToken}` },
      body,
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => gate.once('listening', resolve))
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({
      URL: `http://127.0.0.1:${(gate.address() as AddressInfo).port}/admin`,
    }),
    TCB_ENV: 'local',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    CLOUDBASE_APIKEY: 'the gate knows the real one',
    CENTRE_SECRET: 'a secret of a test that is long enough',
    PUBLIC_FILES_URL: 'https://files.example/',
  })
})
afterAll(async () => {
  gate.close()
  await centre.close()
})

/** A new instance: nothing kept from earlier calls. */
function instance() {
  jest.resetModules()
  calls = []
  return {
    ...(jest.requireActual('@functions/articles/index') as typeof Articles),
    store: jest.requireActual('@functions/articles/store') as typeof Store,
  }
}

async function importUpTo(from: number, to: number): Promise<string> {
  let last = ''
  for (let start = from; start < to; start += 50) {
    const items = Array.from({ length: Math.min(50, to - start) }, (_, index) => ({
      externalId: `bounded-${start + index}`,
      title: `第 ${start + index} 篇`,
      columnId: ['news', 'charm', 'focus'][index % 3],
      unitId: 'publicity',
      source: '测试',
      datedAt: new Date(Date.UTC(2020, 0, 1) + (start + index) * 3_600_000).toISOString(),
      text: '正文。',
    }))
    const { results } = await centre.ask('stories', 'importBatch', { items }, { token: admin })
    last = `a${results[0].storyId}`
  }
  return last
}

async function callsOf(event: object): Promise<string[]> {
  const { main } = instance()
  expect(await main(event)).toMatchObject({ ok: true })
  return [...calls].sort()
}

/** What a visit asks for once the first one after a change has made the page: that one reads the index and keeps it. */
async function settled(event: object): Promise<string[]> {
  const first = await callsOf(event)
  const then = await callsOf(event)
  expect(first.length - then.length).toBeLessThanOrEqual(2)
  return then
}

describe('a visit to a cold instance', () => {
  const home = { action: 'home', input: {} }
  const HOME = ['database.aggregateDocuments feeds']

  it('asks the same of an archive of 10 and of 5,000 articles', async () => {
    const read = (articleId: string) => ({ action: 'read', input: { articleId } })
    const READ = 'database.aggregateDocuments articles'
    const first = await importUpTo(0, 10)
    expect([await settled(home), await settled(read(first))]).toEqual([HOME, [READ]])
    await importUpTo(10, 5_000)
    const { lead, items } = await centre.ask('articles', 'home', { columnId: 'news' })
    const newest = [lead, ...items].find((card) => card !== null).articleId
    expect([await settled(home), await settled(read(newest))]).toEqual([HOME, [READ]])
    // its neighbours stand on no page that is kept
    expect(await settled(read(first))).toEqual([READ, READ])
  })

  it('asks once for a hundred readers who come together', async () => {
    const { main } = instance()
    await Promise.all(Array.from({ length: 100 }, () => main(home)))
    expect(calls).toEqual(HOME)
  })
})

describe('recount', () => {
  it('mends a counter that was changed from outside, to what the log says', async () => {
    const articleId = await importUpTo(0, 1)
    const readers = Array.from({ length: 5 }, (_, number) => `reader-${number}`)
    for (const openid of readers) await centre.ask('articles', 'countRead', { articleId }, { openid })
    await instance().store.mendCounter(articleId, 4121)
    const editor = await centre.signIn('bianji')
    const recount = () => centre.ask('articles', 'recount', { articleId }, { token: editor })
    expect(await recount()).toEqual({ fromLog: 5, fromCounters: 4126, mended: true })
    expect(await recount()).toEqual({ fromLog: 5, fromCounters: 5, mended: false })
  })
})
