import { type Centre, type SampleStaff, startCentre } from '../support/centre'
import { CONTRACTS } from '../support/contracts'
import { harvest, inputsFor, type Pool } from '../support/crawl'
import { inside } from '../support/inside'
import { type As, aDispatchableOrder, anOrder, aResident, step } from '../support/orders'
import { anIdentityNumber, aRegistration, aShift } from '../support/volunteers'

/**
 * Every reading action of every contract, asked by everybody there is, with the ids that anybody ever saw: in no answer, no refusal
 * and no log line stands another person's phone, door, openid or identity number.
 */

jest.setTimeout(240_000)

interface Person {
  readonly name: string
  readonly as: As
  /** By kind: what belongs to this person alone. */
  readonly secrets: Readonly<Record<string, string>>
}

const STAFF: readonly SampleStaff[] = [
  'jizhe',
  'bianji',
  'chushen',
  'fushen',
  'zhongshen',
  'jiaodui1',
  'zhiban',
  'danwei',
  'gaowa',
  'suozhang',
  'admin',
]

/** Who may see what is another's, one by one. Everything else is a leak. */
const ALLOWED: readonly { action: string; kinds: readonly string[]; why: string }[] = [
  { action: 'orders.unlock', kinds: ['phone', 'door'], why: '派单员给居民打电话；每看一次都记在操作日志里' },
  {
    action: 'orders.unlockMine',
    kinds: ['phone', 'door'],
    why: '领了单的志愿者要上门；每看一次都记在操作日志里',
  },
]

let centre: Centre
const people: Person[] = []
const pool: Pool = new Map()
let post: As
let orderId = ''

/** What of other people stands in a text that was for `reader`. */
function leaksIn(text: string, reader: Person | null): string[] {
  return people
    .filter((person) => person !== reader)
    .flatMap((owner) =>
      Object.entries(owner.secrets)
        .filter(([, secret]) => text.includes(secret))
        .map(([kind]) => `${kind} of ${owner.name}`),
    )
}

async function aPerson(name: string, serial: number): Promise<Person> {
  const { openid } = await aResident(centre)
  const secrets = {
    openid,
    phone: `1371111000${serial}`,
    door: `只此一家${serial}号院 90${serial}`,
    ownPhone: `1392222000${serial}`,
    identity: anIdentityNumber('1990-05-17', 500 + serial),
    guardianPhone: `1363333000${serial}`,
  }
  const person = { name, as: { openid }, secrets }
  people.push(person)
  return person
}

const register = ({ as, secrets, name }: Person, minor: boolean) =>
  centre.ask(
    'volunteers',
    'register',
    {
      ...aRegistration(minor ? '2010-05-17' : '1990-05-17'),
      name,
      identityNumber: secrets.identity,
      phone: secrets.ownPhone,
      guardian: minor ? { name: '李母', relation: '母亲', phone: secrets.guardianPhone } : null,
    },
    as,
  )

const contentOf = ({ secrets }: Person) => ({
  phone: secrets.phone,
  where: { streetId: 'youyi', communityId: 'youyi-19', door: secrets.door },
})

/** A team with somebody who asks, a project, a training, and a certificate of a service that was confirmed. */
async function seedRecords(leading: Person, asking: Person, shiftId: string) {
  const volunteers = (action: string, input: object, as = post) => centre.ask('volunteers', action, input, as)
  const { volunteerId } = (await volunteers('mine', {}, leading.as)).registration
  const organiserId = 'post-19'
  const said = { name: '邻里帮手队', what: '水电小修', skills: [] }
  const { team } = await volunteers('openTeam', { organiserId, leaderId: volunteerId, ...said })
  const { teamId } = team
  await volunteers('joinTeam', { teamId, words: '周末有空' }, asking.as)
  const days = { from: '2026-01-01', until: '2099-12-31' }
  const about = { title: '冬日守护', what: '看望独居老人', categoryId: 'hardship' }
  harvest(pool, await volunteers('openProject', { organiserId, teamId, ...about, ...days }))
  const training = { name: '急救培训', content: '', on: '2026-01-01', givenBy: '红十字会', minutes: 60 }
  harvest(pool, await volunteers('recordTraining', { organiserId, volunteerIds: [volunteerId], ...training }))
  harvest(pool, team)
  await volunteers('signByList', { shiftId, volunteerId, what: 'in' })
  const began = new Date(Date.now() - 7_200_000).toISOString()
  const signed = inside(centre).collection('attendances').where({ 'of.id': shiftId })
  await signed.update({ 'in.at': began })
  await volunteers('signByList', { shiftId, volunteerId, what: 'out' })
  await volunteers('confirm', { shiftId, volunteerId })
  harvest(pool, await volunteers('certify', { organiserId, ...days }, leading.as))
}

