import type { Stage } from '../../cloudfunctions/stories/contract'
import { review as rules } from '../../site/review'
import { axeViolations } from '../support/audit'
import { atDesk, launchBrowser, openPage, PHONE } from '../support/browser'
import { type Centre, type SampleStaff, startCentre } from '../support/centre'
import { aStory, passStages, sessionOf } from '../support/stories'

/**
 * 入驻单位发稿, by trust class: a unit that was right for a year passes three reviews and one proof, a unit that is watched passes
 * everything and is read aloud. Neither chooses its class, and no class leaves a review out.
 */

const WATCHED = 'civilisation-centre'
const TRUSTED = 'justice'

let centre: Centre
/** Sessions of the two units' own editors. */
const tokens: Record<string, string> = {}

const ask = async (who: SampleStaff, action: string, input: unknown) =>
  centre.ask('stories', action, input, { token: await sessionOf(centre, who) })
async function refusal(token: string, action: string, input: unknown): Promise<string> {
  const reply = await centre.call('stories', action, input, { token })
  if (reply.ok) throw new Error(`${action} went through`)
  return Object.values(reply.error.fields ?? {}).join('') || reply.error.code
}

/** A unit's editor as the administrator takes one on: for this unit, for notices only. */
async function takeOn(unitId: string, userName: string, name: string): Promise<string> {
  const token = await sessionOf(centre, 'admin')
  const grants = [{ role: 'unit_editor', units: [unitId], columns: ['notices'] }]
  const { oneTimePassword } = await centre.ask(
    'people',
    'addStaff',
    { userName, name, unitId, grants },
    { token },
  )
  const first = await centre.ask('people', 'enterStaff', { userName, password: oneTimePassword })
  const change = { old: oneTimePassword, new: 'liangge-danwei-2026' }
  await centre.ask('people', 'changePassword', change, { token: first.token })
  const again = await centre.ask('people', 'enterStaff', { userName, password: change.new })
  return again.token
}

const post = (unitId: string, title: string) =>
  aStory({ title, unitId, columnId: 'notices', author: '', source: '昆都仑区发布', kind: 'text' })

beforeAll(async () => {
  centre = await startCentre()
  tokens[TRUSTED] = await takeOn(TRUSTED, 'sifa', '其其格')
  tokens[WATCHED] = await takeOn(WATCHED, 'wenming', '李娜')
})
afterAll(() => centre?.close())

const made: Record<string, { storyId: string; revision: number }> = {}
const stagesOf = async (unitId: string): Promise<{ stage: Stage; outcome: string }[]> => {
  const { review } = await ask('zhongshen', 'reviewState', { storyId: made[unitId]?.storyId })
  return review.stages
}

describe.each([
  [TRUSTED, '法律援助热线换号', 'trusted'],
  [WATCHED, '志愿服务站迁址', 'watched'],
] as const)('a post of %s', (unitId, title, className) => {
  const mine = () => made[unitId] as { storyId: string; revision: number }

  it('is written for its own unit and its own column, and for no other', async () => {
    const token = tokens[unitId] as string
    const other = unitId === TRUSTED ? WATCHED : TRUSTED
    for (const content of [post(other, title), { ...post(unitId, title), columnId: 'focus' }]) {
      expect(await refusal(token, 'create', { content })).not.toBe('')
    }
    const { storyId, revision } = await centre.ask(
      'stories',
      'create',
      { content: post(unitId, title) },
      { token },
    )
    made[unitId] = { storyId, revision }
  })

  it('takes the stages of its class, whatever whoever hands it in says', async () => {
    const token = tokens[unitId] as string
    expect(await refusal(token, 'publish', mine())).toBe('not_allowed')
    await centre.ask('stories', 'submit', { ...mine(), important: false }, { token })
    const { review } = await ask('zhongshen', 'reviewState', { storyId: mine().storyId })
    const profile = rules.profiles[className]
    expect(review.profileId).toBe(profile.profileId)
    expect(review.important).toBe(profile.important)
    expect(review.stages.map(({ stage }: { stage: Stage }) => stage)).toEqual(profile.stages)
    for (const stage of ['first_review', 'second_review', 'final_review']) {
      expect(profile.stages).toContain(stage)
    }
  })

  it('is not touched by its unit while it is reviewed, nor passed by it', async () => {
    const token = tokens[unitId] as string
    expect(await refusal(token, 'save', { ...mine(), content: post(unitId, '改一改') })).toContain('不能改')
    expect(await refusal(token, 'passStage', { ...mine(), stage: 'first_review' })).toBe('not_allowed')
  })

  it('comes back with reasons, is mended, and begins from the first stage', async () => {
    const token = tokens[unitId] as string
    await ask('chushen', 'returnStory', { storyId: mine().storyId, reasons: '写上从哪天起' })
    const content = post(unitId, `${title}，明天起`)
    const saved = await centre.ask('stories', 'save', { ...mine(), content }, { token })
    made[unitId] = { storyId: saved.storyId, revision: saved.revision }
    await centre.ask('stories', 'submit', mine(), { token })
    expect((await stagesOf(unitId)).map(({ outcome }) => outcome)).toEqual(
      rules.profiles[className].stages.map(() => 'waiting'),
    )
  })
})

