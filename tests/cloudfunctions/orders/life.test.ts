import type { Order, OrderCard } from '../../../cloudfunctions/orders/contract'
import { type Centre, startCentre } from '../../support/centre'
import { everythingStored, inside } from '../../support/inside'
import {
  type As,
  aDispatchableOrder,
  anOrder,
  anOrderContent,
  aResident,
  countersOf,
  inDays,
  step,
} from '../../support/orders'

jest.setTimeout(90_000)

let centre: Centre
let post: As
let branch: As
let all: As
let commander: As
let resident: As
let other: As

beforeAll(async () => {
  centre = await startCentre()
  post = { token: await centre.signIn('gaowa') }
  branch = { token: await centre.signIn('suozhang') }
  all = { token: await centre.signIn('zhongxin') }
  commander = { token: await centre.signIn('zhiban') }
  resident = await aResident(centre)
  other = await aResident(centre)
})
afterAll(() => centre.close())

const refused = async (as: As, action: string, input: object) => {
  const reply = await centre.call('orders', action, input, as)
  return reply.ok ? 'done' : reply.error.code
}
const mine = (order: { orderId: string }, as = resident): Promise<Order> =>
  centre.ask('orders', 'myOrder', { orderId: order.orderId }, as)
const tab = async (name: string, as: As, input: object = {}) =>
  centre.ask('orders', 'desk', { tab: name, ...input }, as)
const ids = (orders: OrderCard[]) => orders.map(({ orderId }) => orderId)
const titles = async (as: As) =>
  (await centre.ask('notices', 'mine', {}, as)).notices.map(({ title }: { title: string }) => title)
/** Lets an order's clock have run out, and rings. */
async function timeRunsOut({ orderId }: { orderId: string }): Promise<void> {
  await inside(centre).collection('orders').doc(orderId).update({ dueAt: '2026-01-01T00:00:00.000Z' })
  await centre.sweep('orders')
}

describe('点单', () => {
  it('takes none from a visitor, none for yesterday, none without the elder, none for another street', async () => {
    const day = { day: '2026-01-01', time: null, flexible: false }
    expect(await refused({}, 'file', anOrderContent())).toBe('not_signed_in')
    for (const wrong of [
      { when: day },
      { when: { ...day, day: inDays(200) } },
      { forWhom: 'elder', elderAgrees: false },
      { where: { streetId: 'youyi', communityId: 'shaoxian-18', door: '1 号楼' } },
      { categoryId: 'gambling' },
      { phone: '110' },
      { places: 0 },
    ])
      expect([wrong, await refused(resident, 'file', anOrderContent(wrong))]).toEqual([
        wrong,
        'invalid_input',
      ])
  })

  it('is one order however often the tap is sent, and stands at the nearest station', async () => {
    const content = anOrderContent({ text: '帮独居老人换灯泡' })
    const [one, two] = await Promise.all(
      [1, 2].map(() => centre.ask('orders', 'file', content, { ...resident, key: 'one-tap-of-a-resident' })),
    )
    expect(two.order.orderId).toBe(one.order.orderId)
    expect(one.order).toMatchObject({ state: 'filed', stationId: 'post-19', phoneMasked: '138****6021' })
    const { orders } = await centre.ask('orders', 'myOrders', {}, resident)
    expect(ids(orders).filter((id) => id === one.order.orderId)).toHaveLength(1)
  })

  it('stores neither phone nor door in clear, and shows them to nobody else', async () => {
    const order = await anOrder(centre, resident, {
      phone: '13700001234',
      where: { streetId: 'youyi', communityId: 'youyi-17', door: '秘密单元 909' },
    })
    const stored = await everythingStored(centre)
    expect(stored).not.toContain('13700001234')
    expect(stored).not.toContain('秘密单元')
    expect((await mine(order)).door).toBe('秘密单元 909')
    const seen: Order = await centre.ask('orders', 'order', { orderId: order.orderId }, post)
    expect(seen).toMatchObject({ door: null, phoneMasked: '137****1234' })
    expect(seen.steps[0]?.who).toBe('居民')
  })

  it('does not exist for another resident', async () => {
    const order = await anOrder(centre, resident)
    expect(await refused(other, 'myOrder', { orderId: order.orderId })).toBe('not_found')
    const seen = { orderId: order.orderId, revision: order.revision }
    expect(await refused(other, 'cancelOwn', { ...seen, code: 'wrong' })).toBe('not_found')
    expect(await refused(other, 'nudge', { orderId: order.orderId, words: '' })).toBe('not_found')
  })

  it('answers danger with the numbers to call, through spaces and full-width signs, and stands on top', async () => {
    const filed = await centre.ask('orders', 'file', anOrderContent({ text: '老人摔倒起 不来了' }), other)
    expect(filed.emergency.map(({ number }: { number: string }) => number)).toEqual(['110', '119', '120'])
    expect((await centre.ask('orders', 'file', anOrderContent(), other)).emergency).toEqual([])
    const order = await anOrder(centre, other, { text: '屋里有煤，气味' })
    expect(order.danger).toBe(true)
    expect(ids((await tab('review', post)).orders).slice(0, 2)).toContain(order.orderId)
  })

  it('shows similar orders of the same person before it is sent, and nobody else’s', async () => {
    const ask = async (as: As) =>
      (await centre.ask('orders', 'similar', { categoryId: 'hardship' }, as)).orders
    expect((await ask(resident)).length).toBeGreaterThan(0)
    expect(await ask(await aResident(centre))).toEqual([])
  })
})

