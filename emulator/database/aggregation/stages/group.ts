import { badRequest } from '../../refusal'
import { type Document, isDocument, type Value } from '../../values/value'
import { ACCUMULATORS } from '../accumulators'
import type { Accumulator } from '../accumulators/accumulator'
import { compileExpression } from '../expressions/compile'
import type { Expression, Scope } from '../expressions/scope'
import { ValueMap } from '../expressions/value-set'
import { Memory, sizeOf } from '../memory'
import { type Stage, specification } from './stage'

/** One field of the groups: what gathers it, and of what. */
interface Output {
  readonly name: string
  readonly Gather: new () => Accumulator
  readonly of: Expression
}

/** What one group has gathered so far. */
export class Gathering {
  readonly #accumulators: readonly Accumulator[]

  constructor(
    private readonly outputs: readonly Output[],
    private readonly memory: Memory,
  ) {
    this.#accumulators = outputs.map(({ Gather }) => new Gather())
  }

  add(document: Document): void {
    for (let i = 0; i < this.outputs.length; i++) {
      const { of } = this.outputs[i] as Output
      this.memory.hold((this.#accumulators[i] as Accumulator).add(of(document)))
    }
  }

  result(_id: Value): Document {
    const made: Document = { _id }
    this.outputs.forEach(({ name }, i) => {
      made[name] = (this.#accumulators[i] as Accumulator).result()
    })
    return made
  }
}

/** `{ _id: expression, total: { $sum: expression }, … }`: one document for each value of `_id`, in order of appearance. */
export const $group: Stage = (value, { scope }) => {
  const { _id: key, ...rest } = specification('$group', value)
  if (key === undefined) throw badRequest('a group specification must include an _id')
  const idOf = compileExpression(key, scope)
  const outputs = outputsOf('$group', rest, scope)
  return function* (documents) {
    const memory = new Memory('$group')
    const groups = new ValueMap<{ readonly id: Value; readonly gathering: Gathering }>()
    for (const document of documents) {
      const id = idOf(document) ?? null
      let group = groups.get(id)
      if (!group) {
        group = { id, gathering: new Gathering(outputs, memory) }
        groups.add(id, group)
        memory.hold(sizeOf(id))
      }
      group.gathering.add(document)
    }
    for (const { id, gathering } of groups.values()) yield gathering.result(id)
  }
}

/** The fields that groups or buckets gather. */
export function outputsOf(stage: string, fields: Document, scope: Scope): Output[] {
  return Object.keys(fields).map((name) => {
    const asked = fields[name] as Value
    if (name.includes('.')) throw badRequest(`The field name '${name}' cannot contain '.'`)
    if (name.startsWith('$')) throw badRequest(`The field name '${name}' cannot be an operator name`)
    if (!isDocument(asked)) throw badRequest(`The field '${name}' must be an accumulator object`)
    const operators = Object.keys(asked)
    const [operator = ''] = operators
    if (operators.length !== 1) throw badRequest(`The field '${name}' must specify one accumulator`)
    const Gather = ACCUMULATORS.get(operator)
    if (!Gather) throw badRequest(`unknown group operator '${operator}'`)
    const operand = asked[operator] as Value
    if (Array.isArray(operand) && operand.length !== 1) {
      throw badRequest(`The ${operator} accumulator is a unary operator (${stage})`)
    }
    const of = compileExpression(Array.isArray(operand) ? (operand[0] as Value) : operand, scope)
    return { name, Gather, of }
  })
}
