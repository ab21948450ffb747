import { before, type Row, table } from '../../_server/db'
import type { RuleSetContent, RuleSetId } from '../contract/rules'

/** One change of one list. Rows are only ever added; `version` counts through all the lists, from 2 on. */
export interface RuleSetRow extends Row {
  readonly setId: RuleSetId
  readonly version: number
  readonly by: { readonly personId: string; readonly name: string }
  readonly at: string
  readonly reason: string
  readonly restored: number | null
  readonly content: RuleSetContent
  /** The version that each list has from here on. A list that is not named has that of the site. */
  readonly inForce: Readonly<Partial<Record<RuleSetId, number>>>
  /** The tap that made it: sent again after a cut it makes no other one. */
  readonly tap: string
}

const rulesets = table<RuleSetRow>('rulesets')
const idOf = (version: number): string => `v${version}`

/** Without the list itself. */
export type RuleSetHead = Omit<RuleSetRow, 'content'>
const HEAD = ['_id', 'setId', 'version', 'by', 'at', 'reason', 'restored', 'inForce', 'tap'] as const

/** The newest change of any list; null: all is as the site has it. */
export async function newest(): Promise<RuleSetHead | null> {
  return (await rulesets.find({}, { sort: [['version', 'desc']], limit: 1, fields: HEAD }))[0] ?? null
}

export const ruleSet = (version: number) => rulesets.get(idOf(version))

/** The lists of some versions, in any order. */
export const ruleSets = (versions: readonly number[]): Promise<(RuleSetRow | null)[]> =>
  Promise.all(versions.map(ruleSet))

/** Says false when somebody else was first. */
export const addRuleSet = (row: Omit<RuleSetRow, '_id'>): Promise<boolean> =>
  rulesets.add({ ...row, _id: idOf(row.version) })

type Listed = Omit<RuleSetRow, 'tap' | 'inForce'>

/** The changes of one list, newest first. */
export const versionsOfSet = (setId: RuleSetId, below: number | null, limit: number): Promise<Listed[]> =>
  rulesets.find(
    { setId, ...(below === null ? {} : { version: before(below) }) },
    { sort: [['version', 'desc']], limit },
  )
