import { badRequest } from '../refusal'
import { checkNestedName, checkTopName } from '../values/check'
import { equals } from '../values/compare'
import { isPosition, type Path, splitPath } from '../values/path'
import { clone, type Document, isDocument, type Value } from '../values/value'
import { locate } from './locate'
import type { Change, UpdateOperator } from './operator'
import { $addToSet } from './operators/add-to-set'
import { $bit } from './operators/bit'
import { $currentDate } from './operators/current-date'
import { $inc } from './operators/inc'
import { $max } from './operators/max'
import { $min } from './operators/min'
import { $mul } from './operators/mul'
import { $pop } from './operators/pop'
import { $pull } from './operators/pull'
import { $pullAll } from './operators/pull-all'
import { $push } from './operators/push'
import { newPath, rename } from './operators/rename'
import { $set } from './operators/set'
import { $setOnInsert } from './operators/set-on-insert'
import { $unset } from './operators/unset'
import { checkPositions, isDynamic, placesOf } from './positions'

const OPERATORS = new Map<string, UpdateOperator>(
  Object.entries({
    $set,
    $unset,
    $inc,
    $mul,
    $min,
    $max,
    $push,
    $pop,
    $addToSet,
    $pull,
    $pullAll,
    $setOnInsert,
    $bit,
    $currentDate,
  }),
)

/** Makes the new document; the old one stays as it is. `position` is the array element that `$` stands for. */
export type Update = (document: Document, inserting: boolean, position?: number | null) => Document

interface Step {
  readonly path: string
  /** The path, and where there are two (`$rename`) both. */
  readonly paths: readonly string[]
  readonly onInsertOnly: boolean
  apply(document: Document, position: number | null): void
}

/** An update of operators as a function. Throws on operators and operands that the database refuses. */
export function compileUpdate(update: Document, now: () => number = Date.now): Update {
  const steps = Object.keys(update).flatMap((name) => stepsOf(name, update[name] as Value, now))
  const paths = steps.flatMap((step) => step.paths)
  refuseConflicts(paths)
  const dynamic = paths.some((path) => isDynamic(splitPath(path)))
  steps.sort((a, b) => comparePaths(a.path, b.path)) // new fields come in the order of their names
  return (document, inserting, position = null) => {
    const changed = clone(document)
    if (dynamic) {
      const places = paths.flatMap((path) => placesOf(document, splitPath(path), position))
      refuseConflicts(places.map((place) => place.join('.')))
    }
    for (const step of steps) if (inserting || !step.onInsertOnly) step.apply(changed, position)
    if (document._id !== undefined && !equals(changed._id, document._id)) {
      throw badRequest("Performing an update on the path '_id' would modify the immutable field '_id'")
    }
    return changed
  }
}

function stepsOf(name: string, operands: Value, now: () => number): Step[] {
  if (!name.startsWith('$')) throw badRequest(`the update needs operators, got the field '${name}'`)
  if (name !== '$rename' && !OPERATORS.has(name)) throw badRequest(`Unknown modifier: ${name}`)
  if (!isDocument(operands)) throw badRequest(`Modifiers operate on fields but ${name} has none`)
  return Object.keys(operands).map((path) => {
    const operand = operands[path] as Value
    checkPath(path)
    return name === '$rename' ? renaming(path, operand) : changing(name, path, operand, now)
  })
}

function changing(name: string, path: string, operand: Value, now: () => number): Step {
  const { creates, prepare } = OPERATORS.get(name) as UpdateOperator
  const change = prepare(operand, path, now)
  const parts = splitPath(path)
  return {
    path,
    paths: [path],
    onInsertOnly: name === '$setOnInsert',
    apply: isDynamic(parts)
      ? (document, position) => {
          for (const place of placesOf(document, parts, position))
            applyChange(document, place, creates, change)
        }
      : (document) => applyChange(document, parts, creates, change),
  }
}

function renaming(from: string, operand: Value): Step {
  const to = newPath(from, operand)
  checkPath(to)
  if (isDynamic(splitPath(from)) || isDynamic(splitPath(to)))
    throw badRequest(`The source and target field for $rename may not be dynamic: ${from}`)
  return { path: to, paths: [from, to], onInsertOnly: false, apply: (document) => rename(document, from, to) }
}

function applyChange(document: Document, path: Path, creates: boolean, change: Change): void {
  const slot = locate(document, path, creates)
  const current = slot?.read()
  if (!slot || (current === undefined && !creates)) return
  const next = change(current)
  if (next === undefined) slot.remove()
  else slot.write(next)
}

function checkPath(path: string): void {
  const parts = splitPath(path)
  checkPositions(parts)
  const [top = '', ...nested] = parts
  checkTopName(top)
  for (const part of nested) if (part !== '$' && part !== '$[]') checkNestedName(part)
}

function refuseConflicts(paths: readonly string[]): void {
  const seen = new Set<string>()
  for (const path of [...paths].sort((a, b) => splitPath(a).length - splitPath(b).length)) {
    const parts = splitPath(path)
    const clash = parts.map((_part, i) => parts.slice(0, i + 1).join('.')).find((prefix) => seen.has(prefix))
    if (clash !== undefined)
      throw badRequest(`Updating the path '${path}' would create a conflict at '${clash}'`)
    seen.add(path)
  }
}

function comparePaths(a: string, b: string): number {
  const left = splitPath(a)
  const right = splitPath(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] as string, right[i] as string]
    if (x === y) continue
    return isPosition(x) && isPosition(y) ? Number(x) - Number(y) : x < y ? -1 : 1
  }
  return left.length - right.length
}
