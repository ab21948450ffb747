import type { MyPart, OpenOrder, Order } from '../../../cloudfunctions/orders/contract'
import type { Candidate } from '../../../cloudfunctions/orders/contract/desk'
import { codeAt } from '../../../cloudfunctions/volunteers/contract/rotating-code'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'
import {
  type As,
  type AVolunteer,
  aDispatchableOrder,
  anOrderContent,
  aResident,
  aVolunteer,
  countersOf,
  inDays,
  step,
} from '../../support/orders'

jest.setTimeout(120_000)

let centre: Centre
let post: As
let branch: As
let resident: As

beforeAll(async () => {
  centre = await startCentre()
  process.env.CENTRE_SECRET = centre.secret
  post = { token: await centre.signIn('gaowa') }
  branch = { token: await centre.signIn('suozhang') }
})
// of one resident only so many orders may be open at once
beforeEach(async () => {
  resident = await aResident(centre)
})
afterAll(() => centre.close())

const as = ({ openid }: { openid: string }): As => ({ openid })
const refused = async (who: As, action: string, input: object) => {
  const reply = await centre.call('orders', action, input, who)
  return reply.ok ? 'done' : reply.error.code
}
const claim = (who: AVolunteer, { orderId }: { orderId: string }): Promise<MyPart> =>
  centre.ask('orders', 'claim', { orderId }, as(who))
const mine = (order: { orderId: string }, who: As = resident): Promise<Order> =>
  centre.ask('orders', 'myOrder', { orderId: order.orderId }, who)
const onDesk = (order: { orderId: string }, who: As = post): Promise<Order> =>
  centre.ask('orders', 'order', { orderId: order.orderId }, who)
const titles = async (who: As) =>
  (await centre.ask('notices', 'mine', {}, who)).notices.map(({ title }: { title: string }) => title)
let day = 2
/** A time of its own for each order, so that none overlaps with another unless a test wants it. */
const freeTime = () => ({ day: inDays(++day), time: '09:00', flexible: false })
const pooled = async (changes: object = {}): Promise<Order> =>
  step(
    centre,
    post,
    'pool',
    await aDispatchableOrder(centre, resident, post, { when: freeTime(), ...changes }),
  )
const served = async (who: AVolunteer, order: Order): Promise<Order> => {
  await claim(who, order)
  await centre.ask('orders', 'signIn', { orderId: order.orderId }, as(who))
  await anHourAgo(order)
  await centre.ask('orders', 'signOut', { orderId: order.orderId, report: '陪着看完病送回家了' }, as(who))
  return mine(order)
}
/** A service of an hour: the attendance began an hour ago. */
async function anHourAgo(order: { orderId: string }): Promise<void> {
  const rows = (await inside(centre).collection('attendances').where({ 'of.id': order.orderId }).get()).data
  for (const { _id, in: mark } of rows) {
    const at = new Date(Date.parse(mark.at) - 3_600_000).toISOString()
    await inside(centre)
      .collection('attendances')
      .doc(_id)
      .update({ in: { ...mark, at } })
  }
}
const minutesOf = async (who: AVolunteer): Promise<number> => {
  const row = (await inside(centre).collection('hours-totals').doc(who.volunteerId).get()).data[0]
  return row?.minutes ?? 0
}

