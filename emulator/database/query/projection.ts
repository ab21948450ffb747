import { compileCondition, compileQuery } from '../matcher'
import { elementTest } from '../matcher/operators/elem-match'
import { compilePosition } from '../matcher/position'
import { badRequest } from '../refusal'
import { isNumeric, toInteger, toNumber } from '../values/numbers'
import { type Path, splitPath } from '../values/path'
import { type Document, field, isDocument, type Reached, type Value } from '../values/value'

/** Makes the part of a document that `field()` asks for. */
export type Projection = (document: Document) => Document

/** Fields named by a projection: `true` the field itself, else what is asked inside it. */
type Tree = Map<string, true | Tree>

/** What stays of the value at a path; `position` is the element by which the query found the document. */
type Part = (value: Value, position: number | null) => Reached

interface Wanted {
  /** True: only these (and `_id`). False: all but these. */
  readonly including: boolean
  readonly paths: readonly string[]
  readonly parts: ReadonlyMap<string, Part>
}

/**
 * `{ a: 1, 'b.c': 1 }` keeps only these (and `_id`); `{ a: 0 }` leaves these out; `$slice`, `$elemMatch` and `'a.$'` (the
 * element by which `where` found the document) cut arrays.
 */
export function compileProjection(projection: Document, where: Document = {}): Projection {
  const { including, paths, parts } = wantedOf(projection)
  const tree: Tree = new Map()
  for (const path of paths) plant(tree, path)
  const positionIn = [...parts.values()].includes(elementAt) ? compilePosition(where) : () => null
  return (document) => {
    let kept = including ? include(document, tree) : exclude(document, tree)
    const position = positionIn(document)
    for (const [path, part] of parts) kept = cutAt(kept, splitPath(path), part, position) as Document
    return kept
  }
}

function wantedOf(projection: Document): Wanted {
  const parts = new Map<string, Part>()
  const kept = new Map<string, boolean>()
  for (const [path, asked] of Object.entries(projection)) {
    const target = path.endsWith(POSITIONAL) ? path.slice(0, -POSITIONAL.length) : path
    checkPath(target, path)
    if (isDocument(asked)) parts.set(target, partOf(path, asked))
    else if (target === path) kept.set(path, isKept(asked))
    else parts.set(target, positional(path, isKept(asked), parts))
  }
  const { _id: id, ...others } = Object.fromEntries(kept)
  const modes = new Set(Object.values(others))
  if (modes.size > 1) throw badRequest('Cannot mix inclusion and exclusion in a projection')
  const [mode] = modes
  const chooses = Object.values(projection).some(
    (asked) => isDocument(asked) && asked.$elemMatch !== undefined,
  )
  const including = mode ?? (chooses || [...parts.values()].includes(elementAt) || id === true)
  const paths = Object.keys(others)
  if (including)
    return { including, paths: [...paths, ...parts.keys(), ...(id === false ? [] : ['_id'])], parts }
  return { including, paths: id === false ? [...paths, '_id'] : paths, parts }
}

const POSITIONAL = '.$'

function checkPath(target: string, path: string): void {
  if (splitPath(target).some((part) => part === '' || part.startsWith('$')))
    throw badRequest(`A projection takes field paths and a '$' at the end only: '${path}'`)
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

function partOf(path: string, asked: Document): Part {
  const names = Object.keys(asked)
  if (names.length === 1 && names[0] === '$slice') return slice(asked.$slice as Value)
  if (names.length === 1 && names[0] === '$elemMatch' && isDocument(asked.$elemMatch)) {
    if (path.includes('.')) throw badRequest(`Cannot use $elemMatch projection on a nested field: ${path}`)
    const passes = elementTest(asked.$elemMatch, { query: compileQuery, condition: compileCondition })
    return (value) => {
      const found = Array.isArray(value) ? value.find(passes) : undefined
      return found === undefined ? undefined : [found]
    }
  }
  throw badRequest(`Unsupported projection option: ${path}: ${names.join(', ')}`)
}

function positional(path: string, kept: boolean, parts: ReadonlyMap<string, Part>): Part {
  if (!kept) throw badRequest(`A positional projection cannot leave out: '${path}'`)
  if (parts.size > 0) throw badRequest('Cannot specify more than one positional or $elemMatch projection')
  return elementAt
}

const elementAt: Part = (value, position) => {
  if (!Array.isArray(value)) return value
  const found = position === null ? undefined : value[position]
  if (found === undefined)
    throw badRequest("positional operator '.$' couldn't find a matching element in the array")
  return [found]
}

/** `n`: the first (or, negative, the last) n; `[skip, n]`. */
function slice(asked: Value): Part {
  const [skip, count] = (Array.isArray(asked) ? asked : [null, asked]).map(toInteger)
  if (
    typeof count !== 'number' ||
    (Array.isArray(asked) && (asked.length !== 2 || typeof skip !== 'number'))
  ) {
    throw badRequest('$slice takes a number or [skip, limit]')
  }
  if (typeof skip === 'number' && count <= 0) throw badRequest('$slice limit must be positive')
  const taken = (items: Value[]): Value[] => {
    if (typeof skip !== 'number') return count < 0 ? items.slice(count) : items.slice(0, count)
    const from = skip < 0 ? Math.max(items.length + skip, 0) : skip
    return items.slice(from, from + count)
  }
  return (value) => (Array.isArray(value) ? taken(value) : value)
}

/** The value with what stands at the path cut to its part; arrays of documents on the way are entered. */
function cutAt(value: Value, path: Path, part: Part, position: number | null): Value {
  if (Array.isArray(value)) return value.map((item) => cutAt(item, path, part, position))
  const [name, ...rest] = path
  const inner = isDocument(value) && name !== undefined ? field(value, name) : undefined
  if (!isDocument(value) || name === undefined || inner === undefined) return value
  const kept = rest.length === 0 ? part(inner, position) : cutAt(inner, rest, part, position)
  const { [name]: _before, ...others } = value
  return kept === undefined ? others : { ...value, [name]: kept }
}
