import { type Centre, startCentre } from '../../support/centre'
import { aDispatchableOrder, aResident as anOrderer, step } from '../../support/orders'
import { aResident, aShift, aVolunteer, theDispatcher } from '../../support/volunteers'

jest.setTimeout(90_000)

let centre: Centre
let gaowa: { token: string }
let elsewhere: { token: string }
beforeAll(async () => {
  centre = await startCentre()
  gaowa = { token: await theDispatcher(centre) }
  // 友谊大街所 is above 十九街坊站; a dispatcher of another branch speaks for none of it
  elsewhere = { token: await centre.signIn('bianji') }
})
afterAll(() => centre.close())

type As = { openid?: string; token?: string; key?: string }
const call = (action: string, input: unknown, as: As = {}) => centre.call('volunteers', action, input, as)
const ask = (action: string, input: unknown, as: As = {}) => centre.ask('volunteers', action, input, as)
const refused = (code: string) => ({ ok: false, error: { code } })
const noticesOf = async (as: As) => (await centre.ask('notices', 'mine', {}, as)).notices

const aTeam = (leaderId: string, changes: object = {}) =>
  ask(
    'openTeam',
    {
      organiserId: 'post-19',
      leaderId,
      name: '暖心理发队',
      what: '每月上门给老人理发',
      skills: ['haircut'],
      ...changes,
    },
    gaowa,
  )
/** A team with a leader and one member. */
async function aCrew() {
  const [leader, member] = [await aVolunteer(centre), await aVolunteer(centre)]
  const { team } = await aTeam(leader.id)
  await ask('joinTeam', { teamId: team.teamId, words: '会理发' }, member)
  await ask('decideAsk', { teamId: team.teamId, volunteerId: member.id, accept: true, words: '' }, leader)
  return { leader, member, teamId: team.teamId as string }
}

describe('a team', () => {
  it('is opened by its station only, with a registered leader', async () => {
    const [leader, nobody] = [await aVolunteer(centre), await aResident(centre)]
    const input = {
      organiserId: 'post-19',
      leaderId: leader.id,
      name: '水电队',
      what: '上门修水电',
      skills: [],
    }
    expect(await call('openTeam', input, elsewhere)).toMatchObject(refused('not_allowed'))
    expect(await call('openTeam', input, leader)).toMatchObject(refused('not_allowed'))
    expect(await call('openTeam', { ...input, leaderId: nobody.id }, gaowa)).toMatchObject(
      refused('wrong_state'),
    )
    expect(await call('openTeam', { ...input, skills: ['magic'] }, gaowa)).toMatchObject(
      refused('invalid_input'),
    )
    const key = 'one-team-for-one-tap'
    const [first, again] = [
      await ask('openTeam', input, { ...gaowa, key }),
      await ask('openTeam', input, { ...gaowa, key }),
    ]
    expect(again).toEqual(first)
    expect(first).toMatchObject({
      team: { state: 'recruiting', members: 1 },
      leader: { volunteerId: leader.id },
    })
    expect((await noticesOf(leader))[0]).toMatchObject({ title: '您是“水电队”的队长了' })
  })

  it('is read by anyone without a name in it, and by strangers without who asks', async () => {
    const { member, teamId } = await aCrew()
    const stranger = await aVolunteer(centre)
    await ask('joinTeam', { teamId, words: '' }, stranger)
    const text = JSON.stringify(await ask('openTeams', {}))
    expect(text).toContain('暖心理发队')
    expect(text).not.toContain('乌兰其木格')
    expect(await ask('myTeam', { teamId }, stranger)).toMatchObject({
      part: 'asked',
      members: [],
      asks: [],
      leader: null,
    })
    expect(await ask('myTeam', { teamId }, member)).toMatchObject({ part: 'member', asks: [] })
    expect((await ask('myTeam', { teamId }, member)).members).toHaveLength(2)
    expect(await call('team', { teamId }, elsewhere)).toMatchObject(refused('not_allowed'))
  })

  it('lets in whom its leader or its station lets in, and tells whoever asked', async () => {
    const { leader, member, teamId } = await aCrew()
    const asking = await aVolunteer(centre)
    expect(await call('joinTeam', { teamId, words: '' }, await aResident(centre))).toMatchObject(
      refused('wrong_state'),
    )
    await ask('joinTeam', { teamId, words: '周末有空' }, asking)
    expect((await noticesOf(leader))[0]).toMatchObject({ text: '周末有空' })
    const decision = { teamId, volunteerId: asking.id, accept: false, words: '人够了' }
    expect(await call('decideAsk', decision, member)).toMatchObject(refused('not_allowed'))
    await ask('decideAsk', decision, leader)
    expect((await noticesOf(asking))[0]).toMatchObject({ text: '人够了' })
    expect(await call('decideAsk', { ...decision, accept: true }, leader)).toMatchObject(
      refused('changed_meanwhile'),
    )
    await ask('joinTeam', { teamId, words: '' }, asking)
    await ask('decideAsk', { ...decision, accept: true, words: '' }, gaowa)
    expect((await ask('mine', {}, asking)).registration.teamIds).toEqual([teamId])
    await ask('setRecruiting', { teamId, recruiting: false }, gaowa)
    expect(await call('joinTeam', { teamId, words: '' }, await aVolunteer(centre))).toMatchObject(
      refused('wrong_state'),
    )
  })

  it('waits for a new leader when the leader has left, which only a member becomes', async () => {
    const { leader, member, teamId } = await aCrew()
    expect(
      await call('removeMember', { teamId, volunteerId: leader.id, reason: '换人' }, member),
    ).toMatchObject(refused('not_allowed'))
    await ask('withdraw', {}, leader)
    expect(await ask('team', { teamId }, gaowa)).toMatchObject({ leader: null, team: { members: 1 } })
    expect((await noticesOf(gaowa))[0]).toMatchObject({ page: `/teams/${teamId}` })
    const stranger = await aVolunteer(centre)
    expect(await call('setLeader', { teamId, volunteerId: stranger.id }, gaowa)).toMatchObject(
      refused('invalid_input'),
    )
    expect(await ask('setLeader', { teamId, volunteerId: member.id }, gaowa)).toMatchObject({
      leader: { volunteerId: member.id },
    })
  })

  it('sets everybody free when it is disbanded, and stays disbanded', async () => {
    const { leader, member, teamId } = await aCrew()
    await ask('disbandTeam', { teamId, reason: '并入水电队' }, gaowa)
    for (const one of [leader, member]) {
      expect((await ask('mine', {}, one)).registration.teamIds).toEqual([])
      expect((await noticesOf(one))[0].text).toContain('并入水电队')
    }
    expect(await call('setRecruiting', { teamId, recruiting: true }, gaowa)).toMatchObject(
      refused('wrong_state'),
    )
  })

  it('keeps nobody who has left, neither among its members nor among those who ask', async () => {
    const { leader, member, teamId } = await aCrew()
    const asking = await aVolunteer(centre)
    await ask('joinTeam', { teamId, words: '' }, asking)
    for (const one of [member, asking]) await ask('withdraw', {}, one)
    expect(await ask('team', { teamId }, gaowa)).toMatchObject({
      members: [{ volunteerId: leader.id }],
      asks: [],
    })
    expect((await ask('myTeams', {}, leader)).teams).toMatchObject([{ part: 'leader', team: { members: 1 } }])
  })
})