describe('领单', () => {
  it('is for registered volunteers, not for one’s own order, and not without the skill', async () => {
    const order = await pooled()
    expect(await refused(await aResident(centre), 'claim', { orderId: order.orderId })).toBe('wrong_state')
    expect(await refused(resident, 'claim', { orderId: order.orderId })).toBe('wrong_state')
    const law = await pooled({ categoryId: 'law', text: '想问遗嘱怎么立' })
    const plain = await aVolunteer(centre)
    expect(await refused(as(plain), 'claim', { orderId: law.orderId })).toBe('wrong_state')
    const lawyer = await aVolunteer(centre, { name: '其木格', skills: ['law'] })
    expect((await claim(lawyer, law)).waitingAt).toBeNull()
  })

  it('shows the pool without a name, a phone or a door, with the distance and why not', async () => {
    const order = await pooled()
    const me = await aVolunteer(centre, { streetId: 'shaoxian', communityId: 'shaoxian-18' })
    const { orders } = await centre.ask('orders', 'openOrders', {}, as(me))
    const shown = orders.find(({ orderId }: OpenOrder) => orderId === order.orderId)
    expect(shown).toMatchObject({ obstacle: null, offered: false })
    expect(shown.metres).toBeGreaterThan(500)
    expect(JSON.stringify(orders)).not.toMatch(/13812346021|138\*|12 号楼/)
  })

  it('gives the last place to one of two, and the other the first place in line', async () => {
    const order = await pooled()
    const [one, two] = [await aVolunteer(centre), await aVolunteer(centre, { name: '王建军' })]
    const parts = await Promise.all([claim(one, order), claim(two, order)])
    expect(parts.map(({ waitingAt }) => waitingAt).sort()).toEqual([1, null])
    expect((await onDesk(order)).claimed).toBe(1)
  })

  it('shows a full order with the place in line that one would have, and then has', async () => {
    const [first, second, third] = [
      await aVolunteer(centre),
      await aVolunteer(centre),
      await aVolunteer(centre),
    ]
    const order = await pooled()
    const seen = async (who: AVolunteer): Promise<OpenOrder | undefined> =>
      (await centre.ask('orders', 'openOrders', {}, as(who))).orders.find(
        ({ orderId }: OpenOrder) => orderId === order.orderId,
      )
    expect((await seen(second))?.inLine).toBeUndefined()
    await claim(first, order)
    expect(await seen(second)).toMatchObject({ obstacle: 'full', waiting: 0, inLine: 1 })
    await claim(second, order)
    expect(await seen(second)).toMatchObject({ obstacle: 'mine', waiting: 1, inLine: 1 })
    expect(await seen(third)).toMatchObject({ obstacle: 'full', waiting: 1, inLine: 2 })
  })

  it('holds one person once at a time: two orders at the same hour, one claim', async () => {
    const when = freeTime()
    const [one, two] = [await pooled({ when }), await pooled({ when })]
    const me = await aVolunteer(centre)
    const outcomes = await Promise.all([one, two].map(({ orderId }) => refused(as(me), 'claim', { orderId })))
    expect(outcomes.sort()).toEqual(['done', 'wrong_state'])
    const { orders } = await centre.ask('orders', 'openOrders', {}, as(me))
    expect(orders.filter(({ obstacle }: OpenOrder) => obstacle === 'overlap')).toHaveLength(1)
  })

  it('moves the line up by itself, and back to the desk when nobody is left', async () => {
    const order = await pooled()
    const [one, two] = [await aVolunteer(centre), await aVolunteer(centre, { name: '乌云' })]
    await claim(one, order)
    await claim(two, order)
    await centre.ask('orders', 'handBack', { orderId: order.orderId, reason: '家里有事' }, as(one))
    expect((await centre.ask('orders', 'myPart', { orderId: order.orderId }, as(two))).waitingAt).toBeNull()
    expect(await titles(as(two))).toContainEqual(expect.stringMatching(/^\d{4} 号单“.{11}…”轮到您了$/))
    expect(await refused(as(one), 'claim', { orderId: order.orderId })).toBe('wrong_state')
    await centre.ask('orders', 'handBack', { orderId: order.orderId, reason: '感冒了' }, as(two))
    expect(await onDesk(order)).toMatchObject({ state: 'to_dispatch', claimed: 0 })
    expect(await titles(resident)).toContain('正在换人')
    // a notice leaves the house: no full name stands in it
    const { notices } = await centre.ask('notices', 'mine', {}, resident)
    expect(notices.filter(({ text }: { text: string }) => text.includes('乌云'))).toEqual([])
  })

  it('ends the line when it goes back to the desk and nobody in it has time, and tells them', async () => {
    const when = freeTime()
    const [order, other] = [await pooled({ when }), await pooled({ when })]
    const [one, busy] = [await aVolunteer(centre), await aVolunteer(centre, { name: '乌云' })]
    await claim(one, order)
    await claim(busy, order)
    await claim(busy, other)
    await centre.ask('orders', 'handBack', { orderId: order.orderId, reason: '家里有事' }, as(one))
    expect(await onDesk(order)).toMatchObject({ state: 'to_dispatch', claimed: 0 })
    expect(await refused(as(busy), 'myPart', { orderId: order.orderId })).toBe('not_found')
    expect((await titles(as(busy))).some((title: string) => title.endsWith('不用候补了'))).toBe(true)
  })

  it('takes as many as are wanted and not one more, however many come at once', async () => {
    const order = await pooled({ places: 2 })
    const crowd = await Promise.all(Array.from({ length: 5 }, () => aVolunteer(centre)))
    const parts = await Promise.all(crowd.map((who) => claim(who, order)))
    expect(parts.filter(({ waitingAt }) => waitingAt === null)).toHaveLength(2)
    expect(parts.flatMap(({ waitingAt }) => waitingAt ?? []).sort()).toEqual([1, 2, 3])
  })
})

