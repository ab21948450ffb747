import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Centre, startCentre } from '../support/centre'
import { aStory, publishStory } from '../support/stories'

/**
 * The machine dies (kill -9) while 50 writers publish and 200 readers count. What was acknowledged before must be there
 * afterwards; what was not may be there or not, but never by half. Instances are kept warm here, as the platform does: the more calls
 * are under way when the axe falls.
 */

const WRITERS = 50
const READERS = 200
const ROUNDS = 3
/** As many instances as a small machine has cores for. */
const WARM = { strict: false, limits: { instances: 3 } }
/** The axe falls when this much more has been acknowledged since the start, in the midst of everything else. */
const ENOUGH = { published: 20, counted: 80 }

interface Ledger {
  published: Map<string, string>
  /** articleId → reads that the centre said it had counted. */
  counted: Map<string, number>
  /** Answers other than done: there must be none. */
  refused: string[]
}

/** The machine is dead: the line was cut or nobody listens any more. A refusal is another matter. */
const isGone = (error: Error) =>
  error.message === 'fetch failed' || error.name === 'SyntaxError' || error.message === 'terminated'

const total = ({ counted }: Ledger) => [...counted.values()].reduce((sum, reads) => sum + reads, 0)

/** Writes and reads until the centre is gone; a call that got no answer is not in the ledger. */
async function load(centre: Centre, token: string, ledger: Ledger, round: number) {
  let alive = true
  const before = { published: ledger.published.size, counted: total(ledger) }
  const untilGone = (work: () => Promise<void>) =>
    (async () => {
      while (alive) {
        await work().catch((error: Error) => {
          if (!isGone(error)) ledger.refused.push(error.message)
          else alive = false
        })
      }
    })()

  const writer = async (number: number) => {
    let story = 0
    await untilGone(async () => {
      const title = `第${round}轮 第${number}位 第${++story}篇`
      const { articleId } = await publishStory(centre, token, aStory({ title }))
      ledger.published.set(articleId, title)
    })
  }
  const reader = async (number: number) => {
    let visit = 0
    await untilGone(async () => {
      const articleIds = [...ledger.published.keys()]
      const articleId = articleIds[(number * 7 + visit++) % articleIds.length]
      if (!articleId) return new Promise((resolve) => setTimeout(resolve, 5))
      const openid = `reader-${round}-${number}-${visit}`
      const { counted } = await centre.ask('articles', 'countRead', { articleId }, { openid })
      if (counted) ledger.counted.set(articleId, (ledger.counted.get(articleId) ?? 0) + 1)
    })
  }
  const everybody = Promise.all([
    ...Array.from({ length: WRITERS }, (_, number) => writer(number)),
    ...Array.from({ length: READERS }, (_, number) => reader(number)),
  ])
  const done = () =>
    ledger.published.size >= before.published + ENOUGH.published &&
    total(ledger) >= before.counted + ENOUGH.counted
  while (alive && !done()) await new Promise((resolve) => setTimeout(resolve, 10))
  await centre.stop('SIGKILL')
  await everybody
}

it('loses nothing that was acknowledged when the machine dies under load', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kill-'))
  const ledger: Ledger = { published: new Map(), counted: new Map(), refused: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const centre = await startCentre({ dataDir, settings: WARM })
    await load(centre, await centre.signIn('bianji'), ledger, round)
  }
  expect(ledger.refused).toEqual([])
  const centre = await startCentre({ dataDir, settings: WARM })
  const token = await centre.signIn('admin')
  const lost: string[] = []
  for (const [articleId, title] of ledger.published) {
    const reply = await centre.call('articles', 'read', { articleId })
    if (!reply.ok || reply.data.article?.title !== title) lost.push(articleId)
  }
  expect(lost).toEqual([])
  for (const [articleId, counted] of ledger.counted) {
    const { fromLog, fromCounters, mended } = await centre.ask(
      'articles',
      'recount',
      { articleId },
      { token },
    )
    expect({ articleId, fromCounters, mended }).toEqual({ articleId, fromCounters: fromLog, mended: false })
    expect(fromLog).toBeGreaterThanOrEqual(counted)
  }
  const { broken } = await centre.ask('settings', 'verifyAudit', { from: 1 }, { token })
  expect(broken).toBeNull()
  await centre.close()
  rmSync(dataDir, { recursive: true, force: true })
}, 400_000)
