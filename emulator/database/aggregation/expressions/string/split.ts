import { badRequest } from '../../../refusal'
import { binary, type Operator } from '../operator'
import { requiredText } from './text-of'

export const $split: Operator = binary('$split', (text, separator) => {
  if (text === null || text === undefined || separator === null || separator === undefined) return null
  const which = (place: string) => (found: string) =>
    `$split requires an expression that evaluates to a string as a ${place} argument, found: ${found}`
  const whole = requiredText(text, which('first'))
  const between = requiredText(separator, which('second'))
  if (between === '') throw badRequest('$split requires a non-empty separator')
  return whole.split(between)
})