describe('派单', () => {
  it('suggests with reasons, names who is left out and why, and the order of it follows the weights', async () => {
    const when = freeTime()
    const busy = await aVolunteer(centre, { name: '忙的人' })
    await claim(busy, await pooled({ when }))
    const order = await aDispatchableOrder(centre, resident, post, { when })
    const { candidates, leftOut, weights } = await centre.ask(
      'orders',
      'suggest',
      { orderId: order.orderId },
      post,
    )
    expect(weights).toEqual({ distance: 25, skill: 20, language: 20, load: 15, turn: 10, declined: 10 })
    const scores = candidates.map(({ score }: { score: number }) => score)
    expect(scores).toEqual([...scores].sort((one, other) => other - one))
    expect(candidates[0].distance).toEqual({ part: 100, words: '同一个社区' })
    expect(leftOut).toContainEqual({ name: '忙的人', why: expect.stringContaining('号单') })
  })

  it('puts whoever speaks what was asked for first, and counts what somebody declined', async () => {
    const when = freeTime()
    const speaks = await aVolunteer(centre, { name: '斯日古楞', languages: ['mongolian'] })
    const wrong = anOrderContent({ when, languageId: 'klingon' })
    expect(await refused(resident, 'file', wrong)).toBe('invalid_input')
    const order = await aDispatchableOrder(centre, resident, post, { when, languageId: 'mongolian' })
    expect(order.languageId).toBe('mongolian')
    const suggested = async (): Promise<Candidate[]> =>
      (await centre.ask('orders', 'suggest', { orderId: order.orderId }, post)).candidates
    const [first, second] = await suggested()
    expect(first).toMatchObject({ name: '斯日古楞', language: { part: 100, words: '会蒙古语' } })
    expect(second).toMatchObject({ language: { part: 0, words: '不会蒙古语' } })
    const other = await aDispatchableOrder(centre, resident, post, { when: freeTime() })
    const said = { volunteerId: speaks.volunteerId, note: '会蒙古语' }
    const { revision } = await step(centre, post, 'dispatch', other, said)
    const no = { orderId: other.orderId, revision, reason: '那天不在' }
    await centre.ask('orders', 'decline', no, as(speaks))
    const mine = (await suggested()).find(({ name }) => name === '斯日古楞')
    expect(mine?.declined).toEqual({ part: 80, words: '退过 1 次' })
  })

  it('offers to one, who claims or declines; nobody else may take it meanwhile', async () => {
    const [one, two] = [await aVolunteer(centre), await aVolunteer(centre)]
    const order = await aDispatchableOrder(centre, resident, post, { when: freeTime() })
    const offered = await step(centre, post, 'dispatch', order, {
      volunteerId: one.volunteerId,
      note: '住得近',
    })
    expect(offered.state).toBe('offered')
    expect(await titles(as(one))).toContain('派给您一张单')
    expect(await refused(as(two), 'claim', { orderId: order.orderId })).toBe('wrong_state')
    const seen = { orderId: order.orderId, revision: offered.revision, reason: '那天不在' }
    expect(await refused(as(two), 'decline', seen)).toBe('changed_meanwhile')
    await centre.ask('orders', 'decline', seen, as(one))
    const back = await onDesk(order)
    expect(back.state).toBe('to_dispatch')
    const again = {
      orderId: order.orderId,
      revision: back.revision,
      volunteerId: one.volunteerId,
      note: '再问一次',
    }
    const refusal = await centre.call('orders', 'dispatch', again, post)
    expect(refusal).toMatchObject({
      error: { code: 'invalid_input', fields: { volunteerId: expect.anything() } },
    })
  })
})

