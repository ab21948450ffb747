import { AppError } from '../_common/errors'

const DEEPEST = 40
export const DEFAULT_MAX_BYTES = 1024 * 1024
/** Names that reach an object's prototype when somebody copies an object field by field. */
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype'])
/** NUL ends a string in other people's code; a lone half of a surrogate pair cannot be stored as UTF-8. */
const UNSTORABLE = /[\0\p{Cs}]/u
/** Quotes, separators and brackets, or a number: about what a value costs besides its letters. */
const COST_OF_A_VALUE = 4

const refuse = (reason: string, sentence: string) => new AppError('invalid_input', reason, { '': sentence })

function sizeOfText(text: string): number {
  if (UNSTORABLE.test(text)) throw refuse('unstorable characters', '有看不见的特殊字符，删掉再发一次。')
  return Buffer.byteLength(text) + COST_OF_A_VALUE
}

/**
 * What is checked of every input before any schema sees it: size, depth, names and characters.
 * Walks without recursion, so no nesting can exhaust the stack.
 */
export function guard(value: unknown, maxBytes: number = DEFAULT_MAX_BYTES): void {
  let bytes = 0
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 1 }]
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    const { value: current, depth } = entry
    bytes += typeof current === 'string' ? sizeOfText(current) : COST_OF_A_VALUE
    if (bytes > maxBytes) throw refuse('too large', '内容太大了，分成几次发。')
    if (typeof current !== 'object' || current === null) continue
    if (depth > DEEPEST) throw refuse('too deep', '内容套得太深了，简化一下再发。')
    if (Array.isArray(current)) {
      for (const item of current) waiting.push({ value: item, depth: depth + 1 })
      continue
    }
    for (const name of Object.keys(current)) {
      if (FORBIDDEN_NAMES.has(name)) throw refuse('forbidden name', '送来的内容不对，刷新后再试一次。')
      bytes += sizeOfText(name)
      waiting.push({ value: (current as Record<string, unknown>)[name], depth: depth + 1 })
    }
  }
}
