import { badRequest } from '../refusal'
import { splitPath } from '../values/path'
import { type Document, field, isDocument, type Reached, type Value } from '../values/value'
import type { Expression } from './expressions/scope'

/** What a specification asks at a path: to keep the field, to leave it out, or to compute it. */
export type Leaf = 'keep' | 'drop' | Expression

/** A specification by path: `{ a: { b: 1 } }` and `{ 'a.b': 1 }` alike. */
export type Tree = Map<string, Leaf | Tree>

const isTree = (node: Leaf | Tree | undefined): node is Tree => node instanceof Map

/** Puts a leaf at a path; a path may not lie inside another, nor stand twice. */
export function plant(tree: Tree, path: string, leaf: Leaf): void {
  const parts = pathOf(path)
  let at = tree
  for (const part of parts.slice(0, -1)) {
    const inner = at.get(part) ?? new Map<string, Leaf | Tree>()
    if (!isTree(inner)) throw badRequest(`Invalid $project :: caused by :: Path collision at ${path}`)
    at.set(part, inner)
    at = inner
  }
  const last = parts[parts.length - 1] as string
  if (at.has(last)) throw badRequest(`Invalid $project :: caused by :: Path collision at ${path}`)
  at.set(last, leaf)
}

function pathOf(path: string): readonly string[] {
  const parts = splitPath(path)
  for (const part of parts) {
    if (part === '') throw badRequest('FieldPath field names may not be empty strings.')
    if (part.startsWith('$')) throw badRequest(`FieldPath field names may not start with '$': ${path}`)
    if (part === '__proto__') throw badRequest('a field may not be named __proto__')
  }
  return parts
}

/** Only what the tree keeps, in the document's order; of arrays only the documents in them. */
export function keep(document: Document, tree: Tree): Document {
  const kept: Document = {}
  for (const name of Object.keys(document)) {
    const node = tree.get(name)
    const value =
      node === 'keep' ? document[name] : isTree(node) ? keepWithin(document[name] as Value, node) : undefined
    if (value !== undefined) kept[name] = value
  }
  return kept
}

function keepWithin(value: Value, tree: Tree): Reached {
  if (isDocument(value)) return keep(value, tree)
  if (!Array.isArray(value)) return undefined
  return value.map((item) => keepWithin(item, tree)).filter((item) => item !== undefined)
}

/** All but what the tree drops. */
export function drop(document: Document, tree: Tree): Document {
  const kept: Document = {}
  for (const name of Object.keys(document)) {
    const node = tree.get(name)
    const value = document[name] as Value
    if (node !== 'drop') kept[name] = isTree(node) ? dropWithin(value, node) : value
  }
  return kept
}

function dropWithin(value: Value, tree: Tree): Value {
  if (isDocument(value)) return drop(value, tree)
  return Array.isArray(value) ? value.map((item) => dropWithin(item, tree)) : value
}

/** The document with the tree's computed fields; each is computed of `root`. What computes to nothing goes. */
export function compute(document: Document, tree: Tree, root: Document): Document {
  const made = { ...document }
  for (const [name, node] of tree) {
    if (node === 'keep' || node === 'drop') continue
    const value = isTree(node) ? computeWithin(field(document, name), node, root) : node(root)
    if (value === undefined) delete made[name]
    else made[name] = value
  }
  return made
}

/** Into every document of an array; what is no document becomes one, if anything is computed in it. */
function computeWithin(value: Reached, tree: Tree, root: Document): Reached {
  if (isDocument(value)) return compute(value, tree, root)
  if (Array.isArray(value)) return value.map((item) => computeWithin(item, tree, root) as Value)
  return computes(tree) ? compute({}, tree, root) : value
}

export const computes = (tree: Tree): boolean =>
  [...tree.values()].some((node) => (isTree(node) ? computes(node) : typeof node === 'function'))

/** The document with a value at a path. */
export function withValue(document: Document, path: string, value: Reached): Document {
  const tree: Tree = new Map()
  plant(tree, path, () => value)
  return compute(document, tree, document)
}
