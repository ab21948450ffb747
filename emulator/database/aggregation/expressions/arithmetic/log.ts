import { badRequest } from '../../../refusal'
import { toNumber } from '../../../values/numbers'
import { binary, type Operator } from '../operator'
import { show } from '../show'
import { likeOperands, type Numeric, ofNumbers } from './numeric'

/** `$log: [number, base]`. */
export const $log: Operator = binary(
  '$log',
  ofNumbers('$log', (number, base) => {
    const [x, b] = [toNumber(number), toNumber(base)]
    if (x <= 0) throw badRequest(`$log's argument must be a positive number, but is ${show(number)}`)
    if (b <= 0 || b === 1) {
      throw badRequest(`$log's base must be a positive number not equal to 1, but is ${show(base)}`)
    }
    return likeOperands(logarithm(x, b), number, base)
  }),
)

/** A quotient of natural logarithms misses whole results by a hair (of 8 and 2), so the exact ones are asked first. */
function logarithm(x: number, base: number): number {
  if (base === 2) return Math.log2(x)
  return base === 10 ? Math.log10(x) : Math.log(x) / Math.log(base)
}

/** A logarithm to one base: what is not positive is refused. */
export const logarithmOf = (name: string, work: (x: number) => number) => (value: Numeric) => {
  const x = toNumber(value)
  if (x <= 0) throw badRequest(`${name}'s argument must be a positive number, but is ${show(value)}`)
  return likeOperands(work(x), value)
}