describe('审单', () => {
  it('is open to the station and those above it, not to the newsroom', async () => {
    const order = await anOrder(centre, resident, {
      where: { streetId: 'shaoxian', communityId: 'shaoxian-18', door: '3 号楼 101' },
    })
    const seen = { orderId: order.orderId, revision: order.revision }
    expect(order.stationId).toBe('post-18')
    expect(await refused(post, 'accept', seen)).toBe('not_found')
    expect(await refused(branch, 'accept', seen)).toBe('not_found')
    expect(await refused({ token: await centre.signIn('bianji') }, 'accept', seen)).toBe('not_allowed')
    expect(await refused(resident, 'accept', seen)).not.toBe('done')
    expect((await step(centre, all, 'accept', order)).state).toBe('to_dispatch')
  })

  it('has one winner when two look at once', async () => {
    const order = await anOrder(centre, await aResident(centre))
    const seen = { orderId: order.orderId, revision: order.revision }
    const outcomes = await Promise.all([
      refused(post, 'accept', seen),
      refused(branch, 'refuse', { ...seen, code: 'paid_service', note: '' }),
    ])
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome !== 'done')[0]).toMatch(/changed_meanwhile|wrong_state/)
  })

  it('sends back what is incomplete, once, and has it again when it is complete', async () => {
    const own = await aResident(centre)
    const order = await anOrder(centre, own)
    const words = '请写清几楼、有没有电梯'
    const returned = await step(centre, post, 'sendBack', order, { words })
    expect(returned.state).toBe('returned')
    expect((await mine(returned, own)).steps.at(-1)).toMatchObject({ note: words, who: '派单员' })
    expect(await titles(own)).toContain('要请您补充一下')
    const when = { day: inDays(3), time: null, flexible: true }
    const complete = await step(centre, own, 'complete', returned, { text: '五楼，没有电梯', when })
    expect(complete).toMatchObject({ state: 'filed', text: '五楼，没有电梯' })
  })

  it('closes what was never completed, and says so: not as satisfied', async () => {
    const own = await aResident(centre)
    const order = await step(centre, post, 'sendBack', await anOrder(centre, own), { words: '写清几楼' })
    await timeRunsOut(order)
    const over = await mine(order, own)
    expect(over).toMatchObject({ state: 'cancelled', outcome: null })
    expect(over.cancellation?.words).toContain('没有补充')
  })

  it('refuses with a reason and a way on; an appeal goes to the station above, once', async () => {
    const own = await aResident(centre)
    const refusedOrder = await step(centre, post, 'refuse', await anOrder(centre, own), {
      code: 'paid_service',
      note: '',
    })
    const seen = await mine(refusedOrder, own)
    expect(seen.refusal?.instead).not.toBe('')
    expect(seen.allowed).toEqual(['appeal'])
    const words = '家里困难，请不起人'
    const again = await step(centre, own, 'appeal', seen, { words })
    expect(again).toMatchObject({ state: 'filed', stationId: 'branch-youyi' })
    const twice = await step(centre, branch, 'refuse', again, { code: 'not_real', note: '' })
    const input = { orderId: twice.orderId, revision: twice.revision, words }
    expect(await refused(own, 'appeal', input)).toBe('wrong_state')
    expect((await mine(twice, own)).allowed).toEqual([])
  })
})

