import { Binary } from 'bson'
import { badRequest } from '../../refusal'
import { isNumeric, toInt64, toNumber } from '../../values/numbers'
import type { Reached } from '../../values/value'
import { any, type FieldOperator } from '../test'

const LONG_BITS = 64

/** `$bitsAllSet` and its three sisters: `decides` is told which of the asked bits are set. */
export const bits =
  (name: string, decides: (set: bigint, asked: bigint) => boolean): FieldOperator =>
  (operand) => {
    const asked = maskOf(operand, name)
    return any((value) => {
      const held = bitsOf(value, asked)
      return held !== null && decides(held & asked, asked)
    })
  }

function maskOf(operand: Reached, name: string): bigint {
  if (operand instanceof Binary) return littleEndian(operand)
  if (Array.isArray(operand))
    return operand.reduce<bigint>((mask, position) => mask | bitAt(position, name), 0n)
  const mask = isWhole(operand) ? toInt64(operand) : null
  if (mask === null || mask < 0n) throw badRequest(`${name} takes an Array, a number, or a BinData`)
  return mask
}

function bitAt(position: Reached, name: string): bigint {
  const place = isWhole(position) ? toInt64(position) : null
  if (place === null || place < 0n)
    throw badRequest(`bit positions of ${name} must be whole and not negative`)
  return 1n << place
}

const isWhole = (value: Reached) => isNumeric(value) && Number.isInteger(toNumber(value))

/** A number's 64 bits, the sign going on for ever; bytes with zeros behind; `null` for what has no bits. */
function bitsOf(value: Reached, asked: bigint): bigint | null {
  if (value instanceof Binary) return littleEndian(value)
  if (!isWhole(value)) return null
  const whole = toInt64(value)
  if (whole === null || whole >= 0n) return whole
  return BigInt.asUintN(LONG_BITS + asked.toString(2).length, whole)
}

function littleEndian(value: Binary): bigint {
  return value.value().reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n)
}
