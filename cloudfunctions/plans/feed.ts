import { randomBytes } from 'node:crypto'
import { site } from '../../site'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { hashed, seal, unseal } from '../_server/secret'
import { colleague } from '../people/colleagues'
import { type CalendarEntry, calendarFile } from './calendar-file'
import { PLAN_FORM_LABELS } from './contract'
import { dayOf } from './days'
import { ASSIGNMENT_STATE_LABELS } from './machine'
import type { Input, Output } from './signatures'
import * as store from './store'

const PURPOSE = 'calendar-feed'
const MOST_ENTRIES = 200
const HOUR_MS = 3600_000

const hashOf = (secret: string) => hashed(PURPOSE, secret)
const pathOf = (secret: string) => `/plans?feed=${secret}`

export async function feed(_: Input<'feed'>, caller: Caller): Promise<Output<'feed'>> {
  const row = await store.feedOf(caller.personId ?? '')
  if (!row) return { path: null, openedAt: null }
  return { path: pathOf(unseal(PURPOSE, row.sealed, row._id).toString('utf8')), openedAt: row.openedAt }
}

export async function openFeed(_: Input<'openFeed'>, caller: Caller): Promise<Output<'openFeed'>> {
  const _id = caller.personId ?? ''
  const secret = randomBytes(24).toString('base64url')
  await store.putFeed({
    _id,
    secretHash: hashOf(secret),
    sealed: seal(PURPOSE, secret, _id),
    openedAt: instant(),
  })
  return { path: pathOf(secret) }
}

export async function closeFeed(_: Input<'closeFeed'>, caller: Caller): Promise<Output<'closeFeed'>> {
  await store.removeFeed(caller.personId ?? '')
  return {}
}

function entryOf(row: store.AssignmentRow): CalendarEntry {
  const form = PLAN_FORM_LABELS[row.form]
  const due = row.dueAt ? `截稿 ${dayOf(row.dueAt)} ${clock(row.dueAt)}。` : ''
  return {
    uid: `${row._id}@${new URL(site.origin).host}`,
    title: `${form}：${row.title}`,
    place: row.place,
    description: `${ASSIGNMENT_STATE_LABELS[row.state]}。${due}${row.brief}`,
    startsAt: row.startsAt,
    endsAt: new Date(Date.parse(row.startsAt) + HOUR_MS).toISOString(),
    changedAt: row.updatedAt,
    sequence: row.history.length,
    cancelled: row.state === 'cancelled',
  }
}

const clock = (at: string) =>
  new Date(Date.parse(at) + site.timeZoneOffsetMinutes * 60_000).toISOString().slice(11, 16)

/** One's assignments for a calendar program; null for an address that opens nothing (any more). */
export async function calendarFor(secret: string): Promise<string | null> {
  const row = await store.feedBySecret(hashOf(secret))
  const owner = row && (await colleague(row._id))
  if (!owner?.active) return null
  const [open, over] = await Promise.all([
    store.assignmentsAfter({ assigneeId: owner.personId, open: true }, null, MOST_ENTRIES, 'asc'),
    store.assignmentsAfter({ assigneeId: owner.personId, open: false }, null, MOST_ENTRIES, 'desc'),
  ])
  return calendarFile(`${owner.name}的任务`, [...open, ...over].map(entryOf))
}
