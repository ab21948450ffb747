import { randomBytes } from 'node:crypto'
import type { SwitchName } from '../_common/switches'
import { type StaffRow, staffTable } from './accounts'
import { instant, instantAfter, now } from './clock'
import { before, table } from './db'
import { hashed } from './secret'
import { switchesBeside, switchesFrom } from './switches'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** How long a session lasts at most, and how long it may lie unused. */
const LIFE_MS = { staff: 7 * DAY, resident: 90 * DAY } as const
const IDLE_MS = { staff: 12 * HOUR, resident: 90 * DAY } as const
/** `lastSeenAt` is written at most this often: reads must not become writes. */
const SEEN_EVERY_MS = 5 * MINUTE

/** A signed-in device. Its id is the keyed hash of the token; the token itself is only on the device. */
export interface SessionRow {
  readonly _id: string
  readonly personId: string
  readonly kind: 'staff' | 'resident'
  /** Browser and system in words. */
  readonly device: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly expiresAt: string
  /** The phone's WeChat identity, hashed, when it was opened on one: the token then opens nothing anywhere else. */
  readonly phoneKey?: string
}

const sessions = table<SessionRow>('sessions')
const idOf = (token: string): string => hashed('session', token)

const phoneKeyOf = (openid: string): string => hashed('session-phone', openid)

/** A phone is its owner's own and locks by itself, so its session may lie unused as long as it lasts. */
function isOver(row: SessionRow, at: number): boolean {
  const idleMs = row.phoneKey ? LIFE_MS[row.kind] : IDLE_MS[row.kind]
  return at >= Date.parse(row.expiresAt) || at - Date.parse(row.lastSeenAt) >= idleMs
}

/**
 * Opens a session and answers its token, 256 random bits that are shown this once. One that is opened on a phone in
 * WeChat works on that phone alone.
 */
export async function openSession(
  person: { readonly id: string; readonly kind: SessionRow['kind'] },
  device: string,
  openid: string | null = null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const at = instant()
  await sessions.add({
    _id: idOf(token),
    personId: person.id,
    kind: person.kind,
    device,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: instantAfter(LIFE_MS[person.kind]),
    ...(openid ? { phoneKey: phoneKeyOf(openid) } : {}),
  })
  return token
}

/** A session with what tells whether it may pass; read in one call, since every signed-in call asks for it. */
export interface SignedIn {
  readonly session: SessionRow
  /** Whose it is; null for a resident. */
  readonly staff: StaffRow | null
  readonly switches: Record<SwitchName, boolean>
}

const standing = { staff: staffTable.besideBy('_id', 'personId'), switches: switchesBeside }

/** The session of a token, or null when there is none, it is over, or it belongs to another phone or to none. */
export async function sessionOf(token: string, openid: string | null): Promise<SignedIn | null> {
  const found = await sessions.getWith(idOf(token), standing)
  if (!found) return null
  const { row, beside } = found
  if ((row.phoneKey ?? null) !== (openid && phoneKeyOf(openid))) return null
  const at = now().getTime()
  if (isOver(row, at)) return null
  if (at - Date.parse(row.lastSeenAt) >= SEEN_EVERY_MS) {
    await sessions.change(row._id, {}, { lastSeenAt: new Date(at).toISOString() })
  }
  const [staff = null] = row.kind === 'staff' ? beside.staff : []
  return { session: row, staff, switches: switchesFrom(beside.switches) }
}

/** A person's sessions that still work, newest first. */
export async function sessionsOf(personId: string): Promise<SessionRow[]> {
  const rows = await sessions.find({ personId }, { sort: [['createdAt', 'desc']] })
  const at = now().getTime()
  return rows.filter((row) => !isOver(row, at))
}

/** Ends one session of this person; says whether there was one. */
export async function closeSession(personId: string, sessionId: string): Promise<boolean> {
  return (await sessions.removeWhere({ _id: sessionId, personId })) > 0
}

/** Ends every session of a person, except the one given. */
export async function closeSessions(personId: string, except: string | null = null): Promise<void> {
  for (const row of await sessions.find({ personId }, { limit: 1000 })) {
    if (row._id !== except) await sessions.remove(row._id)
  }
}

export const removeExpiredSessions = (): Promise<number> =>
  sessions.removeWhere({ expiresAt: before(instant()) })