describe('派单', () => {
  it('goes up with a word of why, and the branch has it', async () => {
    const order = await aDispatchableOrder(centre, await aResident(centre), post)
    expect(await refused(post, 'refer', { ...order, stationId: 'branch-youyi', note: '' })).toBe(
      'invalid_input',
    )
    const input = { stationId: 'branch-youyi', note: '本站没有会法律的人' }
    const referred = await step(centre, post, 'refer', order, input)
    expect(referred).toMatchObject({ state: 'to_dispatch', stationId: 'branch-youyi', allowed: [] })
    expect(await refused(post, 'order', { orderId: order.orderId })).toBe('not_found')
    expect(ids((await tab('dispatch', branch)).orders)).toContain(order.orderId)
  })

  it('is time-boxed in the pool, then falls back', async () => {
    const order = await aDispatchableOrder(centre, await aResident(centre), post)
    const pooled = await step(centre, post, 'pool', order)
    expect(pooled).toMatchObject({ state: 'pooled', holder: { kind: 'pool' } })
    await timeRunsOut(pooled)
    const back: Order = await centre.ask('orders', 'order', { orderId: order.orderId }, post)
    expect(back).toMatchObject({ state: 'to_dispatch' })
    expect(back.steps.at(-1)).toMatchObject({ event: 'fallBack', who: '到时间自动转' })
  })

  it('climbs by name when nobody does anything: station, branch, centre, commander, and never ends in silence', async () => {
    const order = await aDispatchableOrder(centre, await aResident(centre), post)
    const climbed: string[] = []
    for (let rung = 0; rung < 4; rung++) {
      await timeRunsOut(order)
      const now: Order = await centre.ask('orders', 'order', { orderId: order.orderId }, commander)
      expect(now).toMatchObject({ state: 'to_dispatch', late: true })
      expect(now.dueAt).not.toBeNull()
      climbed.push(now.steps.at(-1)?.note ?? '')
    }
    expect(climbed).toEqual(['包金花', '斯琴', '巴特尔', '巴特尔'])
    expect(ids((await tab('late', commander)).orders)).toContain(order.orderId)
    expect(await titles(commander)).toEqual(expect.arrayContaining([expect.stringContaining('过时了')]))
  })

  it('climbs from filing on, by the clock alone: each rung is told by name, and no minute too early', async () => {
    const own = await aResident(centre)
    const order = await anOrder(centre, own)
    const told = async (as: As) =>
      (await centre.ask('notices', 'mine', {}, as)).notices.filter(({ page }: { page: string | null }) =>
        page?.includes(order.orderId),
      ).length
    const rungs = [post, branch, all, commander]
    const before = await Promise.all(rungs.map(told))
    let at = Date.now()
    const names: string[] = []
    for (let rung = 1; rung <= 4; rung++) {
      const { dueAt } = await centre.ask('orders', 'order', { orderId: order.orderId }, all)
      // a minute too early nothing happens; a minute late the next one up has it
      for (const minutes of [-1, 1]) {
        at = Date.parse(dueAt) + minutes * 60_000
        await centre.setClock(new Date(at))
        await centre.sweep('orders')
        const now: Order = await centre.ask('orders', 'order', { orderId: order.orderId }, all)
        expect(now.steps.filter(({ event }) => event === 'escalate')).toHaveLength(
          minutes < 0 ? rung - 1 : rung,
        )
        if (minutes > 0) names.push(now.steps.at(-1)?.note ?? '')
        expect(now).toMatchObject({ state: 'filed', holder: { name: '十九街坊站' } })
        expect(Date.parse(now.dueAt ?? '')).toBeGreaterThan(at)
      }
    }
    await centre.setClock(new Date())
    expect(names).toEqual(['包金花', '斯琴', '巴特尔', '巴特尔'])
    expect(before).toEqual([1, 0, 0, 0])
    expect(await Promise.all(rungs.map(told))).toEqual([1, 1, 1, 2])
    expect(
      await step(
        centre,
        post,
        'accept',
        await centre.ask('orders', 'order', { orderId: order.orderId }, post),
      ),
    ).toMatchObject({ state: 'to_dispatch', late: false })
  })

  it('does a due clock once, however often it rings', async () => {
    const order = await aDispatchableOrder(centre, await aResident(centre), post)
    await inside(centre).collection('orders').doc(order.orderId).update({ dueAt: '2026-01-01T00:00:00.000Z' })
    await Promise.all([centre.sweep('orders'), centre.sweep('orders'), centre.sweep('orders')])
    const now: Order = await centre.ask('orders', 'order', { orderId: order.orderId }, post)
    expect(now.steps.filter(({ event }) => event === 'escalate')).toHaveLength(1)
  })

  it('stops for a named reason that the resident reads, and runs on', async () => {
    const own = await aResident(centre)
    const order = await aDispatchableOrder(centre, own, post)
    expect(await refused(post, 'stop', { ...order, code: 'coffee', note: '' })).toBe('invalid_input')
    const stopped = await step(centre, post, 'stop', order, { code: 'weather', note: '' })
    expect(stopped).toMatchObject({ dueAt: null, clockState: 'stopped' })
    expect((await mine(order, own)).clock?.stops.at(-1)?.reason).toBe('天气不好，出不了门')
    await centre.sweep('orders')
    const resumed = await step(centre, post, 'resume', stopped)
    expect(resumed.dueAt).not.toBeNull()
    expect(await refused(post, 'resume', { orderId: order.orderId, revision: resumed.revision })).toBe(
      'wrong_state',
    )
  })

  it('runs on by itself when nobody ends the stop, and tells both sides', async () => {
    const own = await aResident(centre)
    const order = await aDispatchableOrder(centre, own, post)
    await step(centre, post, 'stop', order, { code: 'third_party', note: '' })
    await timeRunsOut(order)
    const seen = await mine(order, own)
    expect(seen).toMatchObject({ state: 'to_dispatch', late: false })
    expect(seen.dueAt).not.toBeNull()
    expect(seen.steps.at(-1)).toMatchObject({ event: 'resume', who: '到时间自动转' })
    expect(await titles(own)).toContain('接着给您办')
    expect(await titles(post)).toEqual(expect.arrayContaining([expect.stringContaining('又走表了')]))
  })

  it('does several at once, each by itself: one that is refused stops none, and the same tap does nothing twice', async () => {
    const own = await aResident(centre)
    const [first, stale, third] = [
      await anOrder(centre, own),
      await anOrder(centre, own),
      await anOrder(centre, own),
    ]
    const seen = [first, { ...stale, revision: stale.revision + 7 }, third].map(({ orderId, revision }) => ({
      orderId,
      revision,
    }))
    const job = { event: 'accept', orders: seen }
    expect(await refused(own, 'batch', job)).toBe('not_allowed')
    expect(await refused(post, 'batch', { event: 'accept', orders: [seen[0], seen[0]] })).toBe(
      'invalid_input',
    )
    const key = '5f0d5f0d-0000-4000-8000-00000000ba7c'
    const done = await centre.ask('orders', 'batch', job, { ...post, key })
    const codes = done.outcomes.map(
      ({ refusal }: { refusal: { code: string } | null }) => refusal?.code ?? 'done',
    )
    expect(codes).toEqual(['done', 'changed_meanwhile', 'done'])
    expect(await centre.ask('orders', 'batch', job, { ...post, key })).toEqual(done)
    const now: Order = await centre.ask('orders', 'order', { orderId: third.orderId }, post)
    expect(now.steps.filter(({ event }) => event === 'accept')).toHaveLength(1)
    const other = { token: await centre.signIn('suozhang') }
    const last = { orderId: third.orderId, revision: now.revision }
    const alone = await centre.ask('orders', 'batch', { event: 'dispatch', orders: [last] }, other)
    expect(alone.outcomes[0].refusal.fields).toHaveProperty('volunteerId')
  })

  it('counts each tab, and pages without repeating or skipping', async () => {
    const { counts, stations } = await tab('dispatch', all)
    expect(counts.dispatch).toBeGreaterThan(0)
    expect(stations).toHaveLength(6)
    expect((await tab('dispatch', post)).stations).toEqual([{ stationId: 'post-19', name: '十九街坊站' }])
    expect(await refused(post, 'desk', { tab: 'dispatch', stationId: 'post-18' })).toBe('not_allowed')
  })
})

