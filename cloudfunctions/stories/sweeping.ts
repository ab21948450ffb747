import { AppError } from '../_common/errors'
import * as articles from '../articles/service'
import { colleague, endedAccounts } from '../people/colleagues'
import { hashOf } from './content-hash'
import type { Person } from './contract'
import { patrol } from './patrol'
import { type GoingOut, goOut, prepare } from './publishing'
import { handedOver, released, releasing } from './review/moves'
import { whyNot } from './review/rules'
import type { Moment } from './review/standing'
import { type Doer, movedRow } from './rows'
import * as store from './store'
import * as reviews from './store/reviews'
import { tell } from './telling'

/** A ring of the clock does at most so much; the next one, a minute later, goes on. */
const MOST = 50

/** What falls due by the clock: stories go out, claims that nobody worked on are anybody's again. */
export async function sweep(
  now: Date,
): Promise<Record<'published' | 'failed' | 'released' | 'handedOver' | 'opened' | 'dead', number>> {
  const at = now.toISOString()
  const just = new Date(now.getTime() + 1).toISOString()
  const done = { published: 0, failed: 0, released: 0, handedOver: 0 }
  for (const storyId of await reviews.dueReleases(just, MOST)) {
    const outcome = await releaseDue(storyId, at)
    if (outcome) done[outcome]++
  }
  for (const storyId of await reviews.lapsedClaims(at, MOST)) {
    if (await releaseClaim(storyId, at)) done.released++
  }
  done.handedOver = await handOver(now, at)
  // last, because other people's sites may take their time
  return { ...done, ...(await patrol(now)) }
}

/** An account that ended longer ago than this has been seen to. */
const SEEN_TO_MS = 3 * 24 * 60 * 60 * 1000

/** 到期移交: what accounts that are over had not handed in goes to their mentors. */
async function handOver(now: Date, at: string): Promise<number> {
  const since = new Date(now.getTime() - SEEN_TO_MS).toISOString()
  const ended = await endedAccounts(now)
  let done = 0
  for (const { personId, name, mentorId, endsAt } of ended) {
    const mentor = mentorId !== null && (endsAt === null || endsAt > since) ? await colleague(mentorId) : null
    if (!mentor?.active) continue
    for (const storyId of await reviews.unsubmittedBy(personId, MOST)) {
      if (await giveTo({ personId: mentor.personId, name: mentor.name }, storyId, { personId, name }, at))
        done++
    }
  }
  return done
}

function giveTo(to: Person, storyId: string, from: Person, at: string): Promise<boolean> {
  return store.withStory(storyId, async (row, transaction) => {
    if (!row || row.heldBy !== null || row.createdBy !== from.personId) return false
    if (row.work !== 'writing' && row.work !== 'returned') return false
    const moment: Moment = { by: from, label: '', on: null, at, hash: '', formsHash: '' }
    const doer = { ...from, requestId: `handOver:${storyId}:${at}` }
    const given = movedRow(row, doer, at, handedOver(row, moment, to))
    await store.putMovedWithin(transaction, given)
    await tell(transaction, given, { by: from, at, event: 'handOver' })
    return true
  })
}

type Release = NonNullable<store.StoryRow['release']>

const doerOf = ({ by }: Release, storyId: string, at: string): Doer => ({
  ...by,
  requestId: `release:${storyId}:${at}`,
})

/** What is to happen to a story now, if anything is. */
const dueOf = ({ release }: store.StoryRow, at: string): Release | null =>
  release !== null && release.at <= at ? release : null

const eventOf = ({ state }: store.StoryRow, { correction }: Release): GoingOut['event'] =>
  state === 'draft' ? 'publish' : correction ? 'correct' : state === 'published' ? 'update' : 'publish'

/** One story whose time has come: published once, or, when it cannot be, said so on it and not tried again. */
async function releaseDue(storyId: string, at: string): Promise<'published' | 'failed' | null> {
  const asked = await store.demand(storyId)
  const ordered = dueOf(asked, at)
  if (!ordered) return null
  // an embargo over something that nobody has signed yet ends, no more
  if (asked.work !== 'signed') return endRelease(storyId, at, '到时还没有签发。')
  let prepared: Awaited<ReturnType<typeof prepare>>
  try {
    prepared = await prepare(asked, ordered.channels)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error
    return endRelease(storyId, at, Object.values(error.fields).join(''))
  }
  const refused = await articles.whileChanging(prepared.columns, () =>
    store.withStory(storyId, async (row, transaction) => {
      const release = row && dueOf(row, at)
      if (!release || row.revision !== prepared.row.revision) return ''
      const hash = hashOf(row)
      const { correction, channels } = release
      const going = { event: eventOf(row, release), correction, channels }
      const { formsHash } = prepared
      const why = whyNot(going.event, row, BY_ORDER, { at, hash, formsHash })
      if (why) return why.why
      const moment: Moment = { by: release.by, label: '', on: null, at, hash, formsHash }
      await goOut(transaction, row, going, prepared, moment, doerOf(release, storyId, at))
      return null
    }),
  )
  if (refused === null) return 'published'
  return refused === '' ? null : endRelease(storyId, at, refused)
}

/** Whoever ordered it was asked for the right when it was ordered. */
const BY_ORDER = {
  personId: '',
  grants: [{ role: 'administrator', units: '*', columns: '*' }],
  absent: [],
} as const

function endRelease(storyId: string, at: string, why: string): Promise<'failed' | null> {
  return store.withStory(storyId, async (row, transaction) => {
    const release = row && dueOf(row, at)
    if (!release) return null
    const moment: Moment = { by: release.by, label: '', on: null, at, hash: '', formsHash: '' }
    const changes = releasing(row, moment, 'releaseFailed', null, why)
    const ended = movedRow(row, doerOf(release, storyId, at), at, changes)
    await store.putMovedWithin(transaction, ended)
    await tell(transaction, ended, { by: release.by, at, event: 'releaseFailed' })
    return 'failed' as const
  })
}

/** A claim whose time is over: the stage waits for somebody again, its clock goes on. */
function releaseClaim(storyId: string, at: string): Promise<boolean> {
  return store.withStory(storyId, async (row, transaction) => {
    if (!row || row.heldUntil === null || row.heldUntil >= at || row.heldBy === null) return false
    const by = { personId: row.heldBy, name: row.heldByName }
    const moment: Moment = { by, label: '', on: row.heldOn, at, hash: '', formsHash: '' }
    const changes = released(row, moment, 'claimLapsed')
    const doer = { ...by, requestId: `lapse:${storyId}:${at}` }
    const free = movedRow(row, doer, at, changes)
    await store.putMovedWithin(transaction, free)
    await tell(transaction, free, { by, at, event: 'claimLapsed' })
    return true
  })
}
