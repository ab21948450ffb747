import { namedArguments, type Operator } from '../operator'
import { show } from '../show'
import { requiredText } from './text-of'

/** Source: MongoDB manual, $trim, whitespace characters. */
const WHITESPACE = [
  ...'\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
]

/** `{ input, chars }`: takes these characters off one end or both. */
const trim =
  (name: string, left: boolean, right: boolean): Operator =>
  (operand, compiler) => {
    const { input, chars } = namedArguments(name, operand, compiler, ['input'], ['chars'])
    const given = (operand as Record<string, unknown>).chars !== undefined
    return (document) => {
      const value = input(document)
      const set = given ? chars(document) : ''
      if (value === null || value === undefined || set === null || set === undefined) return null
      const refused = (what: string, found: unknown) => (type: string) =>
        `${name} requires ${what} to be a string, got ${show(found as never)} (of type ${type}) instead.`
      const text = [...requiredText(value, refused('its input', value))]
      const off = new Set(given ? requiredText(set, refused("'chars'", set)) : WHITESPACE)
      const stays = (character: string) => !off.has(character)
      const from = left ? text.findIndex(stays) : 0
      const to = right ? text.findLastIndex(stays) + 1 : text.length
      return from < 0 ? '' : text.slice(from, to).join('')
    }
  }

export const $trim: Operator = trim('$trim', true, true)
export const $ltrim: Operator = trim('$ltrim', true, false)
export const $rtrim: Operator = trim('$rtrim', false, true)