describe('督单和取消', () => {
  it('counts by the station that holds it: in hand, soon due, overdue; and says what it counts', async () => {
    const atPost = async (who: As) =>
      (await centre.ask('orders', 'board', {}, who)).stations.find(
        ({ stationId }: { stationId: string }) => stationId === 'post-19',
      )
    expect(await refused(await aResident(centre), 'board', {})).toBe('not_allowed')
    const before = await atPost(post)
    const order = await aDispatchableOrder(centre, await aResident(centre), post)
    expect(await atPost(post)).toEqual({ ...before, open: before.open + 1 })
    const soon = new Date(Date.now() + 20 * 60_000).toISOString()
    await inside(centre).collection('orders').doc(order.orderId).update({ dueAt: soon })
    expect(await atPost(all)).toEqual({ ...before, open: before.open + 1, soon: before.soon + 1 })
    await timeRunsOut(order)
    expect(await atPost(all)).toEqual({ ...before, open: before.open + 1, overdue: before.overdue + 1 })
    const { definitions, stations, late } = await centre.ask('orders', 'board', {}, post)
    expect(ids(late)).toContain(order.orderId)
    expect(stations.map(({ stationId }: { stationId: string }) => stationId)).toEqual(['post-19'])
    expect(definitions).toHaveLength(3)
    await step(
      centre,
      post,
      'cancel',
      await centre.ask('orders', 'order', { orderId: order.orderId }, post),
      {
        code: 'asked',
        note: '居民说不用了',
      },
    )
    expect(await atPost(post)).toEqual(before)
  })

  it('is asked once at a time, answered in words, and climbs when nobody answers', async () => {
    const own = await aResident(centre)
    const order = await aDispatchableOrder(centre, own, post)
    const ask = { orderId: order.orderId, words: '约好的人没来' }
    const nudged: Order = await centre.ask('orders', 'nudge', ask, own)
    expect(nudged.nudge).toMatchObject({ answer: null })
    expect(await refused(own, 'nudge', ask)).toBe('wrong_state')
    await inside(centre)
      .collection('orders')
      .doc(order.orderId)
      .update({ 'nudge.dueAt': '2026-01-01T00:00:00.000Z' })
    await centre.sweep('orders')
    // whoever is asked now has the half hour for themselves, however late the clock rang
    await centre.sweep('orders')
    const told = (await titles(branch)).filter((title: string) => title.endsWith('催了没人回'))
    expect(told).toHaveLength(1)
    const escalations = (await mine(order, own)).steps.filter(({ event }) => event === 'escalate')
    expect(escalations).toHaveLength(1)
    const words = '志愿者路上堵车，十分钟到'
    await centre.ask('orders', 'answerNudge', { orderId: order.orderId, words }, post)
    expect((await mine(order, own)).nudge?.answer).toBe(words)
    expect(await titles(own)).toContain('问过了，给您回话')
  })

  it('is handed to a named colleague of its stations, who has it on a list of their own until it is over', async () => {
    const own = await aResident(centre)
    const order = await aDispatchableOrder(centre, own, post)
    const seen = { orderId: order.orderId, revision: order.revision }
    const { people } = await centre.ask('orders', 'colleagues', { orderId: order.orderId }, post)
    expect(people.map(({ name }: { name: string }) => name)).toEqual(['包金花', '斯琴'])
    const { personId } = people[0] as { personId: string }
    const over = { ...seen, personId, note: '我下班了，请接着办' }
    expect(await refused(post, 'handOver', { ...over, personId: 'nobody' })).toBe('invalid_input')
    expect(await refused(own, 'handOver', over)).toBe('not_allowed')
    // two at once: one hands it over, the other learns that it moved on
    const outcomes = await Promise.all([post, post].map((as) => refused(as, 'handOver', over)))
    expect(outcomes.sort()).toEqual(['changed_meanwhile', 'done'])
    expect(await titles(branch)).toContainEqual(expect.stringContaining('交给您了'))
    const { orders, counts } = await tab('mine', branch)
    expect(ids(orders)).toEqual([order.orderId])
    expect(counts.mine).toBe(1)
    expect(ids((await tab('mine', post)).orders)).toEqual([])
    const kept: Order = await centre.ask('orders', 'order', { orderId: order.orderId }, branch)
    expect(kept).toMatchObject({ keeper: { personId, name: '包金花' }, stationId: 'post-19' })
    const forResident = await mine(order, own)
    expect(JSON.stringify(forResident)).not.toContain(personId)
    const reason = { code: 'nobody', note: '居民说不用了' }
    await step(centre, branch, 'cancel', kept, reason)
    expect(ids((await tab('mine', branch)).orders)).toEqual([])
  })

  it('ends with a reason from whoever may, and with none from anybody else', async () => {
    const own = await aResident(centre)
    const order = await aDispatchableOrder(centre, own, post)
    const over = await step(centre, own, 'cancelOwn', order, { code: 'not_needed' })
    expect(over).toMatchObject({ state: 'cancelled', allowed: [], holder: null })
    expect(await refused(own, 'nudge', { orderId: order.orderId, words: '' })).toBe('wrong_state')
    const second = await aDispatchableOrder(centre, own, post)
    const input = { orderId: second.orderId, revision: second.revision, code: 'unreachable', note: '' }
    expect(await refused(post, 'cancel', input)).toBe('invalid_input')
    const cancelled = await step(centre, post, 'cancel', second, {
      code: 'unreachable',
      note: '打了三次没人接',
    })
    expect(cancelled.state).toBe('cancelled')
    expect((await mine(second, own)).cancellation).toMatchObject({ note: '打了三次没人接' })
  })

  it('unlocks phone and door for who holds it, each look in the log, and for nobody once it is over', async () => {
    const own = await aResident(centre)
    const order = await anOrder(centre, own)
    expect(await refused(own, 'unlock', { orderId: order.orderId })).not.toBe('done')
    const { phone, door } = await centre.ask('orders', 'unlock', { orderId: order.orderId }, post)
    expect([phone, door]).toEqual(['13812346021', '12 号楼 3 单元 502'])
    const admin = { token: await centre.signIn('admin') }
    const logged = await centre.ask('settings', 'audit', { subject: order.orderId }, admin)
    expect(logged.records[0]).toMatchObject({ action: 'orders.unlock', staffName: '高娃' })
    expect(JSON.stringify(logged)).not.toContain('13812346021')
    await step(centre, own, 'cancelOwn', order, { code: 'wrong' })
    expect(await refused(post, 'unlock', { orderId: order.orderId })).toBe('wrong_state')
  })
})

describe('统计', () => {
  it('has counters that say what the orders say, after everything above', async () => {
    const { kept, recounted } = await countersOf(centre)
    expect(recounted.length).toBeGreaterThan(1)
    expect(kept).toEqual(recounted)
  })
})
