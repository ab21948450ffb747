import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ask } from './api.mjs'
import { HOLDERS, plainText, signInAll } from './seed.mjs'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
/** The district's own day begins here, in UTC. */
const PEKING_MS = 8 * HOUR_MS

/**
 * A newsroom at work, for whoever looks around a fresh centre: pitches in the pool, one taken and given out, stories at
 * every stage, people on duty with a gap to fill. Runs once for a data folder; everything in it says that it is made up.
 * @param {{ api: string, dataDir: string, say?: (line: string) => void }} centre
 */
export async function seedNewsroom({ api, dataDir, say = console.info }) {
  const done = resolve(dataDir, 'newsroom-seeded.json')
  if (existsSync(done)) return
  const { source, pitches, stories, shifts } = JSON.parse(readFileSync('site/sample/newsroom.json', 'utf8'))
  // a run that was cut off is not mended by a second one: it would bring the same pitches again
  writeFileSync(done, JSON.stringify({ at: new Date().toISOString() }))
  const people = JSON.parse(readFileSync('site/sample/staff.json', 'utf8'))
  const desk = await signInAll(
    api,
    people.map(({ userName }) => userName),
  )
  const { colleagues } = await ask(api, 'people', 'colleagues', {}, desk.bianji)
  const nameOf = (userName) => people.find((one) => one.userName === userName).name
  const idOf = (userName) => colleagues.find(({ name }) => name === nameOf(userName)).personId
  const newsroom = { api, desk, source, nameOf, idOf }
  for (const shift of shifts) await putShift(newsroom, shift)
  for (const pitch of pitches) await filePitch(newsroom, pitch)
  for (const story of stories) await bringAlong(newsroom, story)
  say(`编辑部的示例也放好了：${pitches.length} 个选题，${stories.length} 篇在路上的稿子。`)
}

const dayIn = (days) => new Date(Date.now() + PEKING_MS + days * DAY_MS).toISOString().slice(0, 10)

/** A whole day of the district on one post. */
async function putShift({ api, desk, idOf }, { postId, by, inDays }) {
  const startsAt = new Date(`${dayIn(inDays)}T00:00:00+08:00`)
  const shift = {
    shiftId: null,
    postId,
    personId: idOf(by),
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + DAY_MS).toISOString(),
  }
  await ask(api, 'plans', 'putShift', shift, desk.admin)
}

async function filePitch({ api, desk, idOf }, { by, inDays, taken, ...content }) {
  const filed = { content: { ...content, day: dayIn(inDays) } }
  const { pitchId, mentor } = await ask(api, 'plans', 'filePitch', filed, desk[by])
  if (mentor) return
  if (!taken) return
  const startsAt = new Date(`${dayIn(inDays)}T09:00:00+08:00`)
  const plan = {
    eventId: null,
    startsAt: startsAt.toISOString(),
    dueAt: new Date(startsAt.getTime() + 8 * HOUR_MS).toISOString(),
    brief: taken.brief,
    tasks: taken.tasks.map((task) => ({ form: task.form, personId: idOf(task.by) })),
  }
  const { meetingId } = await ask(api, 'plans', 'convene', { day: dayIn(0) }, desk.bianji)
  await ask(api, 'plans', 'decide', { pitchId, meetingId, outcome: 'take', reason: '', plan }, desk.bianji)
}

/** Writes a story and takes it as far as it is to stand. */
async function bringAlong(
  { api, desk, source, nameOf },
  { by, until, title, text, urgent = false, important = false },
) {
  const content = {
    title,
    digest: text[0],
    columnId: 'news',
    source,
    author: nameOf(by),
    unitId: 'media-centre',
    kind: 'text',
    cover: null,
    motif: 'news',
    datedAt: null,
    pinned: false,
    document: (await plainText()).textToDocument(text.join('\n')),
  }
  const { storyId, revision } = await ask(api, 'stories', 'create', { content }, desk[by])
  if (until === 'writing') return
  await ask(api, 'stories', 'submit', { storyId, revision, urgent, important }, desk[by])
  if (until === 'with_mentor') return
  const { review } = await ask(api, 'stories', 'reviewState', { storyId }, desk.zhongshen)
  for (const { stage } of review.stages) {
    if (stage === until) return
    const passed = { storyId, revision, stage, readAloud: true }
    await ask(api, 'stories', 'passStage', passed, desk[HOLDERS[stage]])
  }
  if (until !== 'scheduled') return
  await ask(api, 'stories', 'sign', { storyId, revision }, desk.zhongshen)
  const at = new Date(`${dayIn(1)}T07:30:00+08:00`).toISOString()
  await ask(api, 'stories', 'schedule', { storyId, revision, at }, desk.bianji)
}
