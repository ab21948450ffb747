import { badRequest } from '../refusal'
import { keyOf } from '../values/key'
import { add, isNumeric } from '../values/numbers'
import { type Document, isDocument, type Value } from '../values/value'
import { compileExpression, type Expression } from './expression'

interface Sum {
  readonly name: string
  readonly amount: Expression
}

/** `{ _id: expression, total: { $sum: expression } }`: one document for each value of `_id`. */
export function group(documents: readonly Document[], specification: Document): Document[] {
  if (specification._id === undefined) throw badRequest('a group specification must include an _id')
  const idOf = compileExpression(specification._id)
  const sums = Object.keys(specification)
    .filter((name) => name !== '_id')
    .map((name) => sumOf(name, specification[name] as Value))
  const groups = new Map<string, Document>()
  for (const document of documents) {
    const _id = idOf(document) ?? null
    const key = keyOf([_id], [1]).toString('latin1')
    const made = groups.get(key) ?? { _id, ...Object.fromEntries(sums.map(({ name }) => [name, 0])) }
    groups.set(key, made)
    for (const { name, amount } of sums) {
      const value = amount(document)
      if (isNumeric(value)) made[name] = add(made[name] as number, value, '$sum') // what is no number counts nothing
    }
  }
  return [...groups.values()]
}

function sumOf(name: string, accumulator: Value): Sum {
  const operator = isDocument(accumulator) ? Object.keys(accumulator)[0] : undefined
  if (!isDocument(accumulator) || Object.keys(accumulator).length !== 1) {
    throw badRequest(`The field '${name}' must be an accumulator object`)
  }
  if (operator !== '$sum')
    throw badRequest(`The accumulator ${operator} is not supported by the local cloud yet`)
  return { name, amount: compileExpression(accumulator.$sum as Value) }
}
