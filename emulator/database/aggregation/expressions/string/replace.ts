import { namedArguments, type Operator } from '../operator'
import { requiredText } from './text-of'

const PARTS = ['input', 'find', 'replacement'] as const

/** `{ input, find, replacement }`: texts, not patterns. */
const replace =
  (name: string, work: (input: string, find: string, replacement: string) => string): Operator =>
  (operand, compiler) => {
    const parts = namedArguments(name, operand, compiler, PARTS)
    return (document) => {
      const values = PARTS.map((part) => [part, parts[part](document)] as const)
      const texts = values.map(([part, value]) =>
        value === null || value === undefined
          ? null
          : requiredText(value, (found) => `${name} requires that '${part}' be a string, found: ${found}`),
      )
      const [input, find, replacement] = texts as [string, string, string]
      return texts.includes(null) ? null : work(input, find, replacement)
    }
  }

export const $replaceOne: Operator = replace('$replaceOne', (input, find, replacement) =>
  input.replace(find, () => replacement),
)
export const $replaceAll: Operator = replace('$replaceAll', (input, find, replacement) =>
  input.replaceAll(find, () => replacement),
)