describe('服务', () => {
  it('unlocks phone and door for whoever has claimed, writes each look down, and for nobody in line', async () => {
    const order = await pooled()
    const [one, two] = [await aVolunteer(centre), await aVolunteer(centre)]
    await claim(one, order)
    await claim(two, order)
    expect(await refused(as(two), 'unlockMine', { orderId: order.orderId })).toBe('not_allowed')
    const { phone } = await centre.ask('orders', 'unlockMine', { orderId: order.orderId }, as(one))
    expect(phone).toBe('13812346021')
    expect((await onDesk(order)).steps.at(-1)).toMatchObject({ event: 'unlock', who: one.name })
    const admin = { token: await centre.signIn('admin') }
    const logged = await centre.ask('settings', 'audit', { subject: order.orderId }, admin)
    const looks = logged.records.filter(({ action }: { action: string }) => action === 'orders.unlockMine')
    expect(looks).toMatchObject([
      { staffName: '居民', outcome: 'done' },
      { staffName: '居民', outcome: 'not_allowed' },
    ])
    expect(JSON.stringify(logged)).not.toMatch(/13812346021|12 号楼/)
  })

  it('credits the attended minutes once, when the resident confirms; nothing is typed in', async () => {
    const me = await aVolunteer(centre)
    const order = await served(me, await pooled())
    expect(order.state).toBe('served')
    expect(await minutesOf(me)).toBe(0)
    const input = { orderId: order.orderId, revision: order.revision }
    await Promise.all(
      [1, 2].map(() => centre.call('orders', 'confirmDone', input, { ...resident, key: 'confirmed-once' })),
    )
    expect(await minutesOf(me)).toBe(60)
  })

  it('is proved by the volunteer’s rotating code on the resident’s phone, also later, and not by another’s', async () => {
    const { codeSecret } = await import('../../../cloudfunctions/volunteers/codes')
    const me = await aVolunteer(centre)
    const other = await aVolunteer(centre)
    const order = await pooled()
    await claim(me, order)
    const codeOf = (id: string, what: 'in' | 'out', at: number) =>
      codeAt(codeSecret('volunteer', id), { holder: 'volunteer', id, what }, at)
    const scan = (code: string, at: number) => ({
      orderId: order.orderId,
      code,
      scannedAt: new Date(at).toISOString(),
    })
    const hourAgo = Date.now() - 3_600_000
    const stranger = scan(codeOf(other.volunteerId, 'in', hourAgo), hourAgo)
    expect(await refused(resident, 'scan', stranger)).toBe('invalid_input')
    // scanned an hour ago where there was no network, handed in now
    const began = await centre.ask(
      'orders',
      'scan',
      scan(codeOf(me.volunteerId, 'in', hourAgo), hourAgo),
      resident,
    )
    expect(began.state).toBe('serving')
    const now = Date.now()
    const ended = await centre.ask('orders', 'scan', scan(codeOf(me.volunteerId, 'out', now), now), resident)
    expect(ended.state).toBe('served')
    await step(centre, resident, 'rate', ended, { level: 5, words: '' })
    expect(await minutesOf(me)).toBe(60)
  })
})

