import type { Document } from '../values/value'
import { compileTraced } from './index'
import type { Trace } from './test'

/** The place in an array by which a query found a document: what `$` stands for. `null` when no array decided. */
export function compilePosition(query: Document): (document: Document) => number | null {
  const matches = compileTraced(query)
  return (document) => {
    const trace: Trace = { position: null }
    return matches(document, trace) ? trace.position : null
  }
}