it('of the trusted unit is ready to be signed after three reviews and one proof', async () => {
  const story = made[TRUSTED] as { storyId: string; revision: number }
  await passStages(centre, story.storyId, story.revision, 'final_review')
  expect(
    await refusal(await sessionOf(centre, 'chushen'), 'passStage', { ...story, stage: 'final_review' }),
  ).toContain('已担任本稿初审')
  await passStages(centre, story.storyId, story.revision, 'proof_3')
  expect(await refusal(await sessionOf(centre, 'zhongshen'), 'sign', story)).toContain('都过了才能签发')
  // no part of it is read aloud: its class does not ask for it
  await ask('jiaodui3', 'passStage', { ...story, stage: 'proof_3' })
  await ask('zhongshen', 'sign', story)
  const { history } = await ask('zhongshen', 'reviewState', { storyId: story.storyId })
  const passes = history.filter(
    ({ event, round }: { event: string; round: number }) => event === 'passStage' && round === 2,
  )
  expect(passes).toHaveLength(4)
})

it('of the watched unit takes all six, and the last one reads it aloud', async () => {
  const story = made[WATCHED] as { storyId: string; revision: number }
  await passStages(centre, story.storyId, story.revision, 'proof_3')
  const last = { ...story, stage: 'proof_3' }
  expect(await refusal(await sessionOf(centre, 'jiaodui3'), 'passStage', last)).toContain('念一遍')
  expect(await refusal(await sessionOf(centre, 'zhongshen'), 'sign', story)).toContain('都过了才能签发')
  await ask('jiaodui3', 'passStage', { ...last, readAloud: true })
  await ask('zhongshen', 'sign', story)
})

it('is let out by the centre and not by the unit; readers see the unit and what it went through', async () => {
  const browser = await launchBrowser()
  try {
    const session = tokens[WATCHED] as string
    const { page: unit, problems } = await openPage(browser, atDesk(centre, session), [/403|400/])
    await unit.goto(`${centre.sites.console}/stories/${made[WATCHED]?.storyId}`)
    await unit.getByText('已签发').first().waitFor()
    expect(await unit.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true)
    await unit.getByText('发布由编辑、终审或值班长来做。').first().waitFor()
    expect(await axeViolations(unit)).toEqual([])

    for (const story of Object.values(made)) {
      expect(await refusal(tokens[WATCHED] as string, 'publish', story)).toBe('not_allowed')
      await ask('bianji', 'publish', story)
    }
    await unit.reload()
    await unit.getByText('已发布').first().waitFor()
    expect(problems).toEqual([])

    const { page: phone, problems: phoneProblems } = await openPage(browser, PHONE)
    for (const title of ['法律援助热线换号', '志愿服务站迁址']) {
      await phone.goto(`${centre.sites.h5}/#/pages/home/index`)
      await phone.getByText(new RegExp(title)).first().click()
      await phone.getByText(/三审/).first().waitFor()
    }
    expect(phoneProblems).toEqual([])
  } finally {
    await browser.cleanUp()
  }
})
