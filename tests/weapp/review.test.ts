import { SAMPLE_PASSWORD } from '../../config/centre.mjs'
import { type Centre, type SampleStaff, startCentre } from '../support/centre'
import { aStory, passStages, sessionOf } from '../support/stories'
import { bootMiniProgram, type MiniProgram, throughCloud } from '../support/weapp'

/**
 * What staff do on their phones, in the built mini-program: a reviewer reads, marks an error and returns the story; it comes
 * back and passes; the last reviewer signs it off after saying that a number may be public; an assignment changes hands.
 */

jest.setTimeout(120_000)

const TITLE = '家政培训班开课，周六报名'
const SENTENCE = '报名打 13847212345 找老师。'
const MADE = '课程由模型归纳成三条。'

let centre: Centre
const phones: MiniProgram[] = []
beforeAll(async () => {
  centre = await startCentre()
})
afterAll(async () => {
  for (const phone of phones) phone.close()
  await centre?.close()
})
afterEach(() => {
  for (const phone of phones) expect(phone.errors).toEqual([])
})

const ask = async (who: SampleStaff, name: string, action: string, input: unknown) =>
  centre.ask(name, action, input, { token: await sessionOf(centre, who) })

/** A colleague's own phone, signed in on its sign-in page. */
async function phoneOf(name: SampleStaff): Promise<MiniProgram> {
  const phone = await bootMiniProgram('dist/weapp', {
    url: 'features/people/desk-enter/index',
    storage: new Map(),
    callFunction: throughCloud(centre, `o-${name}`),
  })
  phones.push(phone)
  const [account, password] = phone.$$('input')
  await phone.input(account as Element, name)
  await phone.input(password as Element, SAMPLE_PASSWORD)
  await phone.tap(phone.byText('登录'))
  await phone.waitFor(() => phone.stack.at(-1) !== 'features/people/desk-enter/index')
  return phone
}

/** From the desk of the phone into one story. */
async function openReview(phone: MiniProgram) {
  await phone.open('features/stories/review/index')
  await phone.waitFor(() => phone.byText(TITLE))
  await phone.tap(phone.byText(TITLE))
  await phone.waitFor(() => phone.page.textContent?.includes('三条'))
}

let first: MiniProgram
let storyId = ''
let revision = 0
let confirmed: string[] = []

const review = () => ask('zhongshen', 'stories', 'reviewState', { storyId })

test('a story with a number in it waits at the first reviewer’s phone, and says which words a model wrote', async () => {
  const content = aStory({
    title: TITLE,
    document: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: SENTENCE }] },
        {
          type: 'paragraph',
          content: [{ type: 'text', text: MADE, marks: [{ type: 'origin', attrs: { by: 'ai' } }] }],
        },
      ],
    },
  })
  ;({ storyId, revision } = await ask('bianji', 'stories', 'create', { content }))
  const { title, digest, datedAt, document, author, source } = content
  const { findings } = await ask('bianji', 'stories', 'check', {
    title,
    digest,
    datedAt,
    document,
    author,
    source,
  })
  confirmed = findings
    .filter(({ weight }: { weight: string }) => weight === 'confirm')
    .map(({ key }: { key: string }) => key)
  expect(confirmed).toHaveLength(1)
  await ask('bianji', 'stories', 'submit', { storyId, revision, confirmed })

  first = await phoneOf('chushen')
  await openReview(first)
  await first.waitFor(() => first.page.textContent?.includes(SENTENCE))
  expect(first.text('.review-shares')).toContain('AI 生成 11 字')
  expect(first.text('.review-made')).toBe(`${MADE}AI 生成`)
})

test('the reviewer claims it, marks two characters of a sentence and returns it with a reason', async () => {
  await first.tap(first.byText('领初审'))
  await first.waitFor(() => first.page.textContent?.includes('哪句有错，点哪句'))
  await first.tap('.review-made')
  const key = (character: string) =>
    first.$$('.picker-key').find((one) => one.textContent === character) as Element
  await first.waitFor(() => key('归'))
  await first.tap(first.byText('标上'))
  await first.waitFor(() => first.byText('点一下是哪几个字'))
  await first.tap(key('归'))
  await first.tap(key('纳'))
  await first.input(first.$$('input').at(-1) as Element, '谁归纳的，要写明')
  await first.tap(first.byText('标上'))
  await first.waitFor(() => first.page.textContent?.includes('差错 1，上限 5'))
  expect((await review()).review.marks).toMatchObject([{ quote: '归纳', stage: 'first_review' }])

  await first.tap(first.byText('退回'))
  const area = await first.waitFor(() => first.$('textarea'))
  await first.tap(
    first
      .$$('.button')
      .filter((one) => one.textContent === '退回')
      .at(-1) as Element,
  )
  await first.waitFor(() => first.page.textContent?.includes('写明原因'))
  expect((await review()).work).toBe('in_review')
  await first.input(area as Element, '第二段写明是谁归纳的')
  await first.tap(
    first
      .$$('.button')
      .filter((one) => one.textContent === '退回')
      .at(-1) as Element,
  )
  await first.waitFor(() => first.page.textContent?.includes('退回去了'))
  expect((await review()).work).toBe('returned')
})

