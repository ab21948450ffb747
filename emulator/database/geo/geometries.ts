import { badRequest } from '../refusal'
import { type Path, someAt } from '../values/path'
import type { Document, Reached } from '../values/value'
import { type Shape, shapeIn, shapeOf } from './shape'

/** Every geometry that a document holds at an indexed path. What stands there and is none is refused, as at any write. */
export function geometriesAt(document: Document, path: Path): Shape[] {
  const shapes: Shape[] = []
  someAt(document, path, false, (value) => {
    if (value !== undefined && value !== null) shapes.push(...shapesIn(value, path))
    return false
  })
  return shapes
}

/** One geometry, or an array of them. */
function shapesIn(value: Reached, path: Path): Shape[] {
  if (Array.isArray(value) && !shapeIn(value)) return value.map((item) => extract(item, path))
  return [extract(value, path)]
}

function extract(value: Reached, path: Path): Shape {
  try {
    return shapeOf(value)
  } catch (error) {
    throw badRequest(`Can't extract geo keys from ${path.join('.')}: ${(error as Error).message}`)
  }
}
