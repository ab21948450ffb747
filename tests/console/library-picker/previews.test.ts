import { differenceHash } from '@console/library-picker/previews'

/** 9 × 8 grey pixels as a canvas hands them over. */
const pixels = (grey: (column: number, row: number) => number) =>
  Array.from({ length: 72 }, (_, at) => grey(at % 9, Math.floor(at / 9))).flatMap((value) => [
    value,
    value,
    value,
    255,
  ])

it('has a bit for each neighbour that is brighter', () => {
  expect(differenceHash(pixels((column) => column * 20))).toBe('ffffffffffffffff')
  expect(differenceHash(pixels((column) => 200 - column * 20))).toBe('0000000000000000')
  expect(differenceHash(pixels((column, row) => (row === 0 && column > 7 ? 99 : 0)))).toBe('0100000000000000')
})

it('stays the same for a brighter copy of the picture', () => {
  const picture = (column: number, row: number) => ((column * 37 + row * 61) % 11) * 10
  expect(differenceHash(pixels((column, row) => picture(column, row) + 30))).toBe(
    differenceHash(pixels(picture)),
  )
})
