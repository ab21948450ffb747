import { argumentsOf, type Operator } from '../operator'

/** The first that is neither null nor missing, else the last. */
export const $ifNull: Operator = (operand, compiler) => {
  const items = argumentsOf('$ifNull', operand, compiler, 2, Number.POSITIVE_INFINITY)
  return (document) => {
    let value: ReturnType<(typeof items)[number]>
    for (const item of items) {
      value = item(document)
      if (value !== null && value !== undefined) return value
    }
    return value
  }
}
