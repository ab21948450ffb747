import { Binary, BSONRegExp, Decimal128, ObjectId, Timestamp } from 'bson'
import { isBetweenDoubles } from './decimal'
import { comparable, isNumeric } from './numbers'
import { type Document, isDocument, type Reached, rankOf, type Value } from './value'

/**
 * Keys whose bytes order as `compare` orders values. Each value is a type byte and a payload that no other payload
 * begins with, so keys of several fields are the values' keys one after another; descending fields are inverted.
 */
export type Direction = 1 | -1

const START_SIZE = 4096
const EXACT_INTEGER = 2 ** 53
const RESIDUAL_BIAS = 0x8000

let buffer = Buffer.allocUnsafe(START_SIZE)
let length = 0

/** The key of one value a field. */
export function keyOf(values: readonly Reached[], directions: readonly Direction[]): Buffer {
  length = 0
  for (let i = 0; i < values.length; i++) {
    const start = length
    writeValue(values[i])
    if (directions[i] === -1) invert(start)
  }
  return Buffer.from(buffer.subarray(0, length))
}

/** True when a value's key stands for its neighbours too: a decimal that no double says, or something that holds one. */
export function isBlurred(value: Reached): boolean {
  if (value instanceof Decimal128) return isBetweenDoubles(value)
  if (Array.isArray(value)) return value.some(isBlurred)
  return isDocument(value) && Object.values(value).some(isBlurred)
}

/** The first byte of every key of a type. */
export const typeByte = (rank: number, direction: Direction): number => (direction === 1 ? rank : 0xff - rank)

function reserve(bytes: number): void {
  if (length + bytes <= buffer.length) return
  const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + bytes))
  buffer.copy(larger, 0, 0, length)
  buffer = larger
}

function byte(value: number): void {
  reserve(1)
  buffer[length++] = value
}

function invert(from: number): void {
  for (let i = from; i < length; i++) buffer[i] = 0xff - (buffer[i] as number)
}

function writeValue(value: Reached): void {
  byte(rankOf(value))
  writePayload(value)
}

function writePayload(value: Reached): void {
  if (typeof value === 'string') writeText(value)
  else if (isNumeric(value)) writeNumber(comparable(value))
  else if (typeof value === 'boolean') byte(value ? 1 : 0)
  else if (value instanceof Date) writeNumber(value.getTime())
  else if (Array.isArray(value)) writeArray(value)
  else if (isDocument(value)) writeDocument(value)
  else if (value instanceof ObjectId) writeBytes(value.id)
  else if (value instanceof BSONRegExp) {
    writeText(value.pattern)
    writeText(value.options)
  } else if (value instanceof Binary) {
    writeNumber(value.length())
    byte(value.sub_type)
    writeBytes(value.value())
  } else if (value instanceof Timestamp) writeNumber(value.toBigInt())
}

/** UTF-8; a zero byte becomes 00 ff, and 00 01 ends the text: shorter sorts first in either direction. */
function writeText(text: string): void {
  const most = text.length * 6 + 2
  reserve(most)
  const start = length
  length += buffer.write(text, length, 'utf8')
  if (buffer.subarray(start, length).includes(0)) escapeZeros(start)
  buffer[length++] = 0
  buffer[length++] = 1
}

function escapeZeros(start: number): void {
  const plain = Buffer.from(buffer.subarray(start, length))
  length = start
  for (const unit of plain) {
    buffer[length++] = unit
    if (unit === 0) buffer[length++] = 0xff
  }
}

/** A double whose bytes order by value; past 2^53, where doubles have gaps, the distance to the true integer follows. */
function writeNumber(value: number | bigint): void {
  const rounded = Number(value)
  reserve(10)
  if (Number.isNaN(rounded)) {
    buffer.fill(0, length, length + 8)
    length += 8
    return
  }
  const start = length
  length = buffer.writeDoubleBE(rounded === 0 ? 0 : rounded, length)
  if (rounded < 0) invert(start)
  else buffer[start] = (buffer[start] as number) | 0x80
  if (Math.abs(rounded) >= EXACT_INTEGER && Number.isFinite(rounded)) {
    const residual = typeof value === 'bigint' ? Number(value - BigInt(rounded)) : 0
    length = buffer.writeUInt16BE(residual + RESIDUAL_BIAS, length)
  }
}

function writeArray(items: readonly Value[]): void {
  for (const item of items) writeValue(item)
  byte(0)
}

/** For each field its type, name and value, the order in which documents compare. */
function writeDocument(document: Document): void {
  for (const name of Object.keys(document)) {
    const value = document[name]
    byte(rankOf(value))
    writeText(name)
    writePayload(value)
  }
  byte(0)
}

function writeBytes(bytes: Uint8Array): void {
  reserve(bytes.length)
  buffer.set(bytes, length)
  length += bytes.length
}
