import { badRequest } from '../../refusal'
import { type Document, isDocument, type Reached, type Value } from '../../values/value'
import type { Expression, Scope } from './scope'

/** Compiles what stands inside an operator, handed in so that operators do not import the compiler. */
export interface Compiler {
  readonly scope: Scope
  compile(expression: Value, scope?: Scope): Expression
}

/** One expression operator: `{ $name: operand }`. */
export type Operator = (operand: Value, compiler: Compiler) => Expression

/** `[a]` and `a` are the same for what takes one argument. */
export const unary =
  (name: string, work: (value: Reached) => Reached): Operator =>
  (operand, compiler) => {
    const [argument] = argumentsOf(name, operand, compiler, 1, 1) as [Expression]
    return (document) => work(argument(document))
  }

export const binary =
  (name: string, work: (a: Reached, b: Reached) => Reached): Operator =>
  (operand, compiler) => {
    const [first, second] = argumentsOf(name, operand, compiler, 2, 2) as [Expression, Expression]
    return (document) => work(first(document), second(document))
  }

/** From `least` to `most` arguments, all computed before the operator works. */
export const variadic =
  (name: string, least: number, most: number, work: (values: Reached[]) => Reached): Operator =>
  (operand, compiler) => {
    const items = argumentsOf(name, operand, compiler, least, most)
    return (document) => work(items.map((item) => item(document)))
  }

/** The arguments of an operator: a list, or one alone. */
export function argumentsOf(
  name: string,
  operand: Value,
  compiler: Compiler,
  least: number,
  most: number,
): Expression[] {
  const items = Array.isArray(operand) ? operand : [operand]
  if (items.length < least || items.length > most) {
    throw badRequest(`Expression ${name} takes ${arity(least, most)} ${items.length} were passed in.`)
  }
  return items.map((item) => compiler.compile(item))
}

function arity(least: number, most: number): string {
  if (least === most) return `exactly ${least} arguments.`
  return most === Number.POSITIVE_INFINITY
    ? `at least ${least} arguments, but`
    : `at least ${least} arguments, and at most ${most}, but`
}

/** The operand of an operator whose arguments have names; refuses others than these. */
export function namedOperand(
  name: string,
  operand: Value,
  required: readonly string[],
  optional: readonly string[] = [],
): Document {
  if (!isDocument(operand)) throw badRequest(`${name} only supports an object as its argument`)
  const unknown = Object.keys(operand).find((key) => !required.includes(key) && !optional.includes(key))
  if (unknown !== undefined) throw badRequest(`Unrecognized argument to ${name}: ${unknown}`)
  const absent = required.find((key) => operand[key] === undefined)
  if (absent !== undefined) throw badRequest(`Missing '${absent}' parameter to ${name}`)
  return operand
}

/** The named arguments compiled; those left out give `undefined`. */
export function namedArguments<Name extends string>(
  name: string,
  operand: Value,
  compiler: Compiler,
  required: readonly Name[],
  optional: readonly Name[] = [],
): Record<Name, Expression> {
  const given = namedOperand(name, operand, required, optional)
  const compiled = [...required, ...optional].map((key) => {
    const argument = given[key]
    return [key, argument === undefined ? () => undefined : compiler.compile(argument)] as const
  })
  return Object.fromEntries(compiled) as Record<Name, Expression>
}
