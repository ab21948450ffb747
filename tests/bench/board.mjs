import { seedStaff } from '../../config/seed.mjs'
import { writeArchive } from './archive.mjs'
import { cpuOf, measure } from './load.mjs'
import { aStory, Newsroom } from './newsroom.mjs'
import { median } from './turns.mjs'

/** What the issue asks: a board of this many open stories, looked at by this many, and as quick over this archive. */
const OPEN = 100
const STAFF = 30
const ARCHIVE = 200_000
/** How often each of the staff does a thing: first unmeasured, so that the instances are warm. */
const WARM_UP = 3
const TURNS = 6
const PUBLISHED_AT_A_TIME = 12
const STAGES = ['plan', 'gather', 'edit', 'review', 'publish']

/** Makes many rows of one that the centre wrote itself: what differs is what its lists are ordered by. */
const rowsLike = (template, ids, change) => (number) => {
  const at = new Date(Date.UTC(2020, 0, 1) + number * 60_000).toISOString()
  const _id = ids(number)
  return { ...template, _id, place: `${at}:${_id}`, ...change(number, at, _id) }
}

const storyId = (number) => `bench${number}`
const pieceId = (number) => `story:${storyId(number)}`

const openRows = ({ story, piece }) => ({
  stories: rowsLike(story, storyId, (_, at, _id) => ({ clock: `${at}:${_id}` })),
  pieces: rowsLike(piece, pieceId, (number, at) => ({
    refId: storyId(number),
    since: at,
    stage: STAGES[number % STAGES.length],
  })),
})

const archivedRows = ({ published, archived }) => ({
  stories: rowsLike(published, storyId, (number) => ({ articleId: `a${storyId(number)}` })),
  pieces: rowsLike(archived, pieceId, (number, at, _id) => ({
    refId: storyId(number),
    since: at,
    publishedAt: at,
    publishedPlace: `${at}:${_id}`,
  })),
})

/** One story that waits for its first review and one that is published, as the centre stores them. */
async function templatesOf(newsroom) {
  const open = await newsroom.write(0)
  await newsroom.submit(open)
  const done = await newsroom.write(1)
  await newsroom.submit(done)
  await newsroom.sign(done)
  await newsroom.publish(done)
  return {
    story: await newsroom.stored('stories', open.storyId),
    piece: await newsroom.stored('pieces', `story:${open.storyId}`),
    published: await newsroom.stored('stories', done.storyId),
    archived: await newsroom.stored('pieces', `story:${done.storyId}`),
  }
}

/** `people` do a thing `turns` times, all at once; what one time costs, how long the slowest twentieth waited, and what it asked. */
async function tried(newsroom, people, turns, act) {
  const waits = []
  const asked = await newsroom.calls()
  const cpu = cpuOf(newsroom.centre.pid)
  const sit = async (person) => {
    for (let turn = 0; turn < turns; turn++) {
      const begun = performance.now()
      await act(person)
      waits.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: people }, (_, person) => sit(person)))
  const cpuMs = (cpuOf(newsroom.centre.pid) - cpu) / waits.length
  const now = await newsroom.calls()
  const calls = [...now].map(([name, times]) => [name, (times - (asked.get(name) ?? 0)) / waits.length])
  const p95 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]
  return { cpuMs, p95, calls: calls.filter(([, times]) => times >= 0.05) }
}

/** Each of the staff types in a story of their own and has it saved. */
async function saving(newsroom) {
  const stories = await Promise.all(
    Array.from({ length: STAFF }, (_, number) => newsroom.write(100 + number)),
  )
  return async (person) => {
    const { storyId: id, revision } = stories[person]
    const input = { storyId: id, revision, content: aStory(`改到第 ${revision} 稿`) }
    stories[person] = await newsroom.ask('stories', 'save', input, 'bianji')
  }
}