describe('an order for a team', () => {
  it('goes to its members alone; its leader says no for all, a member claims for themselves', async () => {
    const { leader, member, teamId } = await aCrew()
    const resident = await anOrderer(centre)
    const order = await aDispatchableOrder(centre, resident, gaowa)
    const { teams } = await centre.ask('orders', 'suggest', { orderId: order.orderId }, gaowa)
    expect(teams).toContainEqual({ teamId, name: '暖心理发队', members: 2, skilled: true, why: null })
    const unknown = { orderId: order.orderId, revision: order.revision, teamId: 'no-team', note: '' }
    expect(await centre.call('orders', 'dispatchToTeam', unknown, gaowa)).toMatchObject(
      refused('invalid_input'),
    )
    const offered = await step(centre, gaowa, 'dispatchToTeam', order, { teamId, note: '' })
    expect(offered).toMatchObject({ state: 'offered', holder: { kind: 'offered', name: '暖心理发队' } })
    expect((await noticesOf(member))[0]).toMatchObject({ title: '派给“暖心理发队”一张单' })
    const seenBy = async (as: As) =>
      (await centre.ask('orders', 'openOrders', {}, as)).orders.find(
        (one: { orderId: string }) => one.orderId === order.orderId,
      )
    expect(await seenBy(member)).toMatchObject({
      offered: true,
      offeredTeam: { name: '暖心理发队', leads: false },
    })
    const stranger = await aVolunteer(centre)
    expect(await seenBy(stranger)).toBeUndefined()
    expect(await centre.call('orders', 'claim', { orderId: order.orderId }, stranger)).toMatchObject(
      refused('wrong_state'),
    )
    // whoever leads now answers, not whoever led when it was sent
    await ask('setLeader', { teamId, volunteerId: member.id }, gaowa)
    expect(await seenBy(member)).toMatchObject({ offeredTeam: { leads: true } })
    await ask('setLeader', { teamId, volunteerId: leader.id }, gaowa)
    const no = { orderId: order.orderId, revision: offered.revision, reason: '都有班' }
    expect(await centre.call('orders', 'decline', no, member)).toMatchObject(refused('not_allowed'))
    await centre.ask('orders', 'decline', no, leader)
    const back = await centre.ask('orders', 'order', { orderId: order.orderId }, gaowa)
    expect(back).toMatchObject({ state: 'to_dispatch' })
    const again = { orderId: order.orderId, revision: back.revision, teamId, note: '' }
    expect(await centre.call('orders', 'dispatchToTeam', again, gaowa)).toMatchObject(
      refused('invalid_input'),
    )
  })

  it('may be claimed by every member when the team has the skill, and when it has not, by who has', async () => {
    const { member, teamId } = await aCrew()
    const resident = await anOrderer(centre)
    const dispatched = async () => {
      const order = await aDispatchableOrder(centre, resident, gaowa, { categoryId: 'law' })
      await step(centre, gaowa, 'dispatchToTeam', order, { teamId, note: '' })
      return { orderId: order.orderId }
    }
    const unskilled = await dispatched()
    expect(await centre.call('orders', 'claim', unskilled, member)).toMatchObject(refused('wrong_state'))
    const { team } = await ask('team', { teamId }, gaowa)
    const { name, what, revision } = team
    await ask('changeTeam', { teamId, revision, name, what, skills: ['law'] }, gaowa)
    const skilled = await dispatched()
    expect(await centre.ask('orders', 'claim', skilled, member)).toMatchObject({
      order: { state: 'claimed' },
    })
  })

  it('is served by whoever of them claimed it, and what the resident says of it becomes their evaluation', async () => {
    const { member, teamId } = await aCrew()
    const resident = await anOrderer(centre)
    const order = await aDispatchableOrder(centre, resident, gaowa)
    await step(centre, gaowa, 'dispatchToTeam', order, { teamId, note: '' })
    await centre.ask('orders', 'claim', { orderId: order.orderId }, member)
    await centre.ask('orders', 'signIn', { orderId: order.orderId }, member)
    await centre.ask('orders', 'signOut', { orderId: order.orderId, report: '理好了' }, member)
    const served = (await centre.ask(
      'orders',
      'myOrder',
      { orderId: order.orderId },
      resident,
    )) as typeof order
    await step(centre, resident, 'rate', served, { level: 4, words: '住 502，手艺好' })
    const { records } = await ask('myRecords', {}, member)
    expect(records).toMatchObject([{ kind: 'evaluation', level: 4, givenBy: '居民', content: '' }])
    expect(JSON.stringify(records)).not.toContain('502')
    const mine = { recordId: records[0].recordId }
    expect(await call('revokeRecord', { ...mine, reason: '不好看' }, gaowa)).toMatchObject(
      refused('not_allowed'),
    )
  })
})

