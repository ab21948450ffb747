import * as z from 'zod/mini'
import type { Action } from '../../cloudfunctions/_common/contract'

/** Makes inputs that an action takes, from its own contract and from ids that were seen in answers. */

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly pattern?: string
}

/** Values by the name of the field that takes them. */
export type Pool = Map<string, Set<string>>
const MOST_OF_A_KIND = 4

/** Keeps what may be asked for later: everything that stands under a name ending in `Id`, and codes. */
export function harvest(pool: Pool, value: unknown, name = ''): void {
  if (Array.isArray(value)) for (const one of value) harvest(pool, one, name.replace(/s$/, ''))
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) harvest(pool, inner, key)
  else if (typeof value === 'string' && /(Id|code|number)$/.test(name)) {
    const known = pool.get(name) ?? new Set()
    if (known.size < MOST_OF_A_KIND) pool.set(name, known.add(value))
  }
}

function valuesOf(schema: Schema, name: string, pool: Pool): unknown[] {
  const known = [...(pool.get(name) ?? [])]
  if (known.length > 0) return known
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return [...schema.enum]
  if (schema.anyOf) return schema.anyOf.flatMap((one) => valuesOf(one, name, pool).slice(0, 2))
  switch (schema.type) {
    case 'object':
      return inputsOf(schema, pool).slice(0, 2)
    case 'array':
      return [schema.minItems ? valuesOf(schema.items ?? {}, name.replace(/s$/, ''), pool).slice(0, 1) : []]
    case 'integer':
    case 'number':
      return [schema.minimum ?? 1]
    case 'boolean':
      return [false, true]
    case 'null':
      return [null]
    default:
      return [
        /At$|^from$|^until$/.test(name) ? new Date().toISOString() : new Date().toISOString().slice(0, 10),
      ]
  }
}

/** One input of first values, then one for each other value of a field. */
function inputsOf({ properties = {}, required = [] }: Schema, pool: Pool): object[] {
  const fields = Object.entries(properties).filter(([name]) => required.includes(name) || pool.has(name))
  const values = fields.map(([name, schema]) => [name, valuesOf(schema, name, pool)] as const)
  const base = Object.fromEntries(values.map(([name, [first]]) => [name, first]))
  const least = Object.fromEntries(
    values.filter(([name]) => required.includes(name)).map(([name, [first]]) => [name, first]),
  )
  return [least, ...values.flatMap(([name, all]) => all.map((value) => ({ ...least, [name]: value }))), base]
}

export function inputsFor(action: Action, pool: Pool): object[] {
  const schema = z.toJSONSchema(action.input, { unrepresentable: 'any', io: 'input' }) as Schema
  const inputs = new Map(inputsOf(schema, pool).map((input) => [JSON.stringify(input), input]))
  return [...inputs.values()]
}
