import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Centre, startCentre } from '../../support/centre'

/** A provider at its own wire: answers whatever the test says, and keeps what it was asked. */
let answers: (body: string) => { status?: number; headers?: Record<string, string>; body: string }
const asked: { body: string; authorization: string | undefined }[] = []
let server: Server
let centre: Centre
let jizhe: string
let zhiban: string

const read = async (request: IncomingMessage) => {
  let body = ''
  for await (const part of request) body += part
  return body
}
const saying = (content: string) => ({ body: JSON.stringify({ choices: [{ message: { content } }] }) })

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await read(request)
    asked.push({ body, authorization: request.headers.authorization })
    const answer = answers(body)
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
    response.end(answer.body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  centre = await startCentre({
    env: {
      MEMO_FACTOR: '0',
      AI_PROVIDER_URL: `http://127.0.0.1:${port}/v1/chat/completions`,
      AI_PROVIDER_KEY: 'secret-key',
      AI_PROVIDER_MODEL: 'some-model',
      AI_PROVIDER_NAME: '某某模型',
    },
  })
  ;[jizhe, zhiban] = await Promise.all([centre.signIn('jizhe'), centre.signIn('zhiban')])
})
afterAll(async () => {
  await centre.close()
  server.close()
})
beforeEach(() => {
  answers = () => saying('改好的话')
  asked.length = 0
})

const TEXT = '少先路三条背街小巷今天改造完工，路面铺好了，路灯也亮了。'
const assist = (token = jizhe, text = TEXT) =>
  centre.call('stories', 'assist', { task: 'shorten', text }, { token })

test('while the switch is off nothing leaves the house', async () => {
  expect(await assist()).toMatchObject({ ok: false, error: { code: 'switched_off' } })
  expect(asked).toEqual([])
})

describe('with the switch on', () => {
  beforeAll(async () => {
    await centre.ask(
      'settings',
      'turn',
      { name: 'ai_assistance', on: true },
      { token: await centre.signIn('admin') },
    )
  })

  test('who does not write may not ask; too little is refused', async () => {
    expect(await assist(zhiban)).toMatchObject({ error: { code: 'not_allowed' } })
    expect(await assist(jizhe, '太短')).toMatchObject({ error: { code: 'invalid_input' } })
    expect(asked).toEqual([])
  })

  test.each([
    ['an error', () => ({ status: 500, body: '{}' })],
    ['a page', () => ({ body: '<html>login</html>' })],
    ['another form', () => ({ body: '{"answer":"x"}' })],
    ['nothing', () => saying(' \u200b ')],
    ['a way elsewhere', () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' })],
    ['a flood', () => saying('长'.repeat(200_000))],
  ])('%s is a failure in words, and the story is as it was', async (_, answer) => {
    answers = answer
    const reply = await assist()
    expect(reply).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(JSON.stringify(reply)).toContain('AI 帮手这会儿没有回应')
    expect(JSON.stringify(reply)).not.toContain('127.0.0.1')
  })

  test('it gets the picked words alone, and its answer comes as plain text', async () => {
    answers = () => saying('少先路三条小巷\u202e改造完工。<script>alert(1)</script>\u0007\n')
    const reply = await assist()
    expect(reply).toMatchObject({
      ok: true,
      data: { answer: '少先路三条小巷改造完工。<script>alert(1)</script>', provider: '某某模型' },
    })
    expect(asked).toHaveLength(1)
    expect(asked[0]?.authorization).toBe('Bearer secret-key')
    const sent = JSON.parse(asked[0]?.body ?? '{}')
    expect(sent).toMatchObject({ model: 'some-model', stream: false })
    expect(sent.messages[1]).toEqual({ role: 'user', content: TEXT })
    expect(asked[0]?.body).not.toContain('jizhe')
  })
})
