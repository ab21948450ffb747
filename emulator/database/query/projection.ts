import { compileCondition, compileQuery } from '../matcher'
import { elementTest } from '../matcher/operators/elem-match'
import { badRequest } from '../refusal'
import { isNumeric, toInteger, toNumber } from '../values/numbers'
import { splitPath } from '../values/path'
import { type Document, isDocument, type Reached, type Value } from '../values/value'

/** Makes the part of a document that `field()` asks for. */
export type Projection = (document: Document) => Document

/** Fields named by a projection: `true` the field itself, else what is asked inside it. */
type Tree = Map<string, true | Tree>
type ArrayPart = (items: Value[]) => Value[] | undefined

/** `{ a: 1, 'b.c': 1 }` keeps only these (and `_id`); `{ a: 0 }` leaves these out; `$slice` and `$elemMatch` cut arrays. */
export function compileProjection(projection: Document): Projection {
  const tree: Tree = new Map()
  const parts = new Map<string, ArrayPart>()
  let including: boolean | null = null
  for (const path of Object.keys(projection)) {
    const asked = projection[path] as Value
    if (isDocument(asked)) {
      parts.set(path, arrayPart(path, asked))
      if (asked.$elemMatch === undefined) continue
      including ??= true
      if (including) plant(tree, path)
    } else if (path !== '_id') {
      const keeps = isKept(asked)
      if (including !== null && including !== keeps)
        throw badRequest('Cannot mix inclusion and exclusion in a projection')
      including = keeps
    }
  }
  const mode = including ?? ('_id' in projection && isKept(projection._id as Value))
  for (const path of Object.keys(projection)) {
    if (!isDocument(projection[path]) && isKept(projection[path] as Value) === mode) plant(tree, path)
  }
  if (mode && !('_id' in projection)) tree.set('_id', true)
  if (mode) for (const path of parts.keys()) plant(tree, path)
  else if (projection._id !== undefined && isKept(projection._id)) tree.delete('_id')
  return (document) => cutArrays(mode ? include(document, tree) : exclude(document, tree), parts)
}

function isKept(asked: Value): boolean {
  if (typeof asked === 'boolean') return asked
  if (isNumeric(asked)) return toNumber(asked) !== 0
  throw badRequest('A projection takes 1, 0, true, false, $slice or $elemMatch')
}

function plant(tree: Tree, path: string): void {
  let at = tree
  const parts = splitPath(path)
  for (const part of parts.slice(0, -1)) {
    const inner = at.get(part)
    if (inner === true) return
    const next: Tree = inner ?? new Map()
    at.set(part, next)
    at = next
  }
  at.set(parts[parts.length - 1] as string, true)
}

function include(document: Document, tree: Tree): Document {
  const kept: Document = {}
  for (const name of Object.keys(document)) {
    const inner = tree.get(name)
    if (inner === undefined) continue
    const value = inner === true ? document[name] : within(document[name] as Value, inner, include, true)
    if (value !== undefined) kept[name] = value
  }
  return kept
}

function exclude(document: Document, tree: Tree): Document {
  const kept: Document = {}
  for (const name of Object.keys(document)) {
    const inner = tree.get(name)
    if (inner === true) continue
    const value = document[name] as Value
    kept[name] = inner === undefined ? value : (within(value, inner, exclude, false) as Value)
  }
  return kept
}

/** Applies a part of the tree to an embedded document or to the documents of an array; `strict` drops the scalars there. */
function within(value: Value, tree: Tree, apply: typeof include, strict: boolean): Reached {
  if (isDocument(value)) return apply(value, tree)
  if (!Array.isArray(value)) return strict ? undefined : value
  const items = value.map((item) => within(item, tree, apply, strict))
  return items.filter((item) => item !== undefined)
}

function arrayPart(path: string, asked: Document): ArrayPart {
  const names = Object.keys(asked)
  if (names.length === 1 && names[0] === '$slice') return slice(asked.$slice as Value)
  if (names.length === 1 && names[0] === '$elemMatch' && isDocument(asked.$elemMatch)) {
    const passes = elementTest(asked.$elemMatch, { query: compileQuery, condition: compileCondition })
    return (items) => {
      const found = items.find(passes)
      return found === undefined ? undefined : [found]
    }
  }
  throw badRequest(`Unsupported projection option: ${path}: ${names.join(', ')}`)
}

/** `n`: the first (or, negative, the last) n; `[skip, n]`. */
function slice(asked: Value): ArrayPart {
  const [skip, count] = (Array.isArray(asked) ? asked : [null, asked]).map(toInteger)
  if (typeof count !== 'number' || (Array.isArray(asked) && typeof skip !== 'number')) {
    throw badRequest('$slice takes a number or [skip, limit]')
  }
  if (typeof skip !== 'number') return (items) => (count < 0 ? items.slice(count) : items.slice(0, count))
  return (items) => {
    const from = skip < 0 ? Math.max(items.length + skip, 0) : skip
    return items.slice(from, from + count)
  }
}

function cutArrays(document: Document, parts: ReadonlyMap<string, ArrayPart>): Document {
  if (parts.size === 0) return document
  const cut = { ...document }
  for (const [name, part] of parts) {
    const items = cut[name]
    const kept = Array.isArray(items) ? part(items) : items
    if (kept === undefined) delete cut[name]
    else cut[name] = kept
  }
  return cut
}