test('put right, it comes back and passes on the phone', async () => {
  const { content: _, ...story } = await ask('bianji', 'stories', 'open', { storyId })
  const paragraphs = [SENTENCE, '老师把课程归纳成三条。']
  const content = aStory({
    title: TITLE,
    document: {
      type: 'doc',
      content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    },
  })
  ;({ revision } = await ask('bianji', 'stories', 'save', { storyId, revision: story.revision, content }))
  await ask('bianji', 'stories', 'submit', { storyId, revision, confirmed })
  await first.back()
  await openReview(first)
  await first.waitFor(() => first.byText('初审通过'))
  await first.tap(first.byText('初审通过'))
  await first.waitFor(() => first.byText('初审通过？'))
  await first.tap(first.$$('.button').find((one) => one.textContent === '通过') as Element)
  await first.waitFor(() => first.page.textContent?.includes('初审通过了'))
  expect((await review()).stage).toBe('proof_1')
})

test('signed off on the phone only after the number was ticked', async () => {
  await passStages(centre, storyId, revision)
  const last = await phoneOf('zhongshen')
  await openReview(last)
  await last.tap(await last.waitFor(() => last.byText('签发')))
  await last.waitFor(() => last.byText('这些能公开吗'))
  const sign = () =>
    last
      .$$('.button')
      .filter((one) => one.textContent === '签发')
      .at(-1) as Element
  await last.waitFor(sign)
  await last.tap(sign())
  await last.waitFor(() => last.page.textContent?.includes('还有 1 处没勾'))
  expect((await review()).work).toBe('to_sign')
  await last.tap(last.byText('（手机号）能公开'))
  await last.tap(sign())
  await last.waitFor(() => last.page.textContent?.includes('签发了'))
  expect(await review()).toMatchObject({ work: 'signed' })
})

test('an assignment is handed over on the phone, and is the other one’s only after a yes', async () => {
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const pitch = {
    what: '早市搬家第一天',
    who: '',
    place: '',
    whyNow: '',
    columnId: 'news',
    forms: ['text'],
    day: null,
  }
  const { pitchId } = await ask('jizhe', 'plans', 'filePitch', { content: pitch })
  const { meetingId } = await ask('bianji', 'plans', 'convene', { day })
  const { colleagues } = await ask('bianji', 'people', 'colleagues', {})
  const jizhe = colleagues.find(({ name }: { name: string }) => name === '苏和')
  const plan = {
    eventId: null,
    startsAt: new Date(Date.now() + 3_600_000).toISOString(),
    dueAt: new Date(Date.now() + 9 * 3_600_000).toISOString(),
    brief: '',
    tasks: [{ form: 'text', personId: jizhe.personId }],
  }
  await ask('bianji', 'plans', 'decide', { pitchId, meetingId, outcome: 'take', reason: '', plan })
  const { assignments } = await ask('jizhe', 'plans', 'assignments', { view: 'mine' })
  const { assignmentId } = assignments[0]
  const holder = async () => ask('jizhe', 'plans', 'openAssignment', { assignmentId })

  const giving = await phoneOf('jizhe')
  await giving.open(`features/plans/assignment/index?id=${assignmentId}`)
  await giving.tap(await giving.waitFor(() => giving.byText('接单')))
  await giving.waitFor(() => giving.page.textContent?.includes('已接单'))
  await giving.tap(await giving.waitFor(() => giving.byText('交给别人')))
  await giving.waitFor(() => giving.byText('先选一位同事'))
  await giving.input(giving.$$('input')[0] as Element, '陈志远')
  await giving.tap(await giving.waitFor(() => giving.byText('陈志远')))
  await giving.input(giving.$$('input')[1] as Element, '约好了市场的人，还没去')
  await giving.tap(await giving.waitFor(() => giving.byText('问问对方')))
  await giving.waitFor(() => giving.page.textContent?.includes('想交给陈志远'))
  expect((await holder()).assignee.personId).toBe(jizhe.personId)

  const taking = await phoneOf('bianji')
  await taking.open(`features/plans/assignment/index?id=${assignmentId}`)
  await taking.tap(await taking.waitFor(() => taking.byText('我接')))
  await taking.waitFor(() => taking.page.textContent?.includes('在陈志远手里'))
  expect((await holder()).assignee.name).toBe('陈志远')
})
