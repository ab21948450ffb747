import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Centre, startCentre } from '../../support/centre'
import {
  aWorld,
  type Desks,
  file,
  move,
  sendAgain,
  underWay,
  type World,
} from '../../support/order-histories'
import { broken, figuresOf } from '../../support/order-promises'
import { type AVolunteer, aVolunteer, inDays } from '../../support/orders'

/**
 * Random histories of service orders against the real functions: whoever may do something does it at any time, twice, at once
 * with others, late, and while the cloud dies under them; afterwards what was promised must hold.
 *
 * Here a bounded number. The whole: `HISTORIES=10000 npx jest --selectProjects unit --runTestsByPath <this file>`.
 * A failure names its seed; `SEED=<n> HISTORIES=1` plays that history again (what runs at the same time may take another turn).
 */
const HISTORIES = Number(process.env.HISTORIES ?? 6)
const FIRST = Number(process.env.SEED ?? 1)
const MOVES = 25
/** Each so many histories the cloud dies in the middle of one. */
const A_CRASH = 5
/** The same volunteers meet in so many histories, with all that they have promised. */
const A_CREW = 10

// patience for the whole of it; a bounded run takes about half a minute
jest.setTimeout(90_000 + HISTORIES * 10_000)

const dataDir = mkdtempSync(join(tmpdir(), 'histories-'))
let centre: Centre
let desks: Desks
let crew: Pick<World, 'crew' | 'teamId'> = { crew: [], teamId: '' }

beforeAll(async () => {
  centre = await startCentre({ dataDir })
  desks = {
    post: { token: await centre.signIn('gaowa') },
    branch: { token: await centre.signIn('suozhang') },
    all: { token: await centre.signIn('zhongxin') },
  }
})
afterAll(async () => {
  await centre.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Four volunteers, and a team of all of them. */
async function aCrew(): Promise<Pick<World, 'crew' | 'teamId'>> {
  const people = await Promise.all(
    ['周桂芳', '王建军', '乌云', '其木格'].map((name) => aVolunteer(centre, { name })),
  )
  const [leader, ...others] = people as [AVolunteer, ...AVolunteer[]]
  const said = { name: '邻里帮手队', what: '什么都帮一把', skills: [] }
  const opened = { organiserId: 'post-19', leaderId: leader.volunteerId, ...said }
  const { team } = await centre.ask('volunteers', 'openTeam', opened, desks.post)
  const { teamId } = team
  for (const { openid, volunteerId } of others) {
    await centre.ask('volunteers', 'joinTeam', { teamId, words: '' }, { openid })
    const decision = { teamId, volunteerId, accept: true, words: '' }
    await centre.ask('volunteers', 'decideAsk', decision, { openid: leader.openid })
  }
  return { crew: people, teamId }
}

/** The cloud is killed with taps under way, starts again on what is on the disk, and the phones send again. */
async function crash(world: World): Promise<void> {
  const { taps, settled } = await underWay(world, 6)
  await new Promise((done) => setTimeout(done, world.roll() * 40))
  await Promise.all([centre.stop('SIGKILL'), settled])
  centre = await startCentre({ dataDir, staff: false })
  world.centre = centre
  await sendAgain(world, taps)
}

async function play(seed: number): Promise<World> {
  if ((seed - FIRST) % A_CREW === 0) crew = await aCrew()
  const world = await aWorld(centre, desks, crew, seed)
  // two orders at one time: whoever has one cannot have the other
  const when = { day: inDays(2 + Math.floor(world.roll() * 40)), time: '09:00', flexible: false }
  await file(world, when, 1 + Math.floor(world.roll() * 3))
  await file(world, when, 1 + Math.floor(world.roll() * 2))
  const crashAt = seed % A_CRASH === 0 ? Math.floor(world.roll() * MOVES) : -1
  for (let turn = 0; turn < MOVES; turn++) {
    if (turn === crashAt) await crash(world)
    await move(world)
  }
  return world
}

/** Whatever became of it, somebody with a right brings it to an end. */
async function bringToAnEnd({ resident, orderIds }: World): Promise<string[]> {
  const steps = { desk: desks.all, own: resident, above: { token: await centre.signIn('zhiban') } }
  for (const orderId of orderIds) {
    for (let tries = 0; tries < 3; tries++) {
      const { state, revision } = await centre.ask('orders', 'order', { orderId }, desks.all)
      const seen = { orderId, revision }
      if (state === 'called_back')
        for (const as of [desks.branch, steps.desk, steps.above])
          await centre.call('orders', 'solve', { ...seen, words: '上门看过，办好了' }, as)
      else if (state === 'served' || state === 'confirmed')
        await centre.call('orders', 'rate', { ...seen, level: 4, words: '' }, steps.own)
      else if (!['closed', 'cancelled', 'refused'].includes(state))
        await centre.call('orders', 'cancel', { ...seen, code: 'nobody', note: '找遍了没有人' }, steps.desk)
      else break
    }
  }
  const ends = await Promise.all(
    orderIds.map((orderId) => centre.ask('orders', 'order', { orderId }, desks.all)),
  )
  return ends
    .filter(({ state }) => !['closed', 'cancelled', 'refused'].includes(state))
    .map(({ orderId, state }) => `${orderId} ${state}: nobody could end it`)
}

it(`keeps its promises over ${HISTORIES} random histories`, async () => {
  const outcomes = new Map<string, number>()
  for (let seed = FIRST; seed < FIRST + HISTORIES; seed++) {
    let world: World
    try {
      world = await play(seed)
    } catch (error) {
      throw new Error(`SEED=${seed}: ${String(error)}`)
    }
    expect({ seed, broken: await broken(world) }).toEqual({ seed, broken: [] })
    expect({ seed, open: await bringToAnEnd(world) }).toEqual({ seed, open: [] })
    for (const [code, times] of world.outcomes) outcomes.set(code, (outcomes.get(code) ?? 0) + times)
  }
  if (process.env.HISTORIES) console.info(Object.fromEntries(outcomes))
  // histories in which next to nothing is done would show nothing
  const done = outcomes.get('done') ?? 0
  expect(done).toBeGreaterThan(HISTORIES * 5)
})

it('counted each order once in the public figures', async () => {
  const { kept, counted } = await figuresOf(centre)
  expect(kept).toEqual(counted)
})

it('left the audit chain whole', async () => {
  const admin = { token: await centre.signIn('admin') }
  let from: number | null = 1
  let checked = 0
  while (from !== null) {
    const link: { checked: number; next: number | null; broken: unknown } = await centre.ask(
      'settings',
      'verifyAudit',
      { from },
      admin,
    )
    expect(link.broken).toBeNull()
    checked += link.checked
    from = link.next
  }
  expect(checked).toBeGreaterThan(HISTORIES)
})
