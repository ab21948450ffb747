import { seedStaff } from '../../config/seed.mjs'
import { seedOrders } from '../../config/seed-orders.mjs'
import { writeArchive } from './archive.mjs'
import { cpuOf } from './load.mjs'
import { Newsroom } from './newsroom.mjs'
import { median } from './turns.mjs'

/** What the issue asks: as quick over this many orders as over so few, and so many due ones within a function's minute. */
const FEW = 100
const MANY = 100_000
const DUE = 5000
const FUNCTION_SECONDS = 60
const TIMES = 30
const TURNS = 3
const MOST_RINGS = 30
/** A ring that asks less of the database than this had nothing to do. */
const IDLE_CALLS = 50
/** Somebody of the samples who has ordered; this one's orders are among all of the others. */
const ORDERER = 'oSampleZhao'
const ONE_IN = 1000

/**
 * Orders like one that the centre wrote itself. Of `MANY` nearly all are over, as in a real centre: one in a thousand waits
 * to be dispatched, and one in a thousand is the measured resident's.
 */
function ordersLike({ waiting, over }, residentId, { oneIn, due = null }) {
  return (number) => {
    const open = due !== null || number % oneIn === 0
    const template = open ? waiting : over
    const filedAt = new Date(Date.UTC(2024, 0, 1) + number * 600_000).toISOString()
    const _id = `bench-order-${number}`
    const dueAt = open ? (due ?? '2099-01-01T00:00:00.000Z') : null
    return {
      ...template,
      _id,
      number: `20240101-${number}`,
      residentId: number % oneIn === 3 ? residentId : `bench-resident-${number % 20_000}`,
      filedAt,
      dueAt,
      place: `1${dueAt ?? filedAt}${_id}`,
      revision: template.steps.length,
    }
  }
}

/** An order that waits to be dispatched and one that is over, as the centre stores them. */
async function templatesOf(newsroom, phone) {
  const { orders } = await phone('myOrders', {})
  const desk = (action, input) => newsroom.ask('orders', action, input, 'gaowa')
  const content = {
    categoryId: 'hardship',
    text: '陪母亲去医院复查',
    places: 1,
    when: { day: dayIn(2), time: null, flexible: true },
    where: { streetId: 'youyi', communityId: 'youyi-19', door: '12 号楼 3 单元' },
    forWhom: 'self',
    elderAgrees: false,
    phone: '13900000002',
  }
  const made = []
  for (const end of [false, true]) {
    const { order } = await phone('file', content)
    const seen = { orderId: order.orderId, revision: order.revision }
    if (end) await desk('refuse', { ...seen, code: 'outside', note: '' })
    else await desk('accept', seen)
    made.push(await newsroom.stored('orders', order.orderId))
  }
  const [waiting, over] = made
  return { waiting, over: { ...over, state: 'closed', outcome: 'unrated' }, known: orders.length }
}

const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

let taps = 0
/** Calls as WeChat brings them from the resident's phone. */
function phoneOf({ api, adminToken }) {
  return async (action, input) => {
    const data = { action, input, key: `bench-orders-${process.pid}-${taps++}` }
    const answer = await fetch(`${api}/_cloud/api/wechat/callFunction`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'orders', data, openid: ORDERER }),
    })
    const reply = await answer.json()
    if (!reply.ok) throw new Error(`orders.${action}: ${JSON.stringify(reply.error)}`)
    return reply.data
  }
}

/** CPU ms of one call, the middle of some turns, and what one asks of the database. */
async function costOf(newsroom, act) {
  for (let time = 0; time < TIMES; time++) await act()
  const before = await newsroom.calls()
  const turns = []
  for (let turn = 0; turn < TURNS; turn++) {
    const cpu = cpuOf(newsroom.centre.pid)
    for (let time = 0; time < TIMES; time++) await act()
    turns.push((cpuOf(newsroom.centre.pid) - cpu) / TIMES)
  }
  const now = await newsroom.calls()
  let asked = 0
  for (const [name, times] of now) asked += times - (before.get(name) ?? 0)
  return { cpuMs: median(turns), reads: asked / (TIMES * TURNS) }
}

