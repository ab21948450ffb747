import { compileQuery } from '../../../../emulator/database/matcher'
import { decode } from '../../../../emulator/database/values/decode'
import type { Document } from '../../../../emulator/database/values/value'

/** What test tables hold: JSON, or EJSON where a type needs it. */
export type Json = Record<string, unknown>

export const document = (json: Json): Document => decode(JSON.stringify(json), 'test')

/** Whether a query finds a document. */
export const matches = (query: Json, row: Json): boolean => compileQuery(document(query))(document(row))

/** A query that is refused. */
export const refused = (query: Json) => expect(() => compileQuery(document(query))).toThrow()
