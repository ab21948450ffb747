import { SAMPLE_PASSWORD } from '../../config/centre.mjs'
import { type Centre, type SampleStaff, startCentre } from '../support/centre'
import { aStory, passStages, sessionOf } from '../support/stories'
import { bootMiniProgram, type MiniProgram, type PhoneStorage, throughCloud } from '../support/weapp'

/**
 * 策 采 编 审 发 by those who do it: a student pitches on the phone, the mentor vouches, the meeting takes it, the student
 * writes, three reviewers and three proofreaders pass it, it is signed and published, a resident reads it, it is corrected
 * while it is out, and the resident is told. The phones are the built mini-program; everybody else calls what the console calls.
 */

jest.setTimeout(120_000)

const WHAT = '社区手机课第一期结业'
const TITLE = '手机课结业，十二位老人学会了挂号'

let centre: Centre
let student: MiniProgram
let resident: MiniProgram
const studentStorage: PhoneStorage = new Map()
beforeAll(async () => {
  centre = await startCentre()
  student = await bootMiniProgram('dist/weapp', {
    url: 'features/people/desk-enter/index',
    storage: studentStorage,
    callFunction: throughCloud(centre, 'o-student'),
  })
})
afterAll(async () => {
  student?.close()
  resident?.close()
  await centre?.close()
})
afterEach(() => {
  for (const phone of [student, resident]) expect(phone?.errors ?? []).toEqual([])
})

const ask = async (who: SampleStaff, name: string, action: string, input: unknown) =>
  centre.ask(name, action, input, { token: await sessionOf(centre, who) })
const call = async (who: SampleStaff, name: string, action: string, input: unknown) =>
  centre.call(name, action, input, { token: await sessionOf(centre, who) })

let pitchId = ''
let storyId = ''
let revision = 0
let assignmentId = ''

test('a student signs in on the phone and pitches; who is signed in nowhere is shown the way there', async () => {
  await student.open('features/plans/pitch/index')
  const [what] = student.$$('input')
  await student.input(what as Element, WHAT)
  await student.tap(student.byText('报上去'))
  await student.waitFor(() => student.page.textContent?.includes('登录'))
  await student.back()

  const [account, password] = student.$$('input')
  await student.input(account as Element, 'xuesheng')
  await student.input(password as Element, SAMPLE_PASSWORD)
  await student.tap(student.byText('登录'))
  await student.waitFor(
    () => studentStorage.size > 0 && student.stack.at(-1) !== 'features/people/desk-enter/index',
  )

  await student.open('features/plans/pitch/index')
  await student.input(student.$$('input')[0] as Element, WHAT)
  await student.tap(student.byText('报上去'))
  await student.waitFor(() => student.byText('选题报上了'))
})

test('it waits for the mentor, and nobody else vouches for it', async () => {
  const { pitches } = await ask('jizhe', 'plans', 'pitches', { view: 'mentor' })
  expect(pitches).toMatchObject([{ what: WHAT, state: 'waiting' }])
  pitchId = pitches[0].pitchId
  expect(await call('bianji', 'plans', 'vouch', { pitchId, good: true, reason: '' })).toMatchObject({
    ok: false,
  })
  await ask('jizhe', 'plans', 'vouch', { pitchId, good: true, reason: '' })
})

test('the meeting takes it and gives it to the student', async () => {
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const { meetingId } = await ask('bianji', 'plans', 'convene', { day })
  expect(await call('jizhe', 'plans', 'convene', { day })).toMatchObject({ ok: false })
  const { colleagues } = await ask('bianji', 'people', 'colleagues', {})
  const personId = colleagues.find(({ name }: { name: string }) => name === '刘雨桐').personId
  const startsAt = new Date(Date.now() + 3_600_000).toISOString()
  const plan = {
    eventId: null,
    startsAt,
    dueAt: new Date(Date.now() + 9 * 3_600_000).toISOString(),
    brief: '先写他们学会了什么。',
    tasks: [{ form: 'text', personId }],
  }
  await ask('bianji', 'plans', 'decide', { pitchId, meetingId, outcome: 'take', reason: '', plan })
  const { assignments } = await ask('xuesheng', 'plans', 'assignments', { view: 'mine' })
  expect(assignments).toMatchObject([{ state: 'assigned', form: 'text' }])
  assignmentId = assignments[0].assignmentId
})

