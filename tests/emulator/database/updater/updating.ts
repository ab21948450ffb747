import { compileUpdate } from '../../../../emulator/database/updater'
import { encode } from '../../../../emulator/database/values/encode'
import { document, type Json } from '../matcher/matching'

/** The document an update makes, as EJSON; the one it was made of must not have changed. */
export function updated(update: Json, row: Json, inserting = false): Json {
  const before = document(row)
  const text = encode(before)
  const after = compileUpdate(document(update))(before, inserting)
  expect(encode(before)).toBe(text)
  return JSON.parse(encode(after)) as Json
}

/** An update that fails on a document, or for any. */
export const fails = (update: Json, row: Json) => expect(() => updated(update, row)).toThrow()
