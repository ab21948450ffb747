import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Centre, startCentre } from '../../support/centre'
import { aStory } from '../../support/stories'

jest.setTimeout(60_000)

let centre: Centre
let editor: string
let reporter: string
let unitEditor: string
let server: Server
let base: string
let status = 200
let asked = 0

beforeAll(async () => {
  server = createServer((_, response) => {
    asked++
    response.writeHead(status).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  centre = await startCentre({ env: { OUTSIDE_LOOPBACK: '1' } })
  ;[editor, reporter, unitEditor] = await Promise.all(
    (['bianji', 'jizhe', 'danwei'] as const).map((name) => centre.signIn(name)),
  )
})
afterAll(async () => {
  await centre.close()
  server.close()
})

const ask = (action: string, input: object, token = editor) => centre.ask('stories', action, input, { token })
const refusal = async (action: string, input: object, token = editor) => {
  const reply = await centre.call('stories', action, input, { token })
  return reply.ok ? null : reply.error
}
const linking = (href: string, words: string) =>
  aStory({
    document: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: words },
            { type: 'text', text: '原文', marks: [{ type: 'link', attrs: { href } }] },
          ],
        },
      ],
    },
  })
const checked = async (content: ReturnType<typeof aStory>) => {
  const { title, digest, datedAt, document } = content
  const { findings, links } = await ask('check', { title, digest, datedAt, document })
  return {
    links,
    findings: findings.filter(({ ruleId }: { ruleId: string }) => /^(dead-link|quote)/.test(ruleId)),
  }
}

const MINUTE_MS = 60_000
const START = Date.now()
/** The patrol's round so many minutes from now. */
const round = async (minutes: number) => {
  await centre.setClock(new Date(START + minutes * MINUTE_MS))
  await centre.sweep('stories')
}

describe('the patrol of outside links', () => {
  it('calls a link dead when it failed twice in a row, says what came and when, and takes it back', async () => {
    const content = linking(`${base}/notice`, '通知全文见')
    await ask('create', { content })
    const [link] = (await checked(content)).links.list
    expect(link).toMatchObject({ state: 'unchecked', checkedAt: null, status: null })

    status = 404
    await round(1)
    let seen = await checked(content)
    expect(seen.links).toMatchObject({ unchecked: 0, list: [{ state: 'unchecked', status: 404 }] })
    expect(seen.findings).toEqual([])

    // its turn has not come: nobody is asked again and again
    const before = asked
    await round(2)
    expect(asked).toBe(before)

    await round(20)
    seen = await checked(content)
    expect(seen.links.list).toMatchObject([{ state: 'dead', status: 404 }])
    expect(seen.findings).toMatchObject([{ ruleId: 'dead-link', words: '原文' }])
    expect(seen.findings[0].message).toMatch(/^打不开（404），\d+月\d+日 \d\d:\d\d 查过/)

    status = 200
    await round(2 * 24 * 60)
    seen = await checked(content)
    expect(seen.links.list).toMatchObject([{ state: 'live', status: 200 }])
    expect(seen.findings).toEqual([])
  })

  it('calls nothing dead that once failed and then opened, nor what turns machines away', async () => {
    const content = linking(`${base}/wobbly`, '通知全文见')
    await ask('create', { content })
    const at = 3 * 24 * 60
    for (const [minutes, now] of [
      [at, 500],
      [at + 20, 200],
      [at + 8 * 24 * 60, 502],
      [at + 8 * 24 * 60 + 20, 403],
    ] as const) {
      status = now
      await round(minutes)
      expect((await checked(content)).findings).toEqual([])
    }
  })

  it('leaves in peace what stands in no story any more', async () => {
    status = 200
    const content = linking(`${base}/dropped`, '通知全文见')
    const { storyId } = await ask('create', { content })
    await ask('discard', { storyId })
    await round(30 * 24 * 60)
    const [link] = (await checked(content)).links.list
    expect(link.checkedAt).toBeNull()
  })
})

describe('a kept source text', () => {
  const QUOTED = '据报道：“今年全区新开工项目一百二十三个，总投资三百亿元”，详见'

  it('is refused to whoever may not open the story, beside no link, and over one that was not seen', async () => {
    const href = `${base}/refused`
    const content = linking(href, QUOTED)
    const { storyId } = await ask('create', { content })
    const input = { storyId, href, number: 0, title: '统计公报', text: '原文' }
    expect(await refusal('keepOriginal', input, unitEditor)).toMatchObject({ code: 'not_allowed' })
    expect(await refusal('original', { storyId, href }, unitEditor)).toMatchObject({ code: 'not_allowed' })
    expect(await refusal('keepOriginal', { ...input, href: `${base}/elsewhere` })).toMatchObject({
      code: 'wrong_state',
    })
    expect(await refusal('keepOriginal', { ...input, text: '字'.repeat(30_001) })).toMatchObject({
      code: 'invalid_input',
    })
    const replies = await Promise.all(
      [editor, reporter].map((token) => centre.call('stories', 'keepOriginal', input, { token })),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await refusal('keepOriginal', input)).toMatchObject({ code: 'changed_meanwhile' })
  })

  it('lets a quotation be compared character by character, and can be taken out again', async () => {
    const href = `${base}/report`
    const content = linking(href, QUOTED)
    const { storyId } = await ask('create', { content })
    expect((await checked(content)).findings).toEqual([])
    const text = '一年来，今年全区新开工项目一百二十二个，总投资三百亿元，同比增长。'
    const kept = await ask('keepOriginal', { storyId, href, number: 0, title: '统计公报', text })
    expect(kept.original).toMatchObject({ number: 1, title: '统计公报', text, by: '陈志远' })
    const seen = await checked(content)
    expect(seen.links.list).toMatchObject([{ kept: '统计公报' }])
    expect(seen.findings).toMatchObject([
      {
        ruleId: 'quote-differs',
        original: { title: '统计公报' },
        suggestion: expect.stringContaining('一百二十二个'),
      },
    ])
    await ask('keepOriginal', { storyId, href, number: 1, title: '', text: '' })
    expect((await checked(content)).findings).toEqual([])
    expect((await ask('original', { storyId, href })).original).toMatchObject({ number: 2, text: '' })
  })

  it('the same tap sent again is done once', async () => {
    const href = `${base}/again`
    const { storyId } = await ask('create', { content: linking(href, QUOTED) })
    const input = { storyId, href, number: 0, title: '公报', text: '原文' }
    for (const _ of [1, 2]) {
      const reply = await centre.call('stories', 'keepOriginal', input, {
        token: editor,
        key: 'one-tap-of-keeping',
      })
      expect(reply).toMatchObject({ ok: true, data: { original: { number: 1 } } })
    }
  })
})
