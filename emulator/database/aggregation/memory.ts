import { LIMITS } from '../limits'
import { badRequest } from '../refusal'
import { type Document, isDocument, type Value } from '../values/value'

const HEAD = 7
const SMALL = 16

/** About as many bytes as BSON takes for a value; quick, since every sorted or grouped document is measured. */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') return HEAD + value.length
  if (typeof value !== 'object' || value === null) return SMALL
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), SMALL)
  return isDocument(value) ? sizeOfDocument(value) : SMALL
}

function sizeOfDocument(document: Document): number {
  let size = SMALL
  for (const name of Object.keys(document)) size += name.length + sizeOf(document[name] as Value)
  return size
}

/** What a stage may hold in memory. */
export class Memory {
  #held = 0

  constructor(private readonly stage: string) {}

  hold(bytes: number): void {
    this.#held += bytes
    if (this.#held <= LIMITS.stageMemory) return
    throw badRequest(
      `Exceeded memory limit for ${this.stage}, but didn't allow external sort. Pass allowDiskUse:true to opt in.`,
    )
  }
}