async function measureReads(newsroom) {
  await newsroom.tokenOf('gaowa')
  const phone = phoneOf(newsroom.centre)
  const reads = {
    '派单台 (dispatch queue)': () => newsroom.ask('orders', 'desk', { tab: 'dispatch' }, 'gaowa'),
    '督单 (supervision board)': () => newsroom.ask('orders', 'board', {}, 'gaowa'),
    '我的单子 (my orders)': () => phone('myOrders', {}),
    '统计 (statistics page)': () => newsroom.ask('orders', 'statistics', {}),
  }
  const costs = {}
  for (const [what, act] of Object.entries(reads)) costs[what] = await costOf(newsroom, act)
  return costs
}

const callsIn = async (newsroom) =>
  [...(await newsroom.calls()).values()].reduce((sum, times) => sum + times, 0)

/** Rings until a ring finds next to nothing; each ring is one run of the function, which may take a minute. */
async function measureSweep(newsroom) {
  const { api, adminToken } = newsroom.centre
  const rings = []
  for (;;) {
    const before = await callsIn(newsroom)
    const at = performance.now()
    await fetch(`${api}/_cloud/api/timers/run`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ functionName: 'orders', name: 'sweep' }),
    })
    const seconds = (performance.now() - at) / 1000
    if ((await callsIn(newsroom)) - before < IDLE_CALLS || rings.length >= MOST_RINGS) break
    rings.push(seconds)
  }
  const seconds = rings.reduce((sum, one) => sum + one, 0)
  return { seconds, rings: rings.length, longest: Math.max(...rings) }
}

/**
 * `npm run bench -- orders`: the lists of service orders over a hundred and over a hundred thousand, and a sweep of five
 * thousand due ones. `start` starts the centre on `dataDir`. Answers a `table` to print, and the `sweep`.
 */
export async function measureOrders({ start, dataDir }) {
  const within = async (work) => {
    const centre = await start()
    try {
      return await work(new Newsroom(centre))
    } finally {
      await centre.stop()
    }
  }
  const templates = await within(async (newsroom) => {
    await seedStaff(newsroom.centre)
    await seedOrders({ ...newsroom.centre, dataDir, say: () => {} })
    return templatesOf(newsroom, phoneOf(newsroom.centre))
  })
  const { residentId } = templates.waiting
  const rows = (change) => ({ orders: ordersLike(templates, residentId, change) })
  // of few and of many as much waits and as much is the resident's, give or take a page: what differs is what is over
  await writeArchive(dataDir, [0, FEW], rows({ oneIn: 4 }))
  const few = await within(measureReads)
  await writeArchive(dataDir, [FEW + 1, MANY], rows({ oneIn: ONE_IN }))
  const many = await within(measureReads)
  await writeArchive(
    dataDir,
    [MANY + 1, MANY + DUE + 1],
    rows({ oneIn: ONE_IN, due: '2026-01-01T00:00:00.000Z' }),
  )
  const sweep = await within(measureSweep)
  const table = Object.entries(many).map(([what, cost]) => ({
    what,
    [`CPU ms, ${FEW}`]: few[what].cpuMs.toFixed(2),
    [`CPU ms, ${MANY.toLocaleString('en')}`]: cost.cpuMs.toFixed(2),
    ratio: (cost.cpuMs / few[what].cpuMs).toFixed(2),
    'function calls': 1,
    [`database calls, ${FEW}`]: few[what].reads.toFixed(1),
    'database calls': cost.reads.toFixed(1),
    aim: cost.cpuMs / few[what].cpuMs <= 1.5 ? 'met (1.5)' : 'missed (1.5)',
  }))
  const verdict = sweep.seconds <= FUNCTION_SECONDS ? 'met' : 'missed'
  return {
    table,
    sweep: [
      {
        what: `sweep of ${DUE.toLocaleString('en')} due orders`,
        seconds: sweep.seconds.toFixed(1),
        rings: sweep.rings,
        'longest ring': sweep.longest.toFixed(1),
        aim: `${verdict} (${FUNCTION_SECONDS} s)`,
      },
    ],
  }
}
