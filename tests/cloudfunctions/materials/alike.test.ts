import { bandsNear, bandsOf, differingBits } from '@functions/materials/alike'
import fc from 'fast-check'

const fingerprint = fc.bigInt(0n, 2n ** 64n - 1n)
const written = (bits: bigint) => bits.toString(16).padStart(16, '0')
const turned = (bits: bigint, places: readonly number[]) =>
  places.reduce((value, place) => value ^ (1n << BigInt(place)), bits)

it('finds every picture whose fingerprint differs in up to 7 bits', () => {
  fc.assert(
    fc.property(fingerprint, fc.uniqueArray(fc.nat(63), { maxLength: 7 }), (bits, places) => {
      const other = written(turned(bits, places))
      const near = new Set(bandsNear(written(bits)))
      expect(bandsOf(other).some((band) => near.has(band))).toBe(true)
      expect(differingBits(written(bits), other)).toBe(places.length)
    }),
  )
})

it('files a picture without a fingerprint under nothing', () => {
  expect(bandsOf(null)).toEqual([])
})
