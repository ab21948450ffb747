import { SAMPLE_PASSWORD } from '../../config/centre.mjs'
import { seedStaff } from '../../config/seed.mjs'
import { compare } from './turns.mjs'

/** What the issue asks: a board of this many open stories, looked at by this many, and as quick over this archive. */
const OPEN = 100
const STAFF = 30
const ARCHIVE = 200_000
const BATCH = 500
const STAGES = ['plan', 'gather', 'edit', 'review', 'publish']
const PERSON = { personId: 'bench', name: '某人' }

/** As `moving.ts` writes it: what `open` says is on the board or long since off it. */
function piece(number, open) {
  const at = new Date(Date.UTC(2020, 0, 1) + number * 60_000).toISOString()
  const _id = `story:bench-${number}`
  const stage = open ? STAGES[number % STAGES.length] : 'publish'
  const move = { stage, state: 'writing', holder: PERSON, at, by: PERSON, event: 'edit' }
  return {
    _id,
    kind: 'story',
    refId: `bench-${number}`,
    title: `第 ${number} 篇：路面铺好了，路灯也亮了`,
    stage,
    state: open ? 'writing' : 'published',
    holder: open ? PERSON : null,
    since: at,
    dueAt: null,
    columnId: 'news',
    unitId: 'media-centre',
    form: null,
    open,
    parents: [],
    characters: 800,
    createdBy: PERSON,
    createdAt: at,
    publishedAt: open ? null : at,
    publishedPlace: open ? null : `${at}:${_id}`,
    movedAt: at,
    place: `${at}:${_id}`,
    spent: { edit: 3_600_000 },
    moves: 6,
    history: Array.from({ length: 6 }, () => move),
  }
}

/** By the SDK's own wire, many rows a call: the graph is what is measured, not how it came about. */
async function fill(centre, from, to, open) {
  for (let first = from; first < to; first += BATCH) {
    const count = Math.min(BATCH, to - first)
    const answer = await fetch(`${centre.api}/admin`, {
      method: 'POST',
      headers: { authorization: `Bearer ${centre.adminToken}` },
      body: JSON.stringify({
        action: 'database.insertDocument',
        collectionName: 'pieces',
        data: Array.from({ length: count }, (_, index) => JSON.stringify(piece(first + index, open))),
      }),
    })
    const reply = await answer.json()
    if (reply.code) throw new Error(`pieces: ${reply.code} ${reply.message}`)
  }
}

const post = async (centre, name, event, token) => {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
  const answer = await fetch(`${centre.api}/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(event),
  })
  const reply = await answer.json()
  if (!reply.ok) throw new Error(`${name}.${event.action}: ${JSON.stringify(reply.error)}`)
  return reply.data
}

/** Ninety-fifth percentile in ms of what each of `STAFF` waits for, all asking at once. */
async function p95(call) {
  const waits = []
  const sit = async () => {
    for (let turn = 0; turn < 10; turn++) {
      const begun = performance.now()
      await call()
      waits.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: STAFF }, sit))
  return waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]
}

/**
 * `npm run bench -- board`: thirty at once at the board and the editor over a hundred open stories, and again over an archive
 * of 200,000. Answers rows to print; costs are ratios to the bare server measured in turns with them.
 */
export async function measureBoard({ start, bare, archive = ARCHIVE }) {
  const centre = await start()
  try {
    await seedStaff(centre)
    const entering = {
      action: 'enterStaff',
      input: { userName: 'bianji', password: SAMPLE_PASSWORD },
      key: 'bench-in',
    }
    const { token } = await post(centre, 'people', entering)
    const { storyId } = await post(
      centre,
      'stories',
      { action: 'create', input: {}, key: 'bench-story' },
      token,
    )
    await fill(centre, archive, archive + OPEN, true)
    const rows = []
    const measureAll = async (over) => {
      const { marker } = await post(centre, 'pieces', { action: 'board', input: {} }, token)
      const actions = [
        ['board, whole', 'pieces', { action: 'board', input: {} }],
        ['board, unchanged', 'pieces', { action: 'board', input: { marker } }],
        ['editor opens a story', 'stories', { action: 'open', input: { storyId } }],
      ]
      for (const [what, name, event] of actions) {
        const load = {
          pid: centre.pid,
          url: `${centre.api}/${name}`,
          headers: { authorization: `Bearer ${token}` },
          body: JSON.stringify(event),
          count: 300,
          width: STAFF,
        }
        const { cost, yardstick } = await compare(load, bare)
        rows.push({
          what,
          over,
          cpuMs: cost.cpuMs,
          ratio: cost.cpuMs / yardstick.cpuMs,
          p95: await p95(() => post(centre, name, event, token)),
        })
      }
    }
    await measureAll(OPEN)
    await fill(centre, 0, archive, false)
    await measureAll(archive)
    return rows.map(({ what, over, cpuMs, ratio, p95: wait }) => {
      const small = rows.find((row) => row.what === what)
      return {
        what,
        stories: over,
        'CPU ms': cpuMs.toFixed(2),
        'CPU, bare = 1': ratio.toFixed(2),
        [`p95 ms of ${STAFF}`]: Math.round(wait),
        [`CPU, of ${OPEN} = 1`]: (ratio / small.ratio).toFixed(2),
      }
    })
  } finally {
    await centre.stop()
  }
}
