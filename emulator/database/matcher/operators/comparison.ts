import { BSONRegExp } from 'bson'
import { badRequest } from '../../refusal'
import { compareSameType } from '../../values/compare'
import { isNumeric, toNumber } from '../../values/numbers'
import { RANK, type Reached, rankOf, type Value } from '../../values/value'
import { any, type FieldOperator } from '../test'

/**
 * `$gt`, `$gte`, `$lt` and `$lte`: values compare within their own type only; null and missing are equal to null;
 * NaN is equal to NaN and in no other order to anything.
 */
export const comparison =
  (name: string, accepts: (order: number) => boolean): FieldOperator =>
  (operand) => {
    if (operand instanceof BSONRegExp)
      throw badRequest(`Can't have RegEx as arg to predicate over field (${name})`)
    const rank = rankOf(operand)
    if (rank === RANK.minKey || rank === RANK.maxKey) {
      return any((value) => accepts(rankOf(value ?? null) - rank))
    }
    if (rank === RANK.null) return any((value) => accepts(0) && (value === null || value === undefined))
    const beyondOrder = isNotANumber(operand)
    return any((value) => {
      if (rankOf(value) !== rank || value === undefined) return false
      if (isNotANumber(value) !== beyondOrder) return false
      return accepts(compareSameType(value, operand as Value))
    })
  }

const isNotANumber = (value: Reached) => isNumeric(value) && Number.isNaN(toNumber(value))
