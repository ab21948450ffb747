import { BSONRegExp } from 'bson'
import { badRequest } from '../refusal'
import { splitPath } from '../values/path'
import type { Document, Reached } from '../values/value'
import { $all } from './operators/all'
import { $and } from './operators/and'
import { $bitsAllClear } from './operators/bits-all-clear'
import { $bitsAllSet } from './operators/bits-all-set'
import { $bitsAnyClear } from './operators/bits-any-clear'
import { $bitsAnySet } from './operators/bits-any-set'
import { $comment } from './operators/comment'
import { $elemMatch } from './operators/elem-match'
import { $eq, equalTo } from './operators/eq'
import { $exists } from './operators/exists'
import { $expr } from './operators/expr'
import { $geoIntersects } from './operators/geo-intersects'
import { $geoWithin } from './operators/geo-within'
import { $gt } from './operators/gt'
import { $gte } from './operators/gte'
import { $in } from './operators/in'
import { $jsonSchema } from './operators/json-schema'
import { $lt } from './operators/lt'
import { $lte } from './operators/lte'
import { $mod } from './operators/mod'
import { $ne } from './operators/ne'
import { $maxDistance, $nearSphere } from './operators/near-sphere'
import { $nin } from './operators/nin'
import { $nor } from './operators/nor'
import { $not } from './operators/not'
import { isOperatorObject } from './operators/operator-object'
import { $or } from './operators/or'
import { $options, $regex, matchesRegex } from './operators/regex'
import { $size } from './operators/size'
import { $text } from './operators/text'
import { $type } from './operators/type'
import {
  any,
  type Compiler,
  every,
  type FieldOperator,
  type Predicate,
  type QueryOperator,
  type Test,
  type TracedPredicate,
} from './test'

const FIELD_OPERATORS = new Map<string, FieldOperator>(
  Object.entries({
    $eq,
    $ne,
    $gt,
    $gte,
    $lt,
    $lte,
    $in,
    $nin,
    $not,
    $exists,
    $size,
    $all,
    $elemMatch,
    $mod,
    $regex,
    $options,
    $type,
    $bitsAllSet,
    $bitsAnySet,
    $bitsAllClear,
    $bitsAnyClear,
    $geoWithin,
    $geoIntersects,
    $nearSphere,
    $maxDistance,
    $minDistance: $maxDistance,
  }),
)
const QUERY_OPERATORS = new Map<string, QueryOperator>(
  Object.entries({ $and, $or, $nor, $expr, $comment, $jsonSchema, $text }),
)

const compiler: Compiler = { query: compileTraced, condition: compileCondition }

/** A query as a function that says whether a document matches. Throws on operators this database does not know. */
export function compileQuery(query: Document): Predicate {
  const matches = compileTraced(query)
  return (document) => matches(document)
}

/** The same, for whoever asks where in an array it held. */
export function compileTraced(query: Document): TracedPredicate {
  const predicates = Object.keys(query).map((name) => compileEntry(name, query[name]))
  if (predicates.length === 1) return predicates[0] as TracedPredicate
  return (document, trace) => predicates.every((matches) => matches(document, trace))
}

/** What stands at a field (or is asked of an array's element, by `$pull`). */
export function compileCondition(condition: Reached): Test {
  if (condition instanceof BSONRegExp) return any(matchesRegex(condition))
  if (!isOperatorObject(condition)) return any(equalTo(condition))
  return every(
    Object.keys(condition).map((name) => {
      const operator = FIELD_OPERATORS.get(name)
      if (!operator) throw badRequest(`unknown operator: ${name}`)
      return operator(condition[name], compiler, condition)
    }),
  )
}

function compileEntry(name: string, operand: Reached): TracedPredicate {
  if (name.startsWith('$')) {
    const operator = QUERY_OPERATORS.get(name)
    if (!operator) throw badRequest(`unknown top level operator: ${name}`)
    return operator(operand, compiler)
  }
  const path = splitPath(name)
  const test = compileCondition(operand)
  return (document, trace) => test(document, path, true, trace)
}
