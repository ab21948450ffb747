import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Contract } from '../../cloudfunctions/_common/contract'

const FUNCTIONS = resolve('cloudfunctions')

/** Every domain's contract, read from the folders so that a new domain is never forgotten. */
export const CONTRACTS: readonly Contract[] = readdirSync(FUNCTIONS)
  .filter((name) => !name.startsWith('_') && existsSync(resolve(FUNCTIONS, name, 'index.ts')))
  .sort()
  .map((name) => require(resolve(FUNCTIONS, name, 'contract'))[name] as Contract)