/** Stories that wait for their first review. */
async function submitted(newsroom) {
  const stories = []
  for (let number = 0; number < PUBLISHED_AT_A_TIME; number++) {
    const story = await newsroom.write(200 + number)
    await newsroom.submit(story)
    stories.push(story)
  }
  return stories
}

/** One after another, each story once: `act` takes the next of them. */
const eachOf = (stories, act) => {
  const left = [...stories]
  return () => act(left.pop())
}

async function measureAll(newsroom, bare, over) {
  const rows = []
  const yardsticks = []
  const add = async (what, people, turns, act) => {
    yardsticks.push((await measure({ ...bare, count: 1000 })).cpuMs)
    const cost = await tried(newsroom, people, turns, act)
    rows.push({ what, over, ...cost })
    console.info(`${what} over ${over}: ${cost.cpuMs.toFixed(2)} ms CPU, p95 ${Math.round(cost.p95)} ms`)
  }
  const all = async (what, act) => {
    await tried(newsroom, STAFF, WARM_UP, act)
    await add(what, STAFF, TURNS, act)
  }
  await newsroom.tokenOf('bianji')
  await newsroom.tokenOf('chushen')
  const read = (name, action, input, userName) => () => newsroom.ask(name, action, input, userName)
  await all('board, whole', read('pieces', 'board', {}, 'bianji'))
  const { marker } = await newsroom.ask('pieces', 'board', {}, 'bianji')
  await all('board, unchanged', read('pieces', 'board', { marker }, 'bianji'))
  await all('list of stories', read('stories', 'list', {}, 'bianji'))
  await all('reviewer’s desk', read('stories', 'reviewDesk', { list: 'waiting' }, 'chushen'))
  await all('editor opens a story', read('stories', 'open', { storyId: storyId(ARCHIVE) }, 'bianji'))
  await all('editor saves', await saving(newsroom))
  const stories = await submitted(newsroom)
  const inTurn = (what, act) => add(what, 1, stories.length, eachOf(stories, act))
  await inTurn('a stage is passed', (story) => newsroom.pass(story, 'first_review'))
  for (const story of stories) await newsroom.sign(story)
  await inTurn('publish', newsroom.publish)
  const yardstick = median(yardsticks)
  return rows.map((row) => ({ ...row, ratio: row.cpuMs / yardstick }))
}

/** A line for each action, and one with what it asks of the database. */
function report(rows) {
  const table = rows.map(({ what, over, cpuMs, ratio, p95, calls }) => {
    const small = rows.find((row) => row.what === what)
    return {
      what,
      stories: over,
      'CPU ms': cpuMs.toFixed(2),
      'CPU, bare = 1': ratio.toFixed(1),
      [`p95 ms of ${STAFF}`]: Math.round(p95),
      [`CPU, over ${OPEN} = 1`]: (ratio / small.ratio).toFixed(2),
      'database calls': calls.reduce((sum, [, times]) => sum + times, 0).toFixed(1),
    }
  })
  const asked = rows
    .filter(({ over }) => over === OPEN)
    .map(({ what, calls }) => `${what}: ${calls.map(([name, n]) => `${name} × ${n.toFixed(1)}`).join(', ')}`)
  return { table, asked }
}

/**
 * `npm run bench -- board`: thirty at once at the board and the editor over a hundred open stories, and again over an archive
 * of 200,000. `start` starts the centre on `dataDir`. Answers a `table` to print, and what each action `asked` of the database.
 */
export async function measureBoard({ start, dataDir, bare, archive = ARCHIVE }) {
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
    return templatesOf(newsroom)
  })
  await writeArchive(dataDir, [ARCHIVE, ARCHIVE + OPEN], openRows(templates))
  const few = await within((newsroom) => measureAll(newsroom, bare, OPEN))
  await writeArchive(dataDir, [0, archive], archivedRows(templates))
  const many = await within((newsroom) => measureAll(newsroom, bare, archive))
  return report([...few, ...many])
}
