import { field, isDocument, type Reached, type Value } from './value'

export type Path = readonly string[]

const known = new Map<string, Path>()
const KNOWN_PATHS = 10_000

/** `'a.b'` → `['a', 'b']`; remembered, since the same few paths come with every request. */
export function splitPath(text: string): Path {
  let path = known.get(text)
  if (!path) {
    path = text.split('.')
    if (known.size >= KNOWN_PATHS) known.clear()
    known.set(text, path)
  }
  return path
}

export const isPosition = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

/**
 * True when `test` holds for something the path reaches. Arrays on the way are entered (their documents, and the
 * element a number names); an array at the end is tested itself and, when `open`, each of its elements.
 * A path that ends in nothing tests `undefined`; one that ends among an array's scalars tests nothing.
 */
export function someAt(
  value: Reached,
  path: Path,
  open: boolean,
  test: (value: Reached) => boolean,
  at = 0,
): boolean {
  if (at === path.length) return test(value) || (open && Array.isArray(value) && value.some(test))
  const part = path[at] as string
  if (Array.isArray(value)) {
    if (
      isPosition(part) &&
      Number(part) < value.length &&
      someAt(value[Number(part)], path, open, test, at + 1)
    ) {
      return true
    }
    return value.some((item) => isDocument(item) && someAt(item, path, open, test, at))
  }
  return isDocument(value) ? someAt(field(value, part), path, open, test, at + 1) : test(undefined)
}

/**
 * The place, in the outermost array that the path enters, of the first element by which `test` holds. `null` when it
 * does not hold, or when no array was entered.
 */
export function positionAt(
  value: Reached,
  path: Path,
  open: boolean,
  test: (value: Reached) => boolean,
): number | null {
  let at = 0
  let outer = value
  for (; at < path.length && isDocument(outer); at++) outer = field(outer, path[at] as string)
  if (!Array.isArray(outer) || (at === path.length && !open)) return null
  const rest = path.slice(at)
  const [first, ...inner] = rest
  const named = first !== undefined && isPosition(first) ? Number(first) : -1
  const position = outer.findIndex((item, i) => {
    if (i === named && someAt(item, inner, open, test)) return true
    return rest.length === 0 ? test(item) : isDocument(item) && someAt(item, rest, open, test)
  })
  return position < 0 ? null : position
}

/**
 * What an index holds for a path, and what a sort looks at: one value, or one for each element of an array.
 * Missing counts as null; an empty array as `undefined`, which sorts before null.
 */
export function indexValues(value: Reached, path: Path): Reached[] {
  const found: Reached[] = []
  collect(value, path, 0, found)
  return found
}

function collect(value: Reached, path: Path, at: number, found: Reached[]): void {
  if (Array.isArray(value)) {
    if (value.length === 0) found.push(undefined)
    else if (at === path.length) found.push(...(value as Value[]))
    else for (const item of value) isDocument(item) ? collect(item, path, at, found) : found.push(null)
  } else if (at === path.length) found.push(value === undefined ? null : value)
  else if (isDocument(value)) collect(field(value, path[at] as string), path, at + 1, found)
  else found.push(null)
}
