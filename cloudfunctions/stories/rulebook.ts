import { memo } from '../_server/memo'
import { type Rulebook, rulebookOf, SITE_RULEBOOK } from './checks'
import { FIRST_VERSION, type List, type Lists, SITE_LISTS } from './checks/lists'
import { RULE_SETS, type RuleSetId } from './contract/rules'
import * as store from './store/rules'

/** A changed list is in force everywhere after this long. */
const FRESH_MS = 3000

/** The lists as they stand, each with the version it has. */
export async function listsInForce(): Promise<{ number: number; lists: Lists }> {
  const newest = await store.newest()
  if (!newest) return { number: FIRST_VERSION, lists: SITE_LISTS }
  const changed = Object.entries(newest.inForce) as [RuleSetId, number][]
  const rows = await store.ruleSets(changed.map(([, version]) => version))
  const lists = RULE_SETS.map((setId): [RuleSetId, List] => {
    const row = rows.find((one) => one?.setId === setId)
    return [setId, row ? listOf(row) : SITE_LISTS[setId]]
  })
  return { number: newest.version, lists: Object.fromEntries(lists) as Record<RuleSetId, List> }
}

const listOf = ({ version, by, reason, content }: store.RuleSetRow): List => ({
  version,
  author: by.name,
  reason,
  content,
})

/** The rules in force, at most `FRESH_MS` old: making patterns of thousands of names takes a while. */
export const rulebook = (): Promise<Rulebook> =>
  memo('rulebook', FRESH_MS, async () => {
    const { number, lists } = await listsInForce()
    return number === FIRST_VERSION ? SITE_RULEBOOK : rulebookOf(number, lists)
  })
