import { cellsOfShape } from '../geo/cells'
import { geometriesAt } from '../geo/geometries'
import { badRequest } from '../refusal'
import type { IndexDeclaration } from '../types'
import { type Direction, isBlurred, keyOf } from '../values/key'
import { indexValues, type Path, splitPath } from '../values/path'
import type { Document, Reached } from '../values/value'

/** One declared index and where its keys lie. */
export class Index {
  readonly name: string
  readonly fields: readonly string[]
  readonly directions: readonly Direction[]
  readonly unique: boolean
  readonly table: string
  /**
   * One bit a field: a document was seen that holds several values there, or one that its key says only nearly.
   * Never cleared while the index lives.
   */
  multikey: number
  readonly #paths: readonly Path[]
  readonly #geo: readonly boolean[]

  constructor(
    readonly number: number,
    declaration: IndexDeclaration,
    multikey: number,
  ) {
    this.name = declaration.name
    this.fields = declaration.fields.map(([path]) => path)
    this.directions = declaration.fields.map(([, kind]) => (kind === '2dsphere' ? 1 : kind))
    this.#geo = declaration.fields.map(([, kind]) => kind === '2dsphere')
    this.unique = declaration.unique ?? false
    this.table = `i_${number}`
    this.multikey = multikey
    this.#paths = this.fields.map(splitPath)
  }

  isMultikey(position: number): boolean {
    return (this.multikey & (1 << position)) !== 0
  }

  /** Whether a field's keys are cells of the Earth (geo/cells.ts) instead of its values. */
  isGeo(position: number): boolean {
    return this.#geo[position] === true
  }

  /** The document's keys (several when an array is indexed) and which fields had several values. */
  keysOf(document: Document): { keys: Buffer[]; multikey: number } {
    const values = this.#paths.map((path, position) =>
      this.isGeo(position) ? cellsAt(document, path) : indexValues(document, path),
    )
    let multikey = 0
    values.forEach((found, position) => {
      if (found.length > 1 || isBlurred(found[0])) multikey |= 1 << position
    })
    if (multikey === 0)
      return {
        keys: [
          keyOf(
            values.map((found) => found[0]),
            this.directions,
          ),
        ],
        multikey,
      }
    this.#refuseParallelArrays(values)
    const keys = new Map<string, Buffer>()
    for (const combination of combinations(values)) {
      const key = keyOf(combination, this.directions)
      keys.set(key.toString('latin1'), key)
    }
    return { keys: [...keys.values()], multikey }
  }

  #refuseParallelArrays(values: readonly (readonly Reached[])[]): void {
    const arrays = this.#paths.filter(
      (_path, position) => !this.isGeo(position) && (values[position]?.length ?? 0) > 1,
    )
    const other = arrays.find((path) => path[0] !== arrays[0]?.[0])
    if (other) throw badRequest(`cannot index parallel arrays [${other[0]}] [${arrays[0]?.[0]}]`)
  }
}

/** The cells of every geometry at a path; what stands there and is none is refused, what is missing is null. */
function cellsAt(document: Document, path: Path): Reached[] {
  const shapes = geometriesAt(document, path)
  return shapes.length === 0 ? [null] : [...new Set(shapes.flatMap(cellsOfShape))]
}

function combinations(values: readonly (readonly Reached[])[]): Reached[][] {
  return values.reduce<Reached[][]>(
    (made, found) => made.flatMap((start) => found.map((value) => [...start, value])),
    [[]],
  )
}