beforeAll(async () => {
  // many calls, and nothing here rests on which instance answers
  centre = await startCentre({ settings: { strict: false } })
  for (const userName of STAFF)
    people.push({ name: userName, as: { token: await centre.signIn(userName) }, secrets: {} })
  post = people.find(({ name }) => name === 'gaowa')?.as ?? {}
  people.push({ name: '路人', as: {}, secrets: {} })
  const [ordering, other, helping, waiting] = [
    await aPerson('赵建国', 1),
    await aPerson('钱玉兰', 2),
    await aPerson('周桂芳', 3),
    await aPerson('王建军', 4),
  ]
  await register(helping, false)
  await register(waiting, false)
  const order = await step(
    centre,
    post,
    'pool',
    await aDispatchableOrder(centre, ordering.as, post, contentOf(ordering)),
  )
  orderId = order.orderId
  await centre.ask('orders', 'claim', { orderId }, helping.as)
  await centre.ask('orders', 'claim', { orderId }, waiting.as)
  await centre.ask('orders', 'signIn', { orderId }, helping.as)
  harvest(pool, order)
  harvest(
    pool,
    await step(centre, post, 'pool', await aDispatchableOrder(centre, other.as, post, contentOf(other))),
  )
  harvest(pool, await anOrder(centre, other.as, { ...contentOf(other), text: '老人晕倒了，没人扶' }))
  const shift = await aShift(centre, post.token ?? '', { places: 2 })
  harvest(pool, shift)
  const { shiftId } = shift
  for (const { as } of [helping, waiting])
    await centre.ask('volunteers', 'signUp', { shiftId, guardianAgrees: false }, as)
  await seedRecords(helping, waiting, shiftId)
})
afterAll(() => centre.close())

/** Whom a role shuts out of an action, no input lets in: one refusal is looked at, the others would be the same. */
const SHUT_OUT = ['not_allowed', 'not_signed_in']

interface Crawled {
  readonly leaks: string[]
  /** Actions that answered somebody. */
  readonly answered: Set<string>
}

async function askAll(action: string, inputs: readonly object[], reader: Person, crawled: Crawled) {
  const [name = '', verb = ''] = action.split('.')
  const allowed = ALLOWED.find((one) => one.action === action)?.kinds ?? []
  for (const input of inputs) {
    const reply = await centre.call(name, verb, input, reader.as)
    for (const leak of leaksIn(JSON.stringify(reply), reader))
      if (!allowed.some((kind) => leak.startsWith(`${kind} `)))
        crawled.leaks.push(`${action} shows ${reader.name} the ${leak}: ${JSON.stringify(input)}`)
    if (reply.ok) crawled.answered.add(action)
    if (reply.ok) harvest(pool, reply.data)
    else if (SHUT_OUT.includes(reply.error.code)) return
  }
}

const actionsOf = (effect: 'read' | 'write', only: RegExp) =>
  CONTRACTS.flatMap(({ functionName, actions }) =>
    Object.entries(actions)
      .filter(([name, action]) => action.effect === effect && only.test(`${functionName}.${name}`))
      .map(([name, action]) => ({ name: `${functionName}.${name}`, action })),
  )

/** Asks everybody's questions, all people at once. */
async function crawl(effect: 'read' | 'write', only: RegExp): Promise<Crawled> {
  const crawled: Crawled = { leaks: [], answered: new Set() }
  for (const { name, action } of actionsOf(effect, only)) {
    const inputs = inputsFor(action, pool)
    await Promise.all(people.map((reader) => askAll(name, inputs, reader, crawled)))
  }
  return crawled
}

it('can fail: it finds what an unlocked order shows, and whose it is', async () => {
  const helping = people.find(({ name }) => name === '周桂芳') as Person
  const shown = await centre.ask('orders', 'unlockMine', { orderId }, helping.as)
  expect(leaksIn(JSON.stringify(shown), helping)).toEqual(['phone of 赵建国', 'door of 赵建国'])
  const own = people.find(({ name }) => name === '赵建国') as Person
  const order = JSON.stringify(await centre.ask('orders', 'myOrder', { orderId }, own.as))
  expect(leaksIn(order, own)).toEqual([])
  expect(leaksIn(order, helping)).toEqual(['door of 赵建国'])
})

/** Where residents and volunteers stand. */
const SERVICES = /^(orders|volunteers|notices|people)\./
it('shows nobody what is another’s, by any reading action', async () => {
  const first = await crawl('read', /./)
  // what was seen the first time is asked for now
  const second = await crawl('read', SERVICES)
  expect([...new Set([...first.leaks, ...second.leaks])]).toEqual([])
  const silent = actionsOf('read', SERVICES).filter(
    ({ name }) => !first.answered.has(name) && !second.answered.has(name),
  )
  expect(silent.map(({ name }) => name)).toEqual([])
})

it('unlocks for nobody but the holder of the order', async () => {
  const { leaks } = await crawl('write', /^orders\.unlock/)
  expect(leaks).toEqual([])
  for (const { name, as } of people.filter(
    ({ name }) => !['周桂芳', 'gaowa', 'suozhang', 'admin', 'zhiban'].includes(name),
  ))
    for (const action of ['unlock', 'unlockMine']) {
      const reply = await centre.call('orders', action, { orderId }, as)
      expect([name, action, reply.ok]).toEqual([name, action, false])
    }
})

it('writes none of it into a log', async () => {
  const lines = (await centre.admin('logs?limit=1000')) as { text: string }[]
  expect(lines.length).toBeGreaterThan(100)
  expect(leaksIn(JSON.stringify(lines), null)).toEqual([])
})
