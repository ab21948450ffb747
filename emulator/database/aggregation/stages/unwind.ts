import { badRequest } from '../../refusal'
import { splitPath } from '../../values/path'
import { type Document, field, isDocument, type Reached, type Value } from '../../values/value'
import { asLong } from '../expressions/arithmetic/numeric'
import { typeName } from '../expressions/type-name'
import { withValue } from '../tree'
import type { Stage } from './stage'

interface Unwind {
  readonly path: string
  /** Where the element's place goes. */
  readonly index: string | null
  /** Documents without an element stay. */
  readonly preserve: boolean
}

/** `'$path'` or `{ path, includeArrayIndex, preserveNullAndEmptyArrays }`: a document for each element. */
export const $unwind: Stage = (value) => {
  const unwind = unwindOf(value)
  const parts = splitPath(unwind.path)
  return function* (documents) {
    for (const document of documents) yield* unwound(document, parts, unwind)
  }
}

function* unwound(document: Document, parts: readonly string[], { path, index, preserve }: Unwind) {
  const place = (made: Document, at: number | null) =>
    index === null ? made : withValue(made, index, at === null ? null : asLong(BigInt(at)))
  const value = parts.reduce<Reached>((at, part) => (isDocument(at) ? field(at, part) : undefined), document)
  if (!Array.isArray(value)) {
    if ((value !== null && value !== undefined) || preserve) yield place(document, null)
  } else if (value.length > 0) {
    for (const [at, item] of value.entries()) yield place(withValue(document, path, item), at)
  } else if (preserve) yield place(withValue(document, path, undefined), null)
}

function unwindOf(value: Value): Unwind {
  if (typeof value === 'string') return { path: pathOf(value), index: null, preserve: false }
  if (!isDocument(value)) {
    throw badRequest(
      `expected either a string or an object as specification for $unwind stage, got ${typeName(value)}`,
    )
  }
  const { path, includeArrayIndex, preserveNullAndEmptyArrays = false, ...others } = value
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw badRequest(`unrecognized option to $unwind stage: ${unknown}`)
  if (path === undefined) throw badRequest('no path specified to $unwind stage')
  if (typeof preserveNullAndEmptyArrays !== 'boolean') {
    throw badRequest(
      `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${typeName(preserveNullAndEmptyArrays)}`,
    )
  }
  return { path: pathOf(path), index: indexOf(includeArrayIndex), preserve: preserveNullAndEmptyArrays }
}

function pathOf(path: Value): string {
  if (typeof path !== 'string') {
    throw badRequest(`expected a string as the path for $unwind stage, got ${typeName(path)}`)
  }
  if (!path.startsWith('$')) {
    throw badRequest(`path option to $unwind stage should be prefixed with a '$': ${path}`)
  }
  if (path.length === 1) throw badRequest("'$' by itself is not a valid FieldPath")
  return path.slice(1)
}

function indexOf(name: Reached): string | null {
  if (name === undefined) return null
  if (typeof name !== 'string' || name === '') {
    throw badRequest(
      `expected a non-empty string for the includeArrayIndex option to $unwind stage, got ${typeName(name)}`,
    )
  }
  if (!name.startsWith('$')) return name
  throw badRequest(`includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${name}`)
}
