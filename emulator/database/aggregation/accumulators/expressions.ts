import { end } from '../expressions/array/array-elem-at'
import { argumentsOf, type Operator, unary } from '../expressions/operator'
import type { Accumulator } from './accumulator'
import { Avg } from './avg'
import { Max, Min } from './extreme'
import { StdDevPop, StdDevSamp } from './std-dev'
import { Sum } from './sum'

/** Outside `$group`: over the elements of one array, or over several arguments (arrays among them are no numbers). */
const over =
  (name: string, Make: new () => Accumulator): Operator =>
  (operand, compiler) => {
    const items = argumentsOf(name, operand, compiler, 0, Number.POSITIVE_INFINITY)
    return (document) => {
      const values = items.map((item) => item(document))
      const [first] = values
      const gathered = new Make()
      for (const value of values.length === 1 && Array.isArray(first) ? first : values) gathered.add(value)
      return gathered.result()
    }
  }

/** Accumulators that are expressions too. */
export const ACCUMULATOR_EXPRESSIONS: Readonly<Record<string, Operator>> = {
  $sum: over('$sum', Sum),
  $avg: over('$avg', Avg),
  $min: over('$min', Min),
  $max: over('$max', Max),
  $stdDevPop: over('$stdDevPop', StdDevPop),
  $stdDevSamp: over('$stdDevSamp', StdDevSamp),
  $first: unary('$first', end('$first', 0)),
  $last: unary('$last', end('$last', -1)),
}
