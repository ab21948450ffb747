import { badRequest } from '../refusal'
import { isPosition, type Path } from '../values/path'
import { type Document, field, isDocument, type Reached } from '../values/value'

const ONE = '$'
const ALL = '$[]'

export const isDynamic = (path: Path): boolean => path.includes(ONE) || path.includes(ALL)

/** What the wire cannot carry (array filters) and what has no sense is refused before any document is looked at. */
export function checkPositions(path: Path): void {
  const text = path.join('.')
  if (path[0] === ONE || path[0] === ALL)
    throw badRequest(
      `Cannot have positional (i.e. '${path[0]}') element in the first position in path '${text}'`,
    )
  if (path.filter((part) => part === ONE).length > 1)
    throw badRequest(`Too many positional (i.e. '$') elements found in path '${text}'`)
  const filtered = path.map((part) => /^\$\[(.+)\]$/.exec(part)?.[1]).find((name) => name !== undefined)
  if (filtered !== undefined)
    throw badRequest(`No array filter found for identifier '${filtered}' in path '${text}'`)
}

/** The places that `$` (where the query found the document) and `$[]` (every element) name in one document. */
export function placesOf(document: Document, path: Path, position: number | null): Path[] {
  let places: string[][] = [[]]
  for (const part of path) {
    if (part === ONE && position === null) {
      throw badRequest('The positional operator did not find the match needed from the query.')
    }
    places =
      part === ALL
        ? places.flatMap((place) => elementsOf(document, place))
        : places.map((place) => [...place, part === ONE ? String(position) : part])
  }
  return places
}

function elementsOf(document: Document, place: string[]): string[][] {
  const array = valueAt(document, place)
  if (array === undefined)
    throw badRequest(
      `The path '${place.join('.')}' must exist in the document in order to apply array updates.`,
    )
  if (!Array.isArray(array))
    throw badRequest(`Cannot apply array updates to non-array element ${place.join('.')}`)
  return array.map((_item, i) => [...place, String(i)])
}

function valueAt(document: Document, place: Path): Reached {
  let at: Reached = document
  for (const part of place) {
    if (Array.isArray(at)) at = isPosition(part) ? at[Number(part)] : undefined
    else at = isDocument(at) ? field(at, part) : undefined
  }
  return at
}
