import type { ReadReply as ReadReplySchema } from '@functions/articles/contract'
import { type Finding, FORMS, type StoryContent } from '@functions/stories/contract'
import type * as z from 'zod/mini'
import { type Centre, startCentre } from '../../support/centre'
import { aStory, publishStory, signStory } from '../../support/stories'

type ReadReply = z.infer<typeof ReadReplySchema>

// instances keep an answer for 3 s, and several of those waits make a story's life
jest.setTimeout(60_000)

let centre: Centre
let editor: string
let reporter: string

beforeAll(async () => {
  centre = await startCentre()
  editor = await centre.signIn('bianji')
  reporter = await centre.signIn('jizhe')
})
afterAll(() => centre.close())

/** Asks again until the answer fits: instances may keep an answer for 3 s. */
async function until<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask()
    if (fits(answer)) return answer
    if (attempt === 100) throw new Error(`never came: ${JSON.stringify(answer).slice(0, 500)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const read = (articleId: string): Promise<ReadReply> => centre.ask('articles', 'read', { articleId })
const titlesAtHome = async (columnId?: string): Promise<string[]> => {
  const { lead, items } = await centre.ask('articles', 'home', { columnId })
  return [lead, ...items].filter((card) => card !== null).map((card: { title: string }) => card.title)
}

describe('personal data', () => {
  const withNumber = (text: string) =>
    aStory({
      document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    })
  const findingsIn = async (content: StoryContent): Promise<Finding[]> => {
    const { title, digest, datedAt, document } = content
    const input = { title, digest, datedAt, document }
    return (await centre.ask('stories', 'check', input, { token: reporter })).findings
  }

  it('is not looked for in what somebody without a desk sends', async () => {
    const { title, digest, datedAt, document } = aStory()
    const reply = await centre.call('stories', 'check', { title, digest, datedAt, document })
    expect(reply).toMatchObject({ ok: false, error: { code: 'not_signed_in' } })
  })

  it('keeps a story in the house until each piece is confirmed by its own key', async () => {
    const content = withNumber('报名找老白，13812345678，或者13987654321。')
    const { storyId } = await centre.ask('stories', 'create', { content }, { token: editor })
    const submit = (confirmed?: string[]) =>
      centre.call('stories', 'submit', { storyId, revision: 1, confirmed }, { token: editor })
    const keys = (await findingsIn(content)).map(({ key }) => key)
    expect(keys).toHaveLength(2)
    for (const confirmed of [undefined, [], keys.slice(0, 1), ['x', 'y']]) {
      const reply = await submit(confirmed)
      expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
      const said = reply.ok ? '' : (reply.error.fields.confirmed ?? '')
      expect(said).toContain('像是手机号')
      expect(said).not.toMatch(/\d{11}/)
    }
    expect(await submit(keys)).toMatchObject({ ok: true, data: { work: 'in_review' } })
  })

  it('that was put in after the confirming keeps it in again', async () => {
    const first = withNumber('咨询电话13812345678。')
    const keys = (await findingsIn(first)).map(({ key }) => key)
    const { storyId } = await centre.ask('stories', 'create', { content: first }, { token: editor })
    const content = withNumber('咨询电话13812345678、13812345679。')
    await centre.ask('stories', 'save', { storyId, revision: 1, content }, { token: editor })
    const reply = await centre.call(
      'stories',
      'submit',
      { storyId, revision: 2, confirmed: keys },
      { token: editor },
    )
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  })
})

describe('stories.renditions', () => {
  it('keeps other units’ drafts from a unit, and everybody’s from visitors', async () => {
    const { storyId } = await centre.ask('stories', 'create', { content: aStory() }, { token: editor })
    const token = await centre.signIn('danwei')
    expect(await centre.call('stories', 'renditions', { storyId })).toMatchObject({
      error: { code: 'not_signed_in' },
    })
    expect(await centre.call('stories', 'renditions', { storyId }, { token })).toMatchObject({
      error: { code: 'not_allowed' },
    })
  })

  it('makes every form from what is saved, and follows a change', async () => {
    const created = await centre.ask('stories', 'create', { content: aStory() }, { token: editor })
    const { storyId } = created
    const content = aStory({ title: '四条小巷修好了' })
    await centre.ask('stories', 'save', { storyId, revision: 1, content }, { token: editor })
    const { revision, renditions } = await centre.ask('stories', 'renditions', { storyId }, { token: editor })
    expect(revision).toBe(2)
    expect(renditions.map(({ form }: { form: string }) => form)).toEqual([...FORMS])
    for (const rendition of renditions) {
      if (rendition.form !== 'publicAccount') expect(rendition.content).toContain('四条小巷修好了')
    }
  })
})

describe('stories.submit', () => {
  it('says an incomplete story’s every want at once', async () => {
    const { storyId } = await centre.ask('stories', 'create', {}, { token: reporter })
    const reply = await centre.call('stories', 'submit', { storyId, revision: 1 }, { token: editor })
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    expect(Object.keys(reply.ok ? {} : reply.error.fields).sort()).toEqual([
      'columnId',
      'document',
      'source',
      'title',
    ])
  })

  it('refuses a date to come, an unknown column and a picture that never arrived', async () => {
    const src = 'cloud://local.bucket/public/pictures/neverUploaded.png'
    const content = aStory({
      columnId: 'no-such-column',
      datedAt: '2999-01-01T00:00:00.000Z',
      cover: src,
      document: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: '正文。' }] },
          { type: 'image', attrs: { src, alt: '', caption: '' } },
        ],
      },
    })
    const { storyId } = await centre.ask('stories', 'create', { content }, { token: editor })
    const reply = await centre.call('stories', 'submit', { storyId, revision: 1 }, { token: editor })
    expect(reply).toMatchObject({
      error: {
        code: 'invalid_input',
        fields: {
          columnId: expect.stringContaining('栏目'),
          datedAt: expect.stringContaining('不能晚于'),
          cover: expect.stringContaining('没有传完'),
          'document.pictures.0': expect.stringContaining('没有传完'),
        },
      },
    })
  })

  it('refuses a text in which a picture is still missing, however deep', async () => {
    const missing = {
      type: 'paragraph' as const,
      content: [{ type: 'text' as const, text: '【待传图：照片一】' }],
    }
    const document = {
      type: 'doc' as const,
      content: [
        { type: 'bulletList' as const, content: [{ type: 'listItem' as const, content: [missing] }] },
        { type: 'paragraph' as const, content: [{ type: 'text' as const, text: '正文。' }] },
      ],
    }
    const { storyId } = await centre.ask(
      'stories',
      'create',
      { content: aStory({ document }) },
      { token: editor },
    )
    const reply = await centre.call('stories', 'submit', { storyId, revision: 1 }, { token: editor })
    expect(reply).toMatchObject({ error: { fields: { document: expect.stringContaining('没传的图') } } })
  })

  it('refuses a revision that somebody has changed', async () => {
    const { storyId } = await centre.ask('stories', 'create', { content: aStory() }, { token: editor })
    await centre.ask('stories', 'save', { storyId, revision: 1, content: aStory() }, { token: editor })
    const reply = await centre.call('stories', 'submit', { storyId, revision: 1 }, { token: editor })
    expect(reply).toMatchObject({ ok: false, error: { code: 'changed_meanwhile' } })
  })
})

describe('stories.publish', () => {
  it('refuses a reporter, and what nobody has signed', async () => {
    const { storyId } = await centre.ask('stories', 'create', { content: aStory() }, { token: reporter })
    const asReporter = await centre.call('stories', 'publish', { storyId, revision: 1 }, { token: reporter })
    expect(asReporter).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
    const reply = await centre.call('stories', 'publish', { storyId, revision: 1 }, { token: editor })
    expect(reply).toMatchObject({
      error: { code: 'wrong_state', fields: { '': expect.stringContaining('签发了才能发布') } },
    })
  })

  it('refuses to correct what was never published', async () => {
    const { storyId } = await centre.ask('stories', 'create', { content: aStory() }, { token: editor })
    const input = { storyId, revision: 1, correction: { was: '三条', now: '四条' } }
    const reply = await centre.call('stories', 'correct', input, { token: editor })
    expect(reply).toMatchObject({ error: { code: 'wrong_state', fields: { '': expect.any(String) } } })
  })

  it('puts the story before readers exactly as the preview showed it', async () => {
    const content = aStory({ title: '预览和发布一个样', digest: '', datedAt: '2024-05-01T02:00:00.000Z' })
    const { storyId } = await centre.ask('stories', 'create', { content }, { token: reporter })
    const { article: previewed } = await centre.ask('stories', 'preview', { storyId }, { token: reporter })
    await signStory(centre, reporter, { storyId, revision: 1 })
    const { articleId } = await centre.ask('stories', 'publish', { storyId, revision: 1 }, { token: editor })
    const { article } = await read(articleId)
    const withoutSignature = ({ reviews: _, ...rest }: Record<string, unknown>) => rest
    expect(withoutSignature(article ?? {})).toEqual(withoutSignature(previewed))
    expect(article).toMatchObject({
      digest: '路面铺好了，路灯也亮了。',
      publishedAt: '2024-05-01T02:00:00.000Z',
    })
    expect(article?.reviews).toMatchObject([
      { stage: '编辑', by: '融媒体中心记者' },
      { stage: '初审', by: '融媒体中心初审' },
      { stage: '一校', by: '融媒体中心校对' },
      { stage: '复审', by: '融媒体中心复审' },
      { stage: '二校', by: '融媒体中心校对' },
      { stage: '终审', by: '融媒体中心终审' },
      { stage: '三校', by: '融媒体中心校对' },
      { stage: '签发', by: '融媒体中心终审' },
    ])
    for (const name of ['陈志远', '乌兰', '李秀兰', '王建国'])
      expect(JSON.stringify(article)).not.toContain(name)
  })

  it('keeps what was wrong on the page when a corrected text is published again', async () => {
    const { storyId, revision, articleId } = await publishStory(
      centre,
      editor,
      aStory({ title: '改过一个数' }),
    )
    const saved = await centre.ask(
      'stories',
      'save',
      { storyId, revision, content: aStory({ title: '改过一个数', digest: '四条。' }) },
      { token: editor },
    )
    const correction = { was: '三条', now: '四条' }
    const unsigned = { storyId, revision: saved.revision, correction }
    expect(await centre.call('stories', 'correct', unsigned, { token: editor })).toMatchObject({
      error: { code: 'wrong_state', fields: { '': expect.stringContaining('签发了才能发布') } },
    })
    await signStory(centre, editor, saved)
    await centre.ask('stories', 'correct', unsigned, { token: editor })
    const { article } = await until(
      () => read(articleId),
      ({ article }) => article?.corrected === true,
    )
    expect(article).toMatchObject({
      digest: '四条。',
      corrections: [correction],
      updatedAt: expect.any(String),
    })
  })

  it('lets fifty publish at once, and the front page shows the last twenty of them', async () => {
    const titles = Array.from({ length: 50 }, (_, number) => `同时发的第 ${number} 篇`)
    const signed: { storyId: string; revision: number }[] = []
    for (const title of titles) {
      const content = aStory({ title, columnId: 'quotes' })
      const { storyId } = await centre.ask('stories', 'create', { content }, { token: editor })
      await signStory(centre, editor, { storyId, revision: 1 })
      signed.push({ storyId, revision: 1 })
    }
    await Promise.all(signed.map((story) => centre.ask('stories', 'publish', story, { token: editor })))
    const shown = await until(
      () => titlesAtHome('quotes'),
      (shown) => shown.length === 20,
    )
    expect(new Set(shown).size).toBe(20)
    expect(await titlesAtHome('quotes')).toEqual(shown)
  }, 300_000)
})

describe('stories.takeDown', () => {
  it('refuses a reporter, a draft and a missing reason', async () => {
    const { storyId } = await publishStory(centre, editor, aStory())
    const take = (token: string, reason: string, id = storyId) =>
      centre.call('stories', 'takeDown', { storyId: id, reason }, { token })
    expect(await take(reporter, '写错了')).toMatchObject({ error: { code: 'not_allowed' } })
    expect(await take(editor, '')).toMatchObject({
      error: { code: 'invalid_input', fields: { reason: expect.any(String) } },
    })
    const draft = await centre.ask('stories', 'create', { content: aStory() }, { token: editor })
    expect(await take(editor, '写错了', draft.storyId)).toMatchObject({ error: { code: 'wrong_state' } })
  })

  it('takes it from the lists and tells readers why; publishing again brings it back', async () => {
    const title = '要撤下的那一篇'
    const { storyId, articleId, revision } = await publishStory(
      centre,
      editor,
      aStory({ title, columnId: 'notices' }),
    )
    await until(titlesAtHome, (titles) => titles.includes(title))
    await centre.ask('stories', 'takeDown', { storyId, reason: '时间写错了，核对后再发' }, { token: editor })
    const gone = (titles: string[]) => !titles.includes(title)
    await until(titlesAtHome, gone)
    await until(() => titlesAtHome('notices'), gone)
    const reply = await until(
      () => read(articleId),
      ({ article }) => article === null,
    )
    expect(reply.withdrawn).toMatchObject({ title, reason: '时间写错了，核对后再发' })
    await centre.ask('stories', 'publish', { storyId, revision }, { token: editor })
    await until(titlesAtHome, (titles) => titles.includes(title))
  })
})
