import { compileProjection, type Projection } from '../query/projection'
import { isNumeric } from '../values/numbers'
import type { Document, Value } from '../values/value'
import { compileExpression } from './expression'

/** `$project`: fields kept or left out, and fields computed (`{ name: '$author.name' }`). */
export function project(documents: readonly Document[], specification: Document): Document[] {
  const plain: Document = {}
  const computed: (readonly [name: string, compute: ReturnType<typeof compileExpression>])[] = []
  for (const name of Object.keys(specification)) {
    const asked = specification[name] as Value
    if (typeof asked === 'boolean' || isNumeric(asked)) plain[name] = asked
    else computed.push([name, compileExpression(asked)])
  }
  const keep = keeper(plain, computed.length > 0)
  return documents.map((document) => {
    const made = keep(document)
    for (const [name, compute] of computed) {
      const value = compute(document)
      if (value !== undefined) made[name] = value
    }
    return made
  })
}

/** With computed fields alone, everything else goes but `_id`. */
function keeper(plain: Document, computes: boolean): Projection {
  const keepsFields = Object.keys(plain).some((name) => name !== '_id')
  if (!computes || keepsFields) return compileProjection(plain)
  const dropsId = '_id' in plain && !plain._id
  return dropsId ? () => ({}) : compileProjection({ _id: 1 })
}