describe('a project', () => {
  const aProject = (changes: object = {}) => ({
    organiserId: 'post-19',
    teamId: null,
    title: '一老一小冬日守护',
    what: '每周去看独居老人，陪孩子写作业',
    categoryId: 'hardship',
    from: '2026-11-01',
    until: '2027-02-28',
    ...changes,
  })

  it('is its station’s, and its days stand in their order', async () => {
    expect(await call('openProject', aProject(), elsewhere)).toMatchObject(refused('not_allowed'))
    expect(await call('openProject', aProject({ until: '2026-10-01' }), gaowa)).toMatchObject(
      refused('invalid_input'),
    )
    expect(await call('openProject', aProject({ teamId: 'no-team' }), gaowa)).toMatchObject(
      refused('invalid_input'),
    )
  })

  it('gathers its shifts until it ends with a word of what came of it', async () => {
    const { teamId } = await aCrew()
    const { projectId } = await ask('openProject', aProject({ teamId }), gaowa)
    const shift = await aShift(centre, gaowa.token)
    const { shiftId: _, organiser: __, taken: ___, waiting: ____, state, reason, edition, ...content } = shift
    expect({ state, reason, edition }).toEqual({ state: 'open', reason: '', edition: 1 })
    const under = { ...content, organiserId: 'post-19', projectId }
    const opened = await ask('openShift', under, gaowa)
    const shown = await ask('project', { projectId })
    expect(shown).toMatchObject({
      project: { shifts: 1, team: { teamId } },
      shifts: [{ shiftId: opened.shiftId }],
    })
    expect((await ask('openProjects', {})).projects[0]).toMatchObject({ projectId })
    await ask('endProject', { projectId, summary: '看望 60 户，帮了 14 个孩子' }, gaowa)
    expect(await call('openShift', under, gaowa)).toMatchObject(refused('wrong_state'))
    expect(await call('endProject', { projectId, summary: '另一种说法' }, gaowa)).toMatchObject(
      refused('wrong_state'),
    )
  })
})
