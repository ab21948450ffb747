import { searchBounds } from '../array/bounds'
import { type Operator, variadic } from '../operator'
import { requiredText } from './text-of'

/** `[text, part, start, end]`, counted in the units of `split`; -1 when it is not there. */
const indexOf = (name: string, split: (text: string) => readonly unknown[]): Operator =>
  variadic(name, 2, 4, ([value, sought, start, end]) => {
    if (value === null || value === undefined) return null
    const text = requiredText(
      value,
      (found) => `${name} requires a string as the first argument, found: ${found}`,
    )
    const part = requiredText(
      sought,
      (found) => `${name} requires a string as the second argument, found: ${found}`,
    )
    const units = split(text)
    const parts = split(part)
    const [from, to] = searchBounds(name, units.length, start, end)
    for (let at = from; at + parts.length <= to; at++) {
      if (parts.every((unit, i) => units[at + i] === unit)) return at
    }
    return -1
  })

export const $indexOfBytes: Operator = indexOf('$indexOfBytes', (text) => [...Buffer.from(text)])
export const $indexOfCP: Operator = indexOf('$indexOfCP', (text) => [...text])