test('the student writes it for that assignment; it goes to the mentor first, then into the review', async () => {
  const content = aStory({ title: TITLE, author: '刘雨桐', unitId: 'media-centre' })
  const created = await ask('xuesheng', 'stories', 'create', { content, assignmentId })
  ;({ storyId, revision } = created)
  expect(await ask('xuesheng', 'plans', 'openAssignment', { assignmentId })).toMatchObject({
    state: 'in_progress',
    storyIds: [storyId],
  })
  await ask('xuesheng', 'stories', 'submit', { storyId, revision })
  expect(await call('chushen', 'stories', 'claimStage', { storyId })).toMatchObject({ ok: false })
  await ask('jizhe', 'stories', 'passOn', { storyId, revision })
})

test('six people pass it; none of them may hold a second place, and the reason is said', async () => {
  await passStages(centre, storyId, revision, 'final_review')
  expect(
    await call('chushen', 'stories', 'passStage', { storyId, revision, stage: 'final_review' }),
  ).toMatchObject({ ok: false })
  expect(await call('bianji', 'stories', 'publish', { storyId, revision })).toMatchObject({ ok: false })
  await passStages(centre, storyId, revision)
  expect(await call('bianji', 'stories', 'sign', { storyId, revision })).toMatchObject({ ok: false })
  await ask('zhongshen', 'stories', 'sign', { storyId, revision })
})

test('signed, it is published, and its assignment is done', async () => {
  await ask('bianji', 'stories', 'publish', { storyId, revision })
  expect(await ask('xuesheng', 'plans', 'openAssignment', { assignmentId })).toMatchObject({
    state: 'completed',
  })
  const line = await ask('bianji', 'pieces', 'line', { kind: 'story', id: storyId })
  const kinds = new Set(line.above.map(({ kind }: { kind: string }) => kind))
  for (const kind of ['pitch', 'assignment']) expect(kinds).toContain(kind)
})

test('a resident finds it on the front page and reads it', async () => {
  resident = await bootMiniProgram('dist/weapp', { callFunction: throughCloud(centre, 'o-reader') })
  // a front page is kept for some seconds: the student's phone may have asked for it just before
  const pulled = () => resident.calls.filter(({ name }) => name === 'stopPullDownRefresh').length
  await resident.waitFor(async () => {
    if (resident.page.textContent?.includes('手机课结业')) return true
    const before = pulled()
    await resident.pullDownRefresh()
    await resident.waitFor(() => pulled() > before)
    return false
  })
  await resident.tap(resident.byText('手机课结业'))
  await resident.waitFor(() => resident.text('.provenance').includes('点击量1'))
  expect(resident.text('.provenance')).toContain('三审三校已完成')
  await resident.back()
})

test('a correction goes the whole way again, while readers keep the old text; a take-down in between is possible', async () => {
  const { content: _, ...story } = await ask('xuesheng', 'stories', 'open', { storyId })
  const content = aStory({ title: TITLE.replace('十二', '十三'), author: '刘雨桐' })
  const saved = await ask('xuesheng', 'stories', 'save', { storyId, revision: story.revision, content })
  revision = saved.revision
  await ask('xuesheng', 'stories', 'submit', { storyId, revision })
  await ask('jizhe', 'stories', 'passOn', { storyId, revision })
  await passStages(centre, storyId, revision, 'second_review')
  const correction = { was: '十二位老人', now: '十三位老人' }
  expect(await call('bianji', 'stories', 'correct', { storyId, revision, correction })).toMatchObject({
    ok: false,
  })
  await ask('bianji', 'stories', 'takeDown', { storyId, reason: '人数写错了，正在核对' })
  await passStages(centre, storyId, revision)
  await ask('zhongshen', 'stories', 'sign', { storyId, revision })
  await ask('bianji', 'stories', 'correct', { storyId, revision, correction })
  expect(await call('bianji', 'stories', 'correct', { storyId, revision, correction })).toMatchObject({
    ok: false,
  })
})

test('the resident who read the wrong version is told, once', async () => {
  await resident.open('features/articles/corrections/index')
  await resident.waitFor(() => resident.page.textContent?.includes('十三位老人'))
  expect(resident.page.textContent).toContain('十二位老人')
})
