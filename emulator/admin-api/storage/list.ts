import { CloudError } from '../cloud-error'
import { CODES } from '../codes'

/** Codes of single files in a batch; the batch itself succeeds. */
export const STORAGE_CODES = {
  missing: 'STORAGE_FILE_NONEXIST',
  wrongId: 'INVALID_PARAM',
  /** unverified */
  exists: 'STORAGE_FILE_EXIST',
} as const

/** Files in one batch. */
const MAX_BATCH = 50

export function listOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value) && value.length <= MAX_BATCH) return value
  throw new CloudError(
    CODES.invalidParam,
    `[InvalidParameter] ${name} must be a list of at most ${MAX_BATCH}`,
  )
}
