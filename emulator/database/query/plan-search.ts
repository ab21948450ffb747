import type { Collection } from '../store/collection'
import { type Document, isDocument } from '../values/value'
import { type Conditions, conditionsOf } from './conditions'
import { bestOf, type Choice, choices, type Plan, planOf, type Sort } from './plan'

/** No plan: every document. One: an index. Several: one for each branch of a `$or`, which together hold every match. */
export function planSearch(collection: Collection, where: Document, sort: Sort): readonly Plan[] {
  const conditions = conditionsOf(where)
  const best = bestOf(choices(collection, conditions, sort))
  if (!best || !narrows(best)) {
    const branches = planBranches(collection, where, sort)
    if (branches) return branches
  }
  return best ? [planOf(best, conditions, sort)] : []
}

/** Whether it bounds what is read, rather than only giving the order. */
const narrows = ({ fixed, ranged }: Choice): boolean => fixed > 0 || ranged

/** A plan for each branch of the first `$or`, when each has an index that narrows it (and gives the order, if it only bounds). */
function planBranches(collection: Collection, where: Document, sort: Sort): readonly Plan[] | null {
  const parts = conjuncts(where)
  const either = parts.find(({ $or }) => Array.isArray($or) && $or.length > 0 && $or.every(isDocument))
  if (!either) return null
  const { $or: branches, ...beside } = either
  const rest = parts.filter((part) => part !== either)
  const plans: Plan[] = []
  for (const branch of branches as Document[]) {
    const conditions = conditionsOf({ $and: [branch, beside, ...rest] })
    const best = bestOf(choices(collection, conditions, sort))
    if (!best || !serves(best)) return null
    plans.push(inexact(planOf(best, conditions, sort)))
  }
  return plans
}

/** A query taken apart into what all must hold, `$and` within `$and` too. */
function conjuncts(where: Document): Document[] {
  const { $and: parts, ...own } = where
  return Array.isArray(parts) && parts.every(isDocument) ? [own, ...parts.flatMap(conjuncts)] : [where]
}

const serves = ({ fixed, ranged, order }: Choice): boolean => fixed > 0 || (ranged && order !== null)

/** A document may fulfil several branches, and what a branch demands is not the whole query. */
const inexact = (plan: Plan): Plan => ({ ...plan, exact: false, repeats: true })

/** The plan by which keys alone decide, if there is one. */
export function planCount(collection: Collection, where: Document): Plan | null {
  const conditions: Conditions = conditionsOf(where)
  if (!conditions.exact) return null
  const best = bestOf(choices(collection, conditions, []))
  const plan = best && planOf(best, conditions, [])
  return plan?.exact ? plan : null
}
