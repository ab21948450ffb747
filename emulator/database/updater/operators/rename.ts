import { badRequest } from '../../refusal'
import { type Path, splitPath } from '../../values/path'
import { type Document, field, isDocument, type Reached, type Value } from '../../values/value'
import { locate } from '../locate'

/** Checks the operand of `$rename`, which is the field's new path. */
export function newPath(from: string, operand: Value): string {
  if (typeof operand !== 'string' || operand === '')
    throw badRequest(`The 'to' field for $rename must be a string: ${from}`)
  if (operand === from) throw badRequest(`The source and target field for $rename must differ: ${from}`)
  return operand
}

/** Moves a field; nothing happens when it is not there. Neither path may lead through an array. */
export function rename(document: Document, from: string, to: string): void {
  const source = splitPath(from)
  const target = splitPath(to)
  refuseArrays(document, source, from)
  const slot = locate(document, source, false)
  const value = slot?.read()
  if (!slot || value === undefined) return
  refuseArrays(document, target, to)
  slot.remove()
  locate(document, target, true)?.write(value)
}

function refuseArrays(document: Document, path: Path, text: string): void {
  let at: Reached = document
  for (const part of path.slice(0, -1)) {
    at = isDocument(at) ? field(at, part) : undefined
    if (Array.isArray(at)) throw badRequest(`The field of $rename cannot be an array element: ${text}`)
  }
}
