import { BSONRegExp } from 'bson'
import type { Value } from '../values/value'

/** What every text found by a search begins with, and the search itself, which finds its equal. */
export interface RegexPrefix {
  readonly text: string
  readonly search: BSONRegExp
}

/** Options with which `^` still means the start of the text and letters mean themselves. */
const PLAIN_OPTIONS = /^[su]*$/
const SPECIAL = new Set('.[](){}*+?^$|#')
const OPTIONAL_BEFORE = new Set('*?{')

/** The beginning that `/^abc…/` demands; `null` when none is plain to see. */
export function regexPrefix(operand: Value | undefined, options: Value | undefined): RegexPrefix | null {
  const pattern = operand instanceof BSONRegExp ? operand.pattern : operand
  const flags = options ?? (operand instanceof BSONRegExp ? operand.options : '')
  if (typeof pattern !== 'string' || typeof flags !== 'string') return null
  if (!pattern.startsWith('^') || pattern.includes('|') || !PLAIN_OPTIONS.test(flags)) return null
  const text = literalStart([...pattern.slice(1)])
  return text === '' ? null : { text, search: new BSONRegExp(pattern, flags) }
}

function literalStart(characters: readonly string[]): string {
  const literal: string[] = []
  for (let i = 0; i < characters.length; i++) {
    let character = characters[i] as string
    if (character === '\\') {
      character = characters[++i] ?? 'z'
      if (/[\p{L}\p{N}]/u.test(character)) return literal.join('') // a class or an assertion
    } else if (OPTIONAL_BEFORE.has(character)) return literal.slice(0, -1).join('')
    else if (SPECIAL.has(character)) return literal.join('')
    literal.push(character)
  }
  return literal.join('')
}