describe('派单台替人办', () => {
  it('lets go whoever did not come: nobody else may, nothing is suggested twice, and all are told', async () => {
    const [one, two] = [await aVolunteer(centre), await aVolunteer(centre)]
    const order = await pooled()
    await claim(one, order)
    await claim(two, order)
    const seen = {
      orderId: order.orderId,
      revision: (await onDesk(order)).revision,
      note: '过了约好的时间没人到',
    }
    expect(await refused(resident, 'release', seen)).toBe('not_allowed')
    expect(await refused(post, 'release', { ...seen, note: '' })).toBe('invalid_input')
    expect(await refused(post, 'release', { ...seen, revision: 1 })).toBe('changed_meanwhile')
    const again = await centre.ask('orders', 'release', seen, post)
    expect(again).toMatchObject({ state: 'to_dispatch', crew: [], claimed: 0 })
    expect(await refused(post, 'release', { ...seen, revision: again.revision })).toBe('wrong_state')
    const { candidates, leftOut } = await centre.ask('orders', 'suggest', { orderId: order.orderId }, post)
    const asked = candidates.map(({ volunteerId }: { volunteerId: string }) => volunteerId)
    expect(asked).not.toContain(one.volunteerId)
    expect(JSON.stringify(leftOut)).toContain('这张单退过')
    expect((await titles(as(one)))[0]).toContain('换了人')
    expect(await titles(resident)).toContain('正在换人')
    // the time is free again
    await claim(one, await pooled({ when: order.when }))
  })

  it('takes down who came and left, for whoever has no phone: in the log, and as the organiser’s own word', async () => {
    const [one, other] = [await aVolunteer(centre), await aVolunteer(centre)]
    const order = await pooled()
    await claim(one, order)
    expect((await mine(order)).crew).toEqual([])
    const attend = async (volunteerId: string, what: 'in' | 'out') => ({
      orderId: order.orderId,
      revision: (await onDesk(order)).revision,
      volunteerId,
      what,
    })
    expect(await refused(as(one), 'attend', await attend(one.volunteerId, 'in'))).toBe('not_allowed')
    expect(await refused(post, 'attend', await attend(other.volunteerId, 'in'))).toBe('invalid_input')
    expect(await refused(post, 'attend', await attend(one.volunteerId, 'out'))).toBe('wrong_state')
    const began = await centre.ask('orders', 'attend', await attend(one.volunteerId, 'in'), post)
    expect(began).toMatchObject({ state: 'serving', crew: [{ name: one.name, signedOutAt: null }] })
    expect(await refused(post, 'attend', await attend(one.volunteerId, 'in'))).toBe('wrong_state')
    await anHourAgo(order)
    const ended = await centre.ask('orders', 'attend', await attend(one.volunteerId, 'out'), post)
    expect(ended.state).toBe('served')
    expect(ended.steps.slice(-2)).toMatchObject([
      { event: 'start', who: one.name, note: '派单台按名单记的' },
      { event: 'finish', who: one.name, note: '派单台按名单记的' },
    ])
    await step(centre, resident, 'rate', await mine(order), { level: 5, words: '' })
    expect(await minutesOf(one)).toBe(60)
  })

  it('sends nobody out of turn without a word of why', async () => {
    const order = await aDispatchableOrder(centre, resident, post, { when: freeTime() })
    const { candidates } = await centre.ask('orders', 'suggest', { orderId: order.orderId }, post)
    const [first, second] = candidates
    const seen = { orderId: order.orderId, revision: order.revision }
    const out = { ...seen, volunteerId: second.volunteerId, note: '' }
    const reply = await centre.call('orders', 'dispatch', out, post)
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', fields: { note: expect.anything() } },
    })
    const sent = await centre.ask(
      'orders',
      'dispatch',
      { ...seen, volunteerId: first.volunteerId, note: '' },
      post,
    )
    expect(sent.state).toBe('offered')
  })
})

it('frees whoever had promised and never came, once the others are done', async () => {
  const when = freeTime()
  const [came, missing] = [await aVolunteer(centre), await aVolunteer(centre)]
  const order = await pooled({ when, places: 2 })
  await claim(missing, order)
  await served(came, order)
  expect((await claim(missing, await pooled({ when }))).waitingAt).toBeNull()
})

