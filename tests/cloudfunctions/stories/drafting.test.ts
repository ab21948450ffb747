import type { StoryContent } from '@functions/stories/contract'
import { type Centre, startCentre } from '../../support/centre'
import { aStory, publishStory } from '../../support/stories'

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

const draft = async (token: string, content: Partial<StoryContent> = {}) =>
  centre.ask('stories', 'create', { content: aStory(content) }, { token })

const refusal = async (action: string, input: unknown, token?: string) => {
  const reply = await centre.call('stories', action, input, { token })
  return reply.ok ? null : reply.error
}

describe('stories.open', () => {
  it('refuses who is not signed in, and a resident', async () => {
    const { storyId } = await draft(reporter)
    expect(await refusal('open', { storyId })).toMatchObject({ code: 'not_signed_in' })
    const asResident = await centre.call('stories', 'open', { storyId }, { openid: 'o-resident' })
    expect(asResident).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/not_(signed_in|allowed)/) },
    })
  })

  it('refuses a unit’s editor the story of another unit', async () => {
    const { storyId } = await draft(reporter)
    expect(await refusal('open', { storyId }, unitEditor)).toMatchObject({ code: 'not_allowed' })
  })

  it('knows no story that is not there', async () => {
    expect(await refusal('open', { storyId: 'nothing' }, editor)).toMatchObject({ code: 'not_found' })
  })

  it('opens one’s own and, for an editor, everybody’s', async () => {
    const { storyId } = await draft(unitEditor, { unitId: 'housing', columnId: 'notices' })
    for (const token of [unitEditor, editor]) {
      expect(await centre.ask('stories', 'open', { storyId }, { token })).toMatchObject({
        storyId,
        state: 'draft',
      })
    }
  })
})

describe('stories.create', () => {
  it('refuses a place outside the grants and names the field', async () => {
    const foreignUnit = { content: aStory({ unitId: 'justice' }) }
    expect(await refusal('create', foreignUnit, reporter)).toMatchObject({
      code: 'not_allowed',
      fields: { unitId: expect.stringContaining('单位') },
    })
    const foreignColumn = { content: aStory({ unitId: 'housing', columnId: 'news' }) }
    expect(await refusal('create', foreignColumn, unitEditor)).toMatchObject({
      fields: { columnId: expect.stringContaining('栏目') },
    })
  })

  it('refuses what is no story document', async () => {
    const document = { type: 'doc', content: [{ type: 'html', html: '<script>alert(1)</script>' }] }
    expect(await refusal('create', { content: { ...aStory(), document } }, editor)).toMatchObject({
      code: 'invalid_input',
    })
  })

  it('begins an empty draft in the writer’s unit, once for one tap', async () => {
    const as = { token: reporter, key: 'one-tap-of-the-new-button' }
    const first = await centre.ask('stories', 'create', {}, as)
    const again = await centre.ask('stories', 'create', {}, as)
    expect(again).toEqual(first)
    expect(first).toMatchObject({ unitId: 'media-centre', title: '', revision: 1, createdByName: '苏和' })
  })
})

describe('stories.save', () => {
  it('refuses a revision that is not the newest', async () => {
    const { storyId } = await draft(editor)
    await centre.ask('stories', 'save', { storyId, revision: 1, content: aStory() }, { token: editor })
    expect(await refusal('save', { storyId, revision: 1, content: aStory() }, editor)).toMatchObject({
      code: 'changed_meanwhile',
    })
  })

  it('refuses a body that is too long', async () => {
    const { storyId } = await draft(editor)
    const text = '长'.repeat(15_001)
    const paragraph = { type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }
    const content = aStory({ document: { type: 'doc', content: Array(4).fill(paragraph) } })
    expect(await refusal('save', { storyId, revision: 1, content }, editor)).toMatchObject({
      code: 'invalid_input',
      fields: { document: expect.stringContaining('60004') },
    })
  })

  it('lets exactly one of twenty editors win who save the same revision at once', async () => {
    const { storyId } = await draft(editor)
    const titles = Array.from({ length: 20 }, (_, number) => `第 ${number} 位编辑的题目`)
    const replies = await Promise.all(
      titles.map((title) =>
        centre.call(
          'stories',
          'save',
          { storyId, revision: 1, content: aStory({ title }) },
          { token: editor },
        ),
      ),
    )
    const winners = replies.filter((reply) => reply.ok)
    expect(winners).toHaveLength(1)
    expect(replies.filter((reply) => !reply.ok && reply.error.code === 'changed_meanwhile')).toHaveLength(19)
    const stored = await centre.ask('stories', 'open', { storyId }, { token: editor })
    expect(stored).toMatchObject({ revision: 2, title: winners[0]?.ok && winners[0].data.title })
  })

  it('folds one writer’s autosaves into one version and begins another for the next writer', async () => {
    const { storyId } = await draft(reporter)
    for (const [revision, token] of [reporter, reporter, editor].entries()) {
      const content = aStory({ title: `第 ${revision + 1} 次保存` })
      await centre.ask('stories', 'save', { storyId, revision: revision + 1, content }, { token })
    }
    const { versions } = await centre.ask('stories', 'versions', { storyId }, { token: editor })
    expect(versions).toMatchObject([
      { number: 2, revision: 4, by: '陈志远', why: 'save' },
      { number: 1, revision: 3, by: '苏和', why: 'save' },
    ])
    const old = await centre.ask('stories', 'version', { storyId, number: 1 }, { token: editor })
    expect(old.content.title).toBe('第 2 次保存')
  })
})

