import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Stage } from '../../cloudfunctions/stories/contract'
import { review as rules } from '../../site/review'
import { axeViolations } from '../support/audit'
import { atDesk, launchBrowser, openPage, PHONE } from '../support/browser'
import { type Centre, type SampleStaff, startCentre } from '../support/centre'
import { aStory, sessionOf } from '../support/stories'

/**
 * 急稿: the same stages and people as any story, with the short clocks. The centre is stopped and started on the same data with
 * its clock moved on, so that minutes pass in the functions as well as on the timers. Refusals stand where they would happen.
 */

const MINUTE_MS = 60_000
const TITLE = '昆区南部今晚停水抢修'
const { urgent, ordinary } = rules.clocks
const WHOLE_WAY = 3 * urgent.review + 3 * urgent.proof + urgent.sign
const WHO: readonly (readonly [Stage, SampleStaff])[] = [
  ['first_review', 'chushen'],
  ['proof_1', 'jiaodui1'],
  ['second_review', 'fushen'],
  ['proof_2', 'jiaodui2'],
  ['final_review', 'zhongshen'],
  ['proof_3', 'jiaodui3'],
]

const dataDir = mkdtempSync(join(tmpdir(), 'flash-'))
let centre: Centre
let passedMs = 0
let storyId = ''
let revision = 0

const ask = async (who: SampleStaff, name: string, action: string, input: unknown) =>
  centre.ask(name, action, input, { token: await sessionOf(centre, who) })
const refusal = async (who: SampleStaff, name: string, action: string, input: unknown) => {
  const reply = await centre.call(name, action, input, { token: await sessionOf(centre, who) })
  if (reply.ok) throw new Error(`${action} went through`)
  return `${reply.error.code}: ${Object.values(reply.error.fields ?? {}).join('')}`
}
const stateOf = (who: SampleStaff) => ask(who, 'stories', 'reviewState', { storyId })

/** So many minutes later, for calls and for timers. */
async function minutesLater(minutes: number): Promise<void> {
  await centre.close()
  passedMs += minutes * MINUTE_MS
  centre = await startCentre({ dataDir, staff: false, env: { CLOCK_OFFSET_MS: String(passedMs) } })
  await centre.setClock(new Date(Date.now() + passedMs))
}

