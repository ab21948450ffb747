import type { Document, Reached } from '../../values/value'

/** A value computed of a document; `undefined` where a field is missing. */
export type Expression = (document: Document) => Reached

/** Where a variable's value stands while what uses it is computed. */
export interface Cell {
  value: Reached
}

/** The variables that an expression may name. Each request compiles anew, so a cell is never shared between two. */
export type Scope = ReadonlyMap<string, Cell>

/** The scope of a pipeline's beginning: `$$NOW` is one moment for the whole request. */
export const rootScope = (now: number): Scope => new Map([['NOW', { value: new Date(now) }]])