describe('评单', () => {
  it('counts nobody’s silence as satisfied', async () => {
    const me = await aVolunteer(centre)
    const order = await served(me, await pooled())
    const confirmed = await step(centre, resident, 'confirmDone', order)
    await inside(centre).collection('orders').doc(order.orderId).update({ dueAt: '2026-01-01T00:00:00.000Z' })
    await centre.sweep('orders')
    expect(await mine(confirmed)).toMatchObject({ state: 'closed', outcome: 'unrated', rating: null })
  })

  it('makes of a bad mark a call-back that the station itself cannot close, then a new round, then an end', async () => {
    const me = await aVolunteer(centre)
    const order = await served(me, await pooled())
    const bad = await step(centre, resident, 'rate', order, { level: 1, words: '来晚了，没办成' })
    expect(bad.state).toBe('called_back')
    expect(await minutesOf(me)).toBe(0)
    const input = { orderId: order.orderId, revision: bad.revision, words: '已经解释过了' }
    expect(await refused(post, 'solve', input)).toBe('not_allowed')
    const again = await step(centre, branch, 'reopen', bad, { words: '确实没办成，重新派' })
    expect(again).toMatchObject({ state: 'to_dispatch', reopened: 1, rating: null })
    expect(await refused(as(me), 'claim', { orderId: order.orderId })).not.toBe('done')
    const next = await aVolunteer(centre)
    const done = await served(next, await step(centre, post, 'pool', await onDesk(order)))
    const good = await step(centre, resident, 'rate', done, { level: 5, words: '这回好了' })
    expect(good).toMatchObject({ state: 'closed', outcome: 'rated' })
    expect(await minutesOf(next)).toBe(60)
  })

  it('is reopened twice by the resident and no more', async () => {
    let order = await pooled()
    for (let round = 1; round <= 2; round++) {
      order = await served(await aVolunteer(centre), order)
      order = await step(centre, resident, 'rate', order, { level: 4, words: '' })
      order = await step(centre, resident, 'reopenOwn', order, { words: '又坏了，没修好' })
      expect(order.reopened).toBe(round)
      order = await step(centre, post, 'pool', await onDesk(order))
    }
    order = await served(await aVolunteer(centre), order)
    order = await step(centre, resident, 'rate', order, { level: 4, words: '' })
    const input = { orderId: order.orderId, revision: order.revision, words: '还是不行啊' }
    expect(await refused(resident, 'reopenOwn', input)).toBe('wrong_state')
    expect((await mine(order)).allowed).toEqual([])
  })

  it('frees everybody when it is cancelled', async () => {
    const when = freeTime()
    const order = await pooled({ when })
    const me = await aVolunteer(centre)
    await claim(me, order)
    await step(centre, resident, 'cancelOwn', await mine(order), { code: 'not_needed' })
    expect((await claim(me, await pooled({ when }))).waitingAt).toBeNull()
  })
})