beforeAll(async () => {
  centre = await startCentre({ dataDir })
})
afterAll(async () => {
  await centre?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it('is handed in as urgent: no stage fewer, each with its short clock', async () => {
  const calm = await ask('jizhe', 'stories', 'create', { content: aStory({ title: '菊花展下周开幕' }) })
  await ask('jizhe', 'stories', 'submit', { storyId: calm.storyId, revision: calm.revision })

  const content = aStory({ title: TITLE, digest: '抢修到零点，送水车已经到小区。' })
  ;({ storyId, revision } = await ask('jizhe', 'stories', 'create', { content }))
  expect(await refusal('bianji', 'stories', 'publish', { storyId, revision })).toContain('签发了才能发布')
  await ask('jizhe', 'stories', 'submit', { storyId, revision, urgent: true })

  const { review, dueAt, stage } = await stateOf('jizhe')
  expect(stage).toBe('first_review')
  expect(
    review.stages.map((record: { stage: Stage; minutes: number }) => [record.stage, record.minutes]),
  ).toEqual(WHO.map(([name]) => [name, name.startsWith('proof') ? urgent.proof : urgent.review]))
  expect(Date.parse(dueAt) - Date.parse(review.submittedAt)).toBe(urgent.review * MINUTE_MS)
  expect(urgent.review).toBeLessThan(ordinary.review)
})

it('stands first on the desk, before what was handed in earlier', async () => {
  const { rows } = await ask('chushen', 'stories', 'reviewDesk', { list: 'waiting' })
  expect(rows.map(({ title, urgent: hurry }: { title: string; urgent: boolean }) => [title, hurry])).toEqual([
    [TITLE, true],
    ['菊花展下周开幕', false],
  ])
})

it('lets nobody jump the queue, however short the time', async () => {
  const pass = (stage: Stage) => ({ storyId, revision, stage, readAloud: true })
  expect(await refusal('fushen', 'stories', 'passStage', pass('second_review'))).toContain('现在要做的是初审')
  expect(await refusal('zhiban', 'stories', 'sign', { storyId, revision })).toContain(
    '三审三校都过了才能签发',
  )
  expect(await refusal('jizhe', 'stories', 'save', { storyId, revision, content: aStory() })).toContain(
    '不能改',
  )
  expect(await refusal('bianji', 'stories', 'publish', { storyId, revision })).toContain('签发了才能发布')
})

it('is anybody’s again when who claimed it lets the clock run out, and its lateness is seen', async () => {
  await ask('chushen', 'stories', 'claimStage', { storyId })
  expect((await stateOf('chushen')).heldBy).toMatchObject({ name: '乌兰' })
  await minutesLater(urgent.review - 1)
  await centre.sweep('stories')
  expect((await stateOf('chushen')).heldBy).toMatchObject({ name: '乌兰' })
  await minutesLater(2)
  await centre.sweep('stories')
  const { heldBy, history, dueAt } = await stateOf('chushen')
  expect(heldBy).toBeNull()
  expect(history[0]).toMatchObject({ event: 'claimLapsed', by: { name: '乌兰' } })
  const { at, board } = await ask('bianji', 'pieces', 'board', {})
  const piece = board.pieces.find(({ id }: { id: string }) => id === storyId)
  expect(piece).toMatchObject({ holder: null, dueAt })
  expect(piece.dueAt < at).toBe(true)
})

it('goes all the way within the clocks of its stages, each by another person', async () => {
  const begun = passedMs
  for (const [stage, who] of WHO) {
    const { dueAt } = await stateOf(who)
    if (stage !== 'first_review') expect(Date.parse(dueAt)).toBeGreaterThan(Date.now() + passedMs)
    if (stage === 'final_review') {
      const pass = { storyId, revision, stage, readAloud: true }
      expect(await refusal('fushen', 'stories', 'passStage', pass)).toContain('已担任本稿复审')
      await minutesLater(urgent.review - 1)
    }
    await ask(who, 'stories', 'passStage', { storyId, revision, stage, readAloud: true })
  }
  expect(await refusal('chushen', 'stories', 'sign', { storyId, revision })).toContain('not_allowed')
  // the duty commander signs when the final reviewer is on the next story already
  await minutesLater(urgent.sign - 1)
  const { dueAt } = await stateOf('zhiban')
  expect(Date.parse(dueAt)).toBeGreaterThan(Date.now() + passedMs)
  await ask('zhiban', 'stories', 'sign', { storyId, revision })
  await ask('bianji', 'stories', 'publish', { storyId, revision })
  const { history } = await stateOf('bianji')
  const [published] = history
  expect(published).toMatchObject({ event: 'publish' })
  expect(passedMs - begun).toBeLessThan(WHOLE_WAY * MINUTE_MS)
})

it('is corrected as fast: urgent again, all stages again, and readers keep the old words until then', async () => {
  const content = aStory({ title: TITLE, digest: '抢修到凌晨一点，送水车已经到小区。' })
  ;({ revision } = await ask('jizhe', 'stories', 'save', { storyId, revision, content }))
  await ask('jizhe', 'stories', 'submit', { storyId, revision, urgent: true })
  const correction = { was: '抢修到零点', now: '抢修到凌晨一点' }
  expect(await refusal('bianji', 'stories', 'correct', { storyId, revision, correction })).toContain('审校')
  for (const [stage, who] of WHO) {
    await ask(who, 'stories', 'passStage', { storyId, revision, stage, readAloud: true })
  }
  await ask('zhongshen', 'stories', 'sign', { storyId, revision })
  await ask('bianji', 'stories', 'correct', { storyId, revision, correction })
})

it('shows its haste to whoever opens the desk, and the corrected words to readers', async () => {
  const next = await ask('jizhe', 'stories', 'create', { content: aStory({ title: '停水提前结束' }) })
  await ask('jizhe', 'stories', 'submit', {
    ...{ storyId: next.storyId, revision: next.revision },
    urgent: true,
  })
  const browser = await launchBrowser()
  try {
    const session = await sessionOf(centre, 'chushen')
    const { page: desk, problems } = await openPage(browser, atDesk(centre, session))
    await desk.goto(`${centre.sites.console}/reviews`)
    const row = desk.getByRole('row').filter({ hasText: '停水提前结束' })
    await row.getByText('急稿').waitFor()
    expect(await axeViolations(desk)).toEqual([])
    expect(problems).toEqual([])

    const { page: phone, problems: phoneProblems } = await openPage(browser, PHONE)
    await phone.goto(`${centre.sites.h5}/#/pages/home/index`)
    await phone.getByText(TITLE).first().click()
    await phone
      .getByText(/抢修到凌晨一点/)
      .first()
      .waitFor()
    expect(phoneProblems).toEqual([])
  } finally {
    await browser.cleanUp()
  }
})
