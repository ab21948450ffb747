import { AppError } from '../_common/errors'
import { type AuditEntry, type AuditRow, auditIdOf, GENESIS, linkAfter } from './audit-chain'
import { table } from './db'

/** `settings/audit-head`: the newest record, so that removing it from the end of the chain shows too. */
export interface AuditHeadRow {
  readonly _id: 'audit-head'
  readonly number: number
  readonly hash: string
}

export const auditTable = table<AuditRow>('audit')
export const auditHeads = table<AuditHeadRow>('settings')

const MOST_TRIES = 100
/** Grows with every try that met somebody else, so that a crowd thins out instead of pushing. */
const PAUSE_MS = 6
const LONGEST_PAUSE_MS = 200

type Link = { readonly number: number; readonly hash: string }
const START: Link = { number: 0, hash: GENESIS }

async function lastRecord(): Promise<Link> {
  const [last] = await auditTable.find({}, { sort: [['number', 'desc']], limit: 1 })
  return last ?? START
}

/** Records gone from the end leave a gap that the check will name; they are never numbered over. */
async function lastLink(): Promise<Link> {
  const [last, head] = await Promise.all([lastRecord(), auditHeads.get('audit-head')])
  return head && head.number > last.number ? head : last
}

/**
 * Moves the head to a new record, but only on from a link that is in the chain: when the newest record was removed or
 * rewritten, the head that names it stays where it is, as the proof, whatever is written after it.
 */
async function moveHead({ number, hash, previousHash }: AuditRow): Promise<void> {
  const moveFrom = (link: Link) =>
    auditHeads.change('audit-head', { number: link.number, hash: link.hash }, { number, hash })
  if (await moveFrom({ number: number - 1, hash: previousHash })) return
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const head = await auditHeads.get('audit-head')
    if (!head && (await auditHeads.add({ _id: 'audit-head', number, hash }))) return
    if (!head) continue
    if (head.number >= number) return
    const named = await auditTable.get(auditIdOf(head.number))
    if (named?.hash !== head.hash || (await moveFrom(head))) return
  }
}

/** The newest link this instance knows: right most of the time, and the database tells when it is not. */
let known: Link | null = null

/** A record in its place, and the head on its way to it. */
export interface Landed {
  readonly record: AuditRow
  readonly headMoved: Promise<void>
}

async function land(entry: AuditEntry): Promise<Landed> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    known ??= await lastLink()
    const record = linkAfter(known, entry)
    if (await auditTable.add(record)) {
      known = record
      return { record, headMoved: moveHead(record) }
    }
    const pause = Math.min(PAUSE_MS * attempt, LONGEST_PAUSE_MS)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * pause))
    known = await lastRecord()
  }
  throw new AppError('unexpected', 'the audit record found no place')
}

/** One after the other within an instance; other instances are met at the unique number. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Adds a record to the audit chain; nothing else writes to it, and nothing ever changes it. The caller awaits `headMoved`
 * too before the call ends, but may do other things meanwhile.
 */
export function appendAudit(entry: AuditEntry): Promise<Landed> {
  const landed = queue.then(() => land(entry))
  queue = landed.catch(() => null)
  return landed
}
