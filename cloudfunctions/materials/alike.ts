import { MATERIAL_LIMITS } from '../../site/materials'

const QUARTERS = [0, 1, 2, 3] as const
const QUARTER_BITS = 16

const quartersOf = (fingerprint: string): number[] =>
  QUARTERS.map((quarter) => Number.parseInt(fingerprint.slice(quarter * 4, quarter * 4 + 4), 16))
const bandOf = (quarter: number, bits: number): string => `${quarter}${bits.toString(16).padStart(4, '0')}`

/** What a picture is filed under. */
export const bandsOf = (fingerprint: string | null): string[] =>
  fingerprint ? quartersOf(fingerprint).map((bits, quarter) => bandOf(quarter, bits)) : []

/**
 * What to look under: every quarter as it is and with one bit turned. Two fingerprints that differ in at most 7 bits have a
 * quarter with at most one of them (7 bits in 4 quarters), so they are found for certain.
 */
export function bandsNear(fingerprint: string): string[] {
  return quartersOf(fingerprint).flatMap((bits, quarter) => [
    bandOf(quarter, bits),
    ...Array.from({ length: QUARTER_BITS }, (_, bit) => bandOf(quarter, bits ^ (1 << bit))),
  ])
}

/** How many of the 64 bits differ. */
export function differingBits(one: string, other: string): number {
  let different = BigInt(`0x${one}`) ^ BigInt(`0x${other}`)
  let count = 0
  for (; different > 0n; different &= different - 1n) count++
  return count
}

export const isAlike = (bits: number): boolean => bits <= MATERIAL_LIMITS.alikeBits
