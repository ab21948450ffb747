import { cellsOfShape } from '../../../../emulator/database/geo/cells'
import { intersects } from '../../../../emulator/database/geo/relations'
import { type Shape, shapeOf } from '../../../../emulator/database/geo/shape'
import type { Document } from '../../../../emulator/database/values/value'

/** What meets has a cell in common, one a part of the other: also where the map tears or bends. */
const read = (type: string, coordinates: unknown): Shape => shapeOf({ type, coordinates } as Document)

test.each<[string, Shape, Shape]>([
  ['the north pole by two longitudes', read('Point', [0, 90]), read('Point', [50, 90])],
  ['the south pole by two longitudes', read('Point', [0, -90]), read('Point', [-179, -90])],
  [
    'lines that meet at the pole',
    read('LineString', [
      [0, 80],
      [0, 90],
    ]),
    read('LineString', [
      [50, 80],
      [50, 90],
    ]),
  ],
  ['the date line from both sides', read('Point', [180, 10]), read('Point', [-180, 10])],
  [
    'one place but for rounding, on the edge of two cells',
    read('Point', [0, 10]),
    read('Point', [-1e-10, 10]),
  ],
  ['the same far north', read('Point', [90, 89.9]), read('Point', [90 - 1e-8, 89.9])],
])('%s', (_case, one, other) => {
  expect(intersects(one, other)).toBe(true)
  const common = cellsOfShape(one).filter((cell) =>
    cellsOfShape(other).some((part) => part.startsWith(cell) || cell.startsWith(part)),
  )
  expect(common).not.toEqual([])
})
