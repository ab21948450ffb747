import { type Path, positionAt, someAt } from '../values/path'
import type { Document, Reached } from '../values/value'

/** What a search leaves for the positional operator: the array element by which the last condition on an array held. */
export interface Trace {
  position: number | null
}

/** A condition on what a path reaches in one value (a document, or an array's element with an empty path). */
export type Test = (root: Reached, path: Path, open: boolean, trace?: Trace) => boolean

export type Predicate = (document: Document) => boolean

/** As a predicate, for whoever needs to know where in an array it held. */
export type TracedPredicate = (document: Document, trace?: Trace) => boolean

/** Holds when one of the values reached passes; an array at the end is opened. */
export const any =
  (passes: (value: Reached) => boolean): Test =>
  (root, path, open, trace) => {
    const holds = someAt(root, path, open, passes)
    if (trace && holds) trace.position = positionAt(root, path, open, passes) ?? trace.position
    return holds
  }

/** Holds when a value at the end of the path passes as it stands, arrays unopened. */
export const anyWhole =
  (passes: (value: Reached) => boolean): Test =>
  (root, path, _open, trace) => {
    const holds = someAt(root, path, false, passes)
    if (trace && holds) trace.position = positionAt(root, path, false, passes) ?? trace.position
    return holds
  }

export const none =
  (test: Test): Test =>
  (root, path, open) =>
    !test(root, path, open)

export const every =
  (tests: readonly Test[]): Test =>
  (root, path, open, trace) =>
    tests.every((test) => test(root, path, open, trace))

/** What an operator may need of the matcher itself, handed in so that operators do not import it. */
export interface Compiler {
  /** A whole query: `{ a: 1, $or: […] }`. */
  query(query: Document): TracedPredicate
  /** What stands at a field: a value or `{ $gt: 1, … }`. */
  condition(condition: Reached): Test
}

/** One comparison of a field. `siblings` are the operators beside it (`$regex` reads `$options`). */
export type FieldOperator = (operand: Reached, compiler: Compiler, siblings: Document) => Test

/** One operator that stands in a field's place: `$and`, `$or`, `$nor`. */
export type QueryOperator = (operand: Reached, compiler: Compiler) => TracedPredicate
