import { AppError } from '../_common/errors'
import { type AuditEntry, type AuditRow, GENESIS, linkAfter } from './audit-chain'
import { before, table } from './db'

/** `settings/audit-head`: the newest record, so that removing it from the end of the chain shows too. */
export interface AuditHeadRow {
  readonly _id: 'audit-head'
  readonly number: number
  readonly hash: string
}

export const auditTable = table<AuditRow>('audit')
export const auditHeads = table<AuditHeadRow>('settings')

const MOST_TRIES = 200
const LONGEST_PAUSE_MS = 20

type Link = { readonly number: number; readonly hash: string }
const START: Link = { number: 0, hash: GENESIS }

async function newest(): Promise<Link> {
  const [last] = await auditTable.find({}, { sort: [['number', 'desc']], limit: 1 })
  const head = await auditHeads.get('audit-head')
  const link = last ?? START
  // records gone from the end leave a gap that the check will name; they are never numbered over
  return head && head.number > link.number ? head : link
}

async function moveHead({ number, hash }: Link): Promise<void> {
  const moved = await auditHeads.change('audit-head', { number: before(number) }, { number, hash })
  if (!moved) await auditHeads.add({ _id: 'audit-head', number, hash })
}

/** The newest link this instance knows: right most of the time, and the database tells when it is not. */
let known: Link | null = null

async function land(entry: AuditEntry): Promise<AuditRow> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const record = linkAfter(known ?? (await newest()), entry)
    if (await auditTable.add(record)) {
      known = record
      await moveHead(record)
      return record
    }
    known = null
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE_MS))
  }
  throw new AppError('unexpected', 'the audit record found no place')
}

/** One after the other within an instance; other instances are met at the unique number. */
let queue: Promise<unknown> = Promise.resolve()

/** Adds a record to the audit chain and answers it. Nothing else writes to it, and nothing ever changes it. */
export function appendAudit(entry: AuditEntry): Promise<AuditRow> {
  const landed = queue.then(() => land(entry))
  queue = landed.catch(() => null)
  return landed
}
