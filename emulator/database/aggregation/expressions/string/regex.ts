import { BSONRegExp } from 'bson'
import { toJavaScript } from '../../../matcher/pcre'
import { badRequest } from '../../../refusal'
import type { Document, Reached } from '../../../values/value'
import { namedArguments, type Operator } from '../operator'
import type { Expression } from '../scope'
import { typeName } from '../type-name'
import { requiredText } from './text-of'

interface Search {
  readonly input: string
  readonly pattern: RegExp
}

/** `{ input, regex, options }`: what stands in a text; nothing stands in nothing. */
const regex =
  <T extends Reached>(name: string, nothing: T, work: (search: Search) => T): Operator =>
  (operand, compiler) => {
    const parts = namedArguments(name, operand, compiler, ['input', 'regex'], ['options'])
    return (document) => {
      const search = searchOf(name, parts, document)
      return search ? work(search) : nothing
    }
  }

type Parts = Readonly<Record<'input' | 'regex' | 'options', Expression>>

function searchOf(name: string, parts: Parts, document: Document): Search | null {
  const input = parts.input(document)
  const sought = parts.regex(document)
  const options = parts.options(document)
  if (input !== null && input !== undefined)
    requiredText(input, () => `${name} needs 'input' to be of type string`)
  if (sought === null || sought === undefined) return null
  if (typeof sought !== 'string' && !(sought instanceof BSONRegExp)) {
    throw badRequest(`${name} needs 'regex' to be of type string or regex, found ${typeName(sought)}`)
  }
  if (options !== null && options !== undefined) {
    requiredText(options, () => `${name} needs 'options' to be of type string`)
    if (sought instanceof BSONRegExp && sought.options !== '') {
      throw badRequest(`${name}: found regex option(s) specified in both 'regex' and 'option' fields`)
    }
  }
  const pattern = compiled(name, sought, String(options ?? ''))
  return typeof input === 'string' ? { input, pattern } : null
}

function compiled(name: string, sought: string | BSONRegExp, options: string): RegExp {
  const pattern = typeof sought === 'string' ? sought : sought.pattern
  const flags = typeof sought === 'string' || sought.options === '' ? options : sought.options
  if (!/^[imsux]*$/.test(flags)) throw badRequest(`${name}: invalid flag in regex options: ${flags}`)
  try {
    return toJavaScript(pattern, flags)
  } catch (error) {
    throw badRequest(`Invalid Regex in ${name}: ${(error as Error).message}`)
  }
}

function found(match: RegExpMatchArray): Document {
  const before = (match.input ?? '').slice(0, match.index)
  const captures = match.slice(1).map((capture) => capture ?? null)
  return { match: match[0], idx: [...before].length, captures }
}

export const $regexMatch: Operator = regex<boolean>('$regexMatch', false, ({ input, pattern }) =>
  pattern.test(input),
)

export const $regexFind: Operator = regex<Reached>('$regexFind', null, ({ input, pattern }) => {
  const match = pattern.exec(input)
  return match && found(match)
})

export const $regexFindAll: Operator = regex<Document[]>('$regexFindAll', [], ({ input, pattern }) =>
  [...input.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(found),
)
