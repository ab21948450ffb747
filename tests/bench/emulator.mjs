import { fill, residentOf, startEmulator, startFramework } from './emulator-servers.mjs'
import { compare } from './turns.mjs'

/** What the SDK adds to each body. */
const SENT_ALONG = { envName: 'local', wxCloudApiToken: '', wxCloudbaseAccesstoken: '', tcb_sessionToken: '' }
const sdkBody = (action, params) =>
  JSON.stringify({ action: `database.${action}`, collectionName: 'articles', ...params, ...SENT_ALONG })

const order = (fields) =>
  JSON.stringify(Object.fromEntries(fields.map(([name, way]) => [name, { $numberInt: String(way) }])))
const somewhere = (count) => Math.floor(Math.random() * count)

const docGet = (count) => () =>
  sdkBody('getDocument', {
    queryType: 'DOC',
    multi: false,
    query: JSON.stringify({ _id: `a${somewhere(count)}` }),
    limit: 1,
  })

/** Pages as people turn to them: of one of ten columns, from anywhere in it. */
const page = (count) => () =>
  sdkBody('getDocument', {
    queryType: 'WHERE',
    query: JSON.stringify({
      columnId: `column-${somewhere(10)}`,
      rank: { $lt: { $numberInt: String(somewhere(count)) } },
    }),
    order: order([['rank', -1]]),
    limit: 20,
  })

/** The same page every time, as a home page is. */
const frontPage = () =>
  sdkBody('getDocument', {
    queryType: 'WHERE',
    query: JSON.stringify({ state: 'shown' }),
    order: order([['rank', -1]]),
    limit: 20,
  })

const update = (count) => () =>
  sdkBody('modifyDocument', {
    queryType: 'DOC',
    multi: false,
    merge: true,
    upsert: false,
    query: JSON.stringify({ _id: `a${somewhere(count)}` }),
    data: JSON.stringify({ $inc: { readings: { $numberInt: '1' } } }),
  })

/**
 * What the local cloud alone costs beside the bare server `bare` (`{ pid, url, body }`) and, for an empty function, beside
 * Tencent's functions-framework. `report` hears of each row `{ what, load, yardstick, aim }` as it is measured, and the answer
 * is the figures without a load: start-up, memory, and how a page grows from 10,000 documents to `most`.
 */
export async function measureEmulator({ folder, bare, report, main, most = 1_000_000 }) {
  const beside = async (what, load, aim, yardstick = bare, against = 'bare server') => {
    const result = await compare({ count: 4000, ...load }, yardstick)
    report({ what, against, aim, ...result })
    return result.cost.cpuMs / result.yardstick.cpuMs
  }
  let cloud = await startEmulator(folder, main)
  await fill(cloud, 0, 10_000)
  const few = await beside('page of 20 of 10,000', { ...cloud.admin, body: page(10_000) })

  await fill(cloud, 10_000, 100_000)
  await cloud.stop()
  cloud = await startEmulator(folder, main)
  const { readyAfterMs } = cloud
  const aims = { perCpuSecond: 3000 }
  await beside('doc.get of 100,000', { ...cloud.admin, body: docGet(100_000) }, aims)
  await beside('page of 20 of 100,000', { ...cloud.admin, body: page(100_000) }, aims)
  await beside('front page of 20 of 100,000', { ...cloud.admin, body: frontPage }, aims)
  await beside(
    'durable update, 32 writers',
    { ...cloud.admin, body: update(100_000), width: 32 },
    { perSecond: 1500 },
  )
  const empty = { pid: cloud.pid, url: `${cloud.api}/empty`, body: '{}' }
  const framework = await startFramework(folder)
  const own = framework && { pid: framework.pid, url: framework.url, body: '{}' }
  await beside(
    'empty function over HTTP',
    empty,
    { cpuMs: 0.15, perSecond: 5000 },
    own ?? bare,
    own ? 'functions-framework' : 'bare server',
  )
  framework?.stop()
  // it sees within a second that the load is over; V8 hands pages back some seconds later
  await new Promise((rested) => setTimeout(rested, 12_000))
  const residentMb = residentOf(cloud.pid)

  await fill(cloud, 100_000, most)
  const many = await beside(`page of 20 of ${most.toLocaleString('en')}`, {
    ...cloud.admin,
    body: page(most),
  })
  await cloud.stop()
  return { readyAfterMs, residentMb, growth: many / few, most }
}
