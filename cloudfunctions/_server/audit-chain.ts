import { createHash } from 'node:crypto'

/** One link of the audit chain as it is stored. */
export interface AuditRow {
  readonly _id: string
  readonly number: number
  readonly at: string
  readonly staffId: string
  readonly staffName: string
  readonly action: string
  readonly subject: string
  readonly outcome: string
  readonly traceId: string
  readonly previousHash: string
  readonly hash: string
}
export type AuditEntry = Omit<AuditRow, '_id' | 'number' | 'previousHash' | 'hash'>

/** What stands before the first record. */
export const GENESIS = '0'.repeat(64)

/** `a000000042`: sorts like the number, and cannot be given twice. */
export const auditIdOf = (number: number): string => `a${String(number).padStart(9, '0')}`

/** SHA-256 over every field but the hash itself, as JSON with the names in order: anybody can compute it again. */
export function hashOf(record: Omit<AuditRow, '_id' | 'hash'>): string {
  const { number, at, staffId, staffName, action, subject, outcome, traceId, previousHash } = record
  const canonical = JSON.stringify({
    action,
    at,
    number,
    outcome,
    previousHash,
    staffId,
    staffName,
    subject,
    traceId,
  })
  return createHash('sha256').update(canonical).digest('hex')
}

/** The record that follows `previous`. */
export function linkAfter(previous: { number: number; hash: string }, entry: AuditEntry): AuditRow {
  const number = previous.number + 1
  const { at, staffId, staffName, action, subject, outcome, traceId } = entry
  const link = {
    number,
    at,
    staffId,
    staffName,
    action,
    subject,
    outcome,
    traceId,
    previousHash: previous.hash,
  }
  return { _id: auditIdOf(number), ...link, hash: hashOf(link) }
}

export type Break = { number: number; why: 'missing' | 'changed' | 'out_of_order' }

/**
 * The first link that does not hold: a number that is not there, a record whose content does not give its hash,
 * or one that does not continue the record before it.
 */
export function firstBreak(
  previous: { number: number; hash: string },
  records: readonly AuditRow[],
): Break | null {
  let last = previous
  for (const record of records) {
    if (record.number > last.number + 1) return { number: last.number + 1, why: 'missing' }
    if (hashOf(record) !== record.hash) return { number: record.number, why: 'changed' }
    const continues = record.number === last.number + 1 && record.previousHash === last.hash
    if (!continues || record._id !== auditIdOf(record.number)) {
      return { number: record.number, why: 'out_of_order' }
    }
    last = record
  }
  return null
}