describe('改时间', () => {
  const change = (order: { orderId: string; revision: number }, when: object) => ({
    orderId: order.orderId,
    revision: order.revision,
    when,
  })
  const reply = async (who: As, order: Order, when: object) => {
    const { ok, error } = await centre.call('orders', 'changeTime', change(order, when), who)
    return ok ? 'done' : Object.values(error.fields)[0]
  }
  /** Lets the appointed time be so many minutes away. */
  const comesIn = (order: { orderId: string }, minutes: number) =>
    inside(centre)
      .collection('orders')
      .doc(order.orderId)
      .update({ wantedAt: new Date(Date.now() + minutes * 60_000).toISOString() })

  it('is refused to others, into the past, to the same time, too close, and once it began or is over', async () => {
    const order = await pooled()
    const when = freeTime()
    expect(await refused(await aResident(centre), 'changeTime', change(order, when))).toBe('not_found')
    expect(await refused(post, 'changeTime', change(order, when))).toBe('not_allowed')
    const past = { day: '2026-01-01', time: null, flexible: false }
    expect(await reply(resident, order, past)).toContain('已经过了')
    expect(await reply(resident, order, order.when)).toContain('和原来的时间一样')
    const me = await aVolunteer(centre)
    await claim(me, order)
    const claimed = await mine(order)
    expect(claimed.timeMayChange).toBe(true)
    await comesIn(order, 90)
    expect((await mine(order)).timeMayChange).toBeUndefined()
    expect(await reply(resident, claimed, when)).toContain('不到 2 小时')
    await comesIn(order, -10)
    expect(await reply(resident, claimed, when)).toContain('催一催')
    await centre.ask('orders', 'signIn', { orderId: order.orderId }, as(me))
    expect(await reply(resident, await mine(order), when)).toContain('已经开始办了')
    const over = await step(centre, resident, 'cancelOwn', await pooled(), { code: 'wrong' })
    expect(await reply(resident, over, when)).toContain('再点一张')
  })

  it('moves the promise of whoever claimed: told, the old time free, the new one taken; handing back is no refusal then', async () => {
    const order = await pooled()
    const me = await aVolunteer(centre)
    await claim(me, order)
    const when = freeTime()
    const key = '5f0d5f0d-0000-4000-8000-000000c4a49e'
    const input = change(await mine(order), when)
    const [changed, again] = await Promise.all(
      [1, 2].map(() => centre.ask('orders', 'changeTime', input, { ...resident, key })),
    )
    expect(changed).toMatchObject({ state: 'claimed', when, claimed: 1 })
    expect(again.revision).toBe(changed.revision)
    expect(changed.dueAt > `${when.day}T01:00`).toBe(true)
    expect((await titles(as(me)))[0]).toContain('改了时间')
    // the old time is free, the new one is not
    await claim(me, await pooled({ when: order.when }))
    expect(await refused(as(me), 'claim', { orderId: (await pooled({ when })).orderId })).toBe('wrong_state')
    await centre.ask('orders', 'handBack', { orderId: order.orderId, reason: '那天有课' }, as(me))
    expect(await onDesk(order)).toMatchObject({ state: 'to_dispatch' })
    await step(centre, post, 'pool', await onDesk(order))
    expect((await claim(me, order)).waitingAt).toBeNull()
  })

  it('lets go of whom the new time does not suit, takes who waits, and with nobody left goes to the desk', async () => {
    const order = await pooled()
    const [busy, next] = [await aVolunteer(centre), await aVolunteer(centre, { name: '王建军' })]
    await claim(busy, order)
    await claim(next, order)
    const when = freeTime()
    await claim(busy, await pooled({ when }))
    const changed = await step(centre, resident, 'changeTime', await mine(order), { when })
    expect(changed).toMatchObject({ state: 'claimed', holder: { name: '王建军' } })
    expect((await titles(as(next)))[0]).toContain('轮到您了')
    const later = freeTime()
    await claim(next, await pooled({ when: later }))
    const back = await step(centre, resident, 'changeTime', changed, { when: later })
    expect(back).toMatchObject({ state: 'to_dispatch', claimed: 0, when: later })
    expect(await titles(resident)).toContain('正在换人')
  })

  it('asks again of whom it was offered, and a no is none of theirs', async () => {
    const order = await aDispatchableOrder(centre, resident, post, { when: freeTime() })
    const me = await aVolunteer(centre)
    const offered = await step(centre, post, 'dispatch', order, {
      volunteerId: me.volunteerId,
      note: '他住得近',
    })
    const { when } = await step(centre, resident, 'changeTime', await mine(offered), { when: freeTime() })
    expect((await titles(as(me)))[0]).toContain('改了时间')
    const seen = { orderId: order.orderId, revision: (await onDesk(order)).revision, reason: '那天去不了' }
    await centre.ask('orders', 'decline', seen, as(me))
    expect((await onDesk(order)).when).toEqual(when)
    const row = (await inside(centre).collection('volunteers').doc(me.volunteerId).get()).data[0]
    expect(row.refusals).toBe(0)
  })
})

describe('统计', () => {
  it('has counters that say what the orders say, after everything above', async () => {
    const { kept, recounted } = await countersOf(centre)
    expect(recounted.length).toBeGreaterThan(1)
    expect(kept).toEqual(recounted)
  })
})
