import { hashOf } from '@functions/stories/content-hash'
import type { Stage } from '@functions/stories/contract'
import type { StoryRow } from '@functions/stories/store'
import { type Centre, type SampleStaff, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'
import { aStory, passStages, publishStory, sessionOf, signStory } from '../../support/stories'

jest.setTimeout(240_000)

let centre: Centre
beforeAll(async () => {
  centre = await startCentre()
})
afterAll(() => centre.close())

const as = async (name: SampleStaff) => ({ token: await sessionOf(centre, name) })
const ask = async (name: SampleStaff, action: string, input: object) =>
  centre.ask('stories', action, input, await as(name))
/** The refusal's code and sentence. */
async function refused(name: SampleStaff, action: string, input: object): Promise<string> {
  const reply = await centre.call('stories', action, input, await as(name))
  return reply.ok ? 'done' : `${reply.error.code}: ${Object.values(reply.error.fields).join('')}`
}
const draft = async (content = {}) => {
  const { storyId } = await ask('jizhe', 'create', { content: aStory(content) })
  return { storyId: storyId as string, revision: 1 }
}
const handedIn = async (content = {}, more = {}) => {
  const story = await draft(content)
  await ask('jizhe', 'submit', { ...story, ...more })
  return story
}
const pass = (stage: Stage, story: object) => ({ ...story, stage })
const stateOf = (storyId: string) => ask('bianji', 'reviewState', { storyId })

describe('the review', () => {
  it('refuses who has no part in it, and tells each client why', async () => {
    const story = await handedIn()
    expect(await refused('jizhe', 'passStage', pass('first_review', story))).toMatch(/^not_allowed/)
    expect(await refused('fushen', 'passStage', pass('second_review', story))).toContain('现在要做的是初审')
    expect(await refused('chushen', 'passStage', pass('first_review', { ...story, revision: 9 }))).toMatch(
      /^changed_meanwhile/,
    )
    expect(await refused('danwei', 'reviewState', { storyId: story.storyId })).toMatch(/^not_allowed/)
    expect(await refused('jizhe', 'save', { ...story, content: aStory({ title: '偷偷改' }) })).toContain(
      '正在审校',
    )
    expect(await refused('jizhe', 'discard', { storyId: story.storyId })).toContain('先撤回')
    const { actions } = await ask('fushen', 'reviewState', { storyId: story.storyId })
    const why = Object.fromEntries(
      actions.map(({ action, why }: { action: string; why: string }) => [action, why]),
    )
    expect(why.passStage).toBe('现在要做的是初审，由初审来做。')
    expect(why.publish).toContain('发布由')
    const { actions: own } = await ask('chushen', 'reviewState', { storyId: story.storyId })
    expect(own.find(({ action }: { action: string }) => action === 'passStage').why).toBeNull()
  })

  it('lets one of two at once have a stage', async () => {
    const story = await handedIn()
    const token = (await as('chushen')).token
    const replies = await Promise.all(
      Array.from({ length: 4 }, () =>
        centre.call('stories', 'passStage', pass('first_review', story), { token }),
      ),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(
      (await stateOf(story.storyId)).review.stages.map(({ outcome }: { outcome: string }) => outcome),
    ).toEqual(['passed', ...Array(5).fill('waiting')])
  })

  it('sends a story back with its reasons, voids what had passed, and begins again', async () => {
    const { storyId, revision } = await handedIn()
    await passStages(centre, storyId, revision, 'second_review')
    await ask('fushen', 'claimStage', { storyId })
    expect(await refused('fushen', 'returnStory', { storyId, reasons: '' })).toMatch(/^invalid_input/)
    const back = await ask('fushen', 'returnStory', { storyId, reasons: '第二段的数字没有出处' })
    expect(back.work).toBe('returned')
    const content = aStory({ digest: '数字来自区住建局。' })
    const saved = await ask('jizhe', 'save', { storyId, revision, content })
    const { history, review } = await stateOf(storyId)
    expect(history[0]).toMatchObject({ event: 'edit', voided: ['first_review', 'proof_1'] })
    expect(review.stages[0]).toMatchObject({ outcome: 'voided' })
    await ask('jizhe', 'submit', { storyId, revision: saved.revision })
    expect(await stateOf(storyId)).toMatchObject({ stage: 'first_review', review: { round: 2 } })
  })

  it('counts marked errors, and the sixth at 初审 sends it back', async () => {
    const { storyId, revision } = await handedIn()
    const spot = { storyId, revision, block: 0, from: 0, to: 2, quote: '路面', note: '错字' }
    expect(await refused('chushen', 'mark', spot)).toContain('先领')
    await ask('chushen', 'claimStage', { storyId })
    for (let number = 0; number < 7; number++) await ask('chushen', 'mark', spot)
    const { review } = await stateOf(storyId)
    await ask('chushen', 'unmark', { storyId, markId: review.marks[0].markId })
    const answer = await ask('chushen', 'passStage', pass('first_review', { storyId, revision }))
    expect(answer.work).toBe('returned')
    expect((await stateOf(storyId)).history[0].reasons).toContain('标出 6 处差错，超过 5 处')
  })
})

describe('a mentor', () => {
  it('sees what a student hands in before any reviewer does', async () => {
    const { storyId } = await ask('xuesheng', 'create', { content: aStory({ title: '校园里的新图书馆' }) })
    expect((await ask('xuesheng', 'submit', { storyId, revision: 1 })).work).toBe('with_mentor')
    expect(await refused('chushen', 'claimStage', { storyId })).toContain('待指导老师看')
    expect(await refused('xuesheng', 'passOn', { storyId, revision: 1 })).toContain('不能自己放行')
    const { heldBy } = await stateOf(storyId)
    const { rows } = await ask('jizhe', 'reviewDesk', { list: 'held' })
    expect(rows).toContainEqual(expect.objectContaining({ storyId, task: 'mentor', heldBy }))
    expect((await ask('jizhe', 'passOn', { storyId, revision: 1 })).work).toBe('in_review')
    expect(await stateOf(storyId)).toMatchObject({ stage: 'first_review', heldBy: null })
  })
})

describe('the signature', () => {
  it('is of one text, and no other is ever published', async () => {
    const story = await draft()
    const token = (await as('jizhe')).token
    expect(await refused('zhongshen', 'sign', story)).toContain('三审三校都过了才能签发')
    await signStory(centre, token, story)
    expect(await refused('jizhe', 'save', { ...story, content: aStory({ title: '改' }) })).toContain(
      '一个字也不能改',
    )
    // somebody with the database in hand changes a word
    await inside(centre).collection('stories').doc(story.storyId).update({ title: '被人动过的题目' })
    expect(await refused('bianji', 'publish', story)).toContain('和签发的不一样')
    expect((await stateOf(story.storyId)).state).toBe('draft')
  })
})

describe('the desk', () => {
  it('shows what waits for the caller by its clock, and what the caller holds', async () => {
    const slow = await handedIn({ title: '不急的稿' })
    const flash = await handedIn({ title: '急稿' }, { urgent: true })
    const rows = async (list: string) => (await ask('chushen', 'reviewDesk', { list })).rows
    const waiting = (await rows('waiting')).map(({ storyId }: { storyId: string }) => storyId)
    expect(waiting.indexOf(flash.storyId)).toBeLessThan(waiting.indexOf(slow.storyId))
    await ask('chushen', 'claimStage', { storyId: flash.storyId })
    expect(await rows('held')).toContainEqual(
      expect.objectContaining({ storyId: flash.storyId, task: 'first_review', urgent: true }),
    )
    expect(await rows('waiting')).not.toContainEqual(expect.objectContaining({ storyId: flash.storyId }))
    expect((await ask('jizhe', 'reviewDesk', { list: 'waiting' })).rows).toEqual([])
  })
})

describe('delegation', () => {
  it('asks for the role on both sides, and for days that are to come', async () => {
    const { candidates } = await ask('jiaodui1', 'delegations', {})
    const idOf = (name: string) => candidates.find((one: { name: string }) => one.name === name)?.personId
    expect(idOf('额尔敦')).toBeTruthy()
    expect(idOf('苏和')).toBeUndefined()
    const days = {
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    }
    const to = { toPersonId: idOf('额尔敦'), ...days }
    expect(await refused('jiaodui1', 'delegate', { ...to, role: 'final_reviewer' })).toContain('您自己没有')
    expect(
      await refused('jiaodui1', 'delegate', { ...to, role: 'proofreader', endsAt: days.startsAt }),
    ).toContain('晚于')
    const made = await ask('jiaodui1', 'delegate', { ...to, role: 'proofreader' })
    const { storyId, revision } = await handedIn()
    await passStages(centre, storyId, revision, 'proof_1')
    await ask('jiaodui1', 'claimStage', { storyId })
    expect(await refused('jiaodui3', 'passStage', pass('proof_1', { storyId, revision }))).toContain(
      '已经领了',
    )
    await ask('jiaodui2', 'passStage', pass('proof_1', { storyId, revision }))
    const { review } = await stateOf(storyId)
    expect(review.stages[1]).toMatchObject({
      by: { name: '额尔敦' },
      on: { name: '李秀兰' },
      outcome: 'passed',
    })
    expect(await refused('jiaodui2', 'endDelegation', { delegationId: made.delegationId })).toMatch(
      /^not_allowed/,
    )
    await ask('jiaodui1', 'endDelegation', { delegationId: made.delegationId })
  })
})

describe('going out by the clock', () => {
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000)

  it('publishes once what was scheduled, and holds an embargo until it is over', async () => {
    const scheduled = await draft({ title: '定时的稿' })
    const held = await draft({ title: '禁发的稿' })
    const token = (await as('jizhe')).token
    await ask('bianji', 'embargo', { storyId: held.storyId, until: hours(3).toISOString() })
    for (const story of [scheduled, held]) await signStory(centre, token, story)
    expect(await refused('bianji', 'schedule', { ...scheduled, at: hours(-1).toISOString() })).toContain(
      '已经过了',
    )
    expect(await refused('bianji', 'schedule', { ...held, at: hours(2).toISOString() })).toContain('禁发期')
    expect(await refused('bianji', 'publish', held)).toContain('才结束')
    await ask('bianji', 'schedule', { ...scheduled, at: hours(2).toISOString() })
    expect(
      await refused('bianji', 'embargo', { storyId: scheduled.storyId, until: hours(3).toISOString() }),
    ).toContain('先取消定时')
    await centre.sweep('stories')
    expect((await stateOf(scheduled.storyId)).state).toBe('draft')
    await centre.setClock(hours(2.5))
    await Promise.all([centre.sweep('stories'), centre.sweep('stories')])
    const out = await stateOf(scheduled.storyId)
    expect(out).toMatchObject({ state: 'published', work: 'settled', release: null })
    expect(out.history.filter(({ event }: { event: string }) => event === 'publish')).toHaveLength(1)
    expect((await stateOf(held.storyId)).state).toBe('draft')
    await centre.setClock(hours(4))
    await centre.sweep('stories')
    expect(await stateOf(held.storyId)).toMatchObject({ state: 'published', release: null })
    expect(
      await refused('bianji', 'embargo', { storyId: held.storyId, until: hours(9).toISOString() }),
    ).toContain('发布过的')
  })

  it('gives back a claim that nobody worked on, and keeps its clock', async () => {
    const { storyId } = await handedIn()
    await ask('chushen', 'claimStage', { storyId })
    const { dueAt } = await stateOf(storyId)
    await centre.setClock(hours(30))
    await centre.sweep('stories')
    expect(await stateOf(storyId)).toMatchObject({ heldBy: null, stage: 'first_review', dueAt })
  })
})

describe('a published story', () => {
  it('keeps what readers have while its correction is reviewed, and is taken down then', async () => {
    const { storyId, revision, articleId } = await publishStory(centre, (await as('bianji')).token, aStory())
    const saved = await ask('jizhe', 'save', { storyId, revision, content: aStory({ digest: '是四条。' }) })
    await ask('jizhe', 'submit', { storyId, revision: saved.revision })
    const { article } = await centre.ask('articles', 'read', { articleId })
    expect(article.digest).toBe('三条小巷今天恢复通行。')
    const down = await ask('bianji', 'takeDown', { storyId, reason: '数字有误，先撤下' })
    expect(down).toMatchObject({ state: 'taken_down', work: 'in_review' })
    await passStages(centre, storyId, saved.revision)
    await ask('zhiban', 'sign', { storyId, revision: saved.revision })
    const correction = { was: '三条', now: '四条' }
    const back = await ask('bianji', 'correct', { storyId, revision: saved.revision, correction })
    expect(back).toMatchObject({ state: 'published', work: 'settled' })
    expect(await refused('bianji', 'kill', { storyId, reason: '整篇不实' })).toMatch(/^not_allowed/)
    expect((await ask('zhiban', 'kill', { storyId, reason: '整篇不实' })).state).toBe('killed')
    expect(await refused('bianji', 'publish', { storyId, revision: saved.revision })).toContain('已作废')
  })
})

describe('some hundred moves of random people', () => {
  const PEOPLE: SampleStaff[] = [
    'jizhe',
    'bianji',
    'chushen',
    'fushen',
    'zhongshen',
    'jiaodui1',
    'jiaodui2',
    'jiaodui3',
    'zhiban',
  ]
  const MOVES = 400

  it('put nothing before readers that was not passed and signed as it is', async () => {
    // the same words each time: any run can be told again
    let state = 20260302
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
      return Math.floor((state / 0x80000000) * below)
    }
    const stories = await Promise.all(
      Array.from({ length: 3 }, (_, number) => draft({ title: `随手 ${number}` })),
    )
    for (let number = 0; number < MOVES; number++) {
      const { storyId } = stories[random(stories.length)] as { storyId: string }
      const { work, stage, revision } = await stateOf(storyId)
      const name = PEOPLE[random(PEOPLE.length)] as SampleStaff
      const story = { storyId, revision }
      const onward = {
        writing: () => ['submit', story],
        returned: () => ['save', { ...story, content: aStory({ digest: `第 ${number} 次改。` }) }],
        in_review: () => ['passStage', { ...story, stage }],
        to_sign: () => ['sign', story],
        signed: () => ['publish', story],
        settled: () => ['save', { ...story, content: aStory({ digest: `发布后第 ${number} 次改。` }) }],
      }[work as string]
      const odd = [
        ['returnStory', { storyId, reasons: '再核一遍' }],
        ['save', { ...story, content: aStory({ digest: `第 ${number} 次改。` }) }],
        ['submit', story],
        ['update', story],
        ['withdraw', { storyId }],
      ]
      const [action, input] = (random(12) === 0 || !onward ? odd[random(odd.length)] : onward()) as [
        string,
        object,
      ]
      await refused(name, action, input)
    }
    const database = inside(centre)
    const published = { rows: 0 }
    for (const { storyId } of stories) {
      const row = (await database.collection('stories').doc(storyId).get()).data[0] as StoryRow
      if (row.publishedRevision === null) continue
      published.rows++
      const versions = await database.collection('versions').where({ storyId, why: 'publish' }).get()
      const last = versions.data.sort(
        (a: { number: number }, b: { number: number }) => b.number - a.number,
      )[0]
      expect(hashOf(last.content)).toBe(row.publishedHash)
      const lines = row.history.slice(
        0,
        row.history.findLastIndex(({ event }) => event === 'publish' || event === 'update'),
      )
      const passes = lines.filter(({ event }) => event === 'passStage').slice(-6)
      const judges = passes.map(({ by }) => by.personId)
      expect(new Set(judges).size).toBe(6)
      for (const judge of judges) expect(row.textBy).not.toContain(judge)
    }
    process.stdout.write(`${MOVES} moves on ${stories.length} stories, ${published.rows} of them published\n`)
    expect(published.rows).toBeGreaterThan(0)
  })
})

describe('an account that is over', () => {
  it('leaves what it had not handed in to its mentor, once', async () => {
    const { storyId } = await ask('xuesheng', 'create', { content: aStory({ title: '没写完的一篇' }) })
    await centre.sweep('stories')
    expect((await stateOf(storyId)).heldBy).toBeNull()
    await centre.setClock(new Date(Date.now() + 181 * 86_400_000))
    await Promise.all([centre.sweep('stories'), centre.sweep('stories')])
    const { heldBy, history } = await stateOf(storyId)
    expect(heldBy).toMatchObject({ name: '苏和' })
    expect(history.filter(({ event }: { event: string }) => event === 'handOver')).toHaveLength(1)
    await ask('jizhe', 'submit', { storyId, revision: 1 })
    expect(await stateOf(storyId)).toMatchObject({ work: 'in_review', heldBy: null })
  })
})