describe('stories.restore', () => {
  it('makes an old version the newest revision and loses nothing', async () => {
    const { storyId } = await draft(reporter, { title: '最早的题目' })
    const later = aStory({ title: '后来的题目' })
    await centre.ask('stories', 'save', { storyId, revision: 1, content: later }, { token: editor })
    const restored = await centre.ask(
      'stories',
      'restore',
      { storyId, revision: 2, number: 1 },
      { token: editor },
    )
    expect(restored).toMatchObject({ title: '最早的题目', revision: 3 })
    const { versions } = await centre.ask('stories', 'versions', { storyId }, { token: editor })
    expect(versions.map(({ why }: { why: string }) => why)).toEqual(['restore', 'save', 'save'])
  })
})

describe('stories.discard', () => {
  it('refuses what readers have seen, and a colleague’s draft', async () => {
    const { storyId } = await publishStory(centre, editor, aStory())
    expect(await refusal('discard', { storyId }, editor)).toMatchObject({
      code: 'wrong_state',
      fields: { '': expect.stringContaining('撤下') },
    })
    const others = await draft(editor)
    expect(await refusal('discard', { storyId: others.storyId }, reporter)).toMatchObject({
      code: 'not_allowed',
    })
  })

  it('removes one’s own draft with its versions', async () => {
    const { storyId } = await draft(reporter)
    await centre.ask('stories', 'discard', { storyId }, { token: reporter })
    expect(await refusal('open', { storyId }, editor)).toMatchObject({ code: 'not_found' })
    expect(await refusal('version', { storyId, number: 1 }, editor)).toMatchObject({ code: 'not_found' })
  })
})

describe('stories.list', () => {
  type Row = { storyId: string; unitId: string; columnId: string }
  const list = async (input: object, token: string): Promise<Row[]> =>
    (await centre.ask('stories', 'list', input, { token })).rows

  it('refuses a cursor it did not make', async () => {
    expect(await refusal('list', { cursor: 'bm9uc2Vuc2U' }, editor)).toMatchObject({ code: 'invalid_input' })
  })

  it('shows a unit’s editor that unit and nothing else', async () => {
    const own = await draft(unitEditor, { unitId: 'housing', columnId: 'notices', title: '住建局的通知' })
    const news = await draft(editor, { unitId: 'housing', columnId: 'news', title: '住建局的新闻' })
    const rows = await list({}, unitEditor)
    const seen = rows.map((row) => row.storyId)
    expect(seen).toContain(own.storyId)
    expect(seen).not.toContain(news.storyId)
    expect(rows.every(({ unitId, columnId }) => unitId === 'housing' && columnId === 'notices')).toBe(true)
  })

  it('finds words of a title across its break marks, and takes signs for letters', async () => {
    const { storyId } = await draft(editor, { title: '钢城的｜早晨（第.一*篇）' })
    expect(await list({ q: '钢城的早晨' }, editor)).toMatchObject([{ storyId }])
    expect(await list({ q: '.一*' }, editor)).toMatchObject([{ storyId }])
    expect(await list({ q: '.*' }, editor)).toEqual([])
  })

  it('pages through everything once, newest change first, while others write', async () => {
    const made = new Set<string>()
    for (let number = 0; number < 45; number++) {
      made.add((await draft(editor, { title: `翻页 ${number}`, columnId: 'charm' })).storyId)
    }
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await centre.ask('stories', 'list', { columnId: 'charm', cursor }, { token: editor })
      seen.push(...page.rows.map((row: Row) => row.storyId))
      await draft(editor, { title: '插进来的', columnId: 'charm' })
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual([...made].reverse())
  })

  it('says which stories were changed since readers got them', async () => {
    const { storyId, revision } = await publishStory(centre, editor, aStory({ title: '发过又改' }))
    expect(await list({ q: '发过又改' }, editor)).toMatchObject([{ storyId, changed: false }])
    await centre.ask(
      'stories',
      'save',
      { storyId, revision, content: aStory({ title: '发过又改', digest: '改了一句。' }) },
      { token: editor },
    )
    expect(await list({ q: '发过又改', state: 'published' }, editor)).toMatchObject([{ changed: true }])
  })
})
