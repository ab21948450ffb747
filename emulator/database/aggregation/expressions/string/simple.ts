import { compareText } from '../../../values/compare'
import { binary, type Operator, unary } from '../operator'
import { requiredText, textOf } from './text-of'

/** Only ASCII letters have a case here, as in MongoDB. */
const upper = (text: string) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

const length = (name: string, measure: (text: string) => number): Operator =>
  unary(name, (value) =>
    measure(requiredText(value, (found) => `${name} requires a string argument, found: ${found}`)),
  )

/** A few lines each. */
export const STRING_FUNCTIONS: Readonly<Record<string, Operator>> = {
  $toUpper: unary('$toUpper', (value) => upper(textOf(value))),
  $toLower: unary('$toLower', (value) => lower(textOf(value))),
  $strLenBytes: length('$strLenBytes', (text) => Buffer.byteLength(text)),
  $strLenCP: length('$strLenCP', (text) => [...text].length),
  $strcasecmp: binary('$strcasecmp', (a, b) => Math.sign(compareText(upper(textOf(a)), upper(textOf(b))))),
}
