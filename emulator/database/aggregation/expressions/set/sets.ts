import { badRequest } from '../../../refusal'
import type { Reached, Value } from '../../../values/value'
import { binary, type Operator, unary, variadic } from '../operator'
import { isTrue } from '../truth'
import { typeName } from '../type-name'
import { ValueSet } from '../value-set'

const MANY = Number.POSITIVE_INFINITY

function arrayOf(name: string, what: string, value: Reached): Value[] {
  if (Array.isArray(value)) return value
  throw badRequest(`${what} of ${name} must be arrays, but an argument is of type: ${typeName(value)}`)
}

const isNothing = (value: Reached) => value === null || value === undefined

/** `null` as soon as one argument is null or missing. */
const ofSets = (name: string, work: (sets: Value[][]) => Value[]): Operator =>
  variadic(name, 0, MANY, (values) =>
    values.some(isNothing) ? null : work(values.map((value) => arrayOf(name, 'All operands', value))),
  )

const difference = (a: readonly Value[], b: readonly Value[]): Value[] => {
  const without = new ValueSet(b)
  return a.filter((item) => without.add(item))
}

const contains = (whole: readonly Value[], part: readonly Value[]): boolean => {
  const set = new ValueSet(whole)
  return part.every((item) => set.has(item))
}

const intersection = (a: readonly Value[], b: readonly Value[]): Value[] => {
  const other = new ValueSet(b)
  return new ValueSet(a.filter((item) => other.has(item))).values()
}

/** Arrays as sets: order and repetition do not count, embedded arrays are elements. */
export const SETS: Readonly<Record<string, Operator>> = {
  $setUnion: ofSets('$setUnion', (sets) => new ValueSet(sets.flat(1)).values()),
  $setIntersection: ofSets('$setIntersection', ([first = [], ...others]) =>
    others.reduce(intersection, new ValueSet(first).values()),
  ),
  $setDifference: binary('$setDifference', (a, b) => {
    if (isNothing(a) || isNothing(b)) return null
    return difference(
      arrayOf('$setDifference', 'Both operands', a),
      arrayOf('$setDifference', 'Both operands', b),
    )
  }),
  $setEquals: variadic('$setEquals', 2, MANY, (values) => {
    const [first = [], ...others] = values.map((value) => arrayOf('$setEquals', 'All operands', value))
    return others.every((other) => contains(first, other) && contains(other, first))
  }),
  $setIsSubset: binary('$setIsSubset', (a, b) =>
    contains(arrayOf('$setIsSubset', 'Both operands', b), arrayOf('$setIsSubset', 'Both operands', a)),
  ),
  $allElementsTrue: unary('$allElementsTrue', (value) =>
    arrayOf('$allElementsTrue', 'The arguments', value).every(isTrue),
  ),
  $anyElementTrue: unary('$anyElementTrue', (value) =>
    arrayOf('$anyElementTrue', 'The arguments', value).some(isTrue),
  ),
}
