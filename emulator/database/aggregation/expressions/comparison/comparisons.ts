import { compare } from '../../../values/compare'
import { binary, type Operator } from '../operator'

const comparison = (name: string, holds: (order: number) => boolean): Operator =>
  binary(name, (a, b) => holds(compare(a, b)))

/** By BSON's order over all types; missing comes before null. */
export const COMPARISONS: Readonly<Record<string, Operator>> = {
  $cmp: binary('$cmp', (a, b) => Math.sign(compare(a, b))),
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
}
