import { badRequest } from '../refusal'
import { isPosition, type Path } from '../values/path'
import { type Document, field, isDocument, type Reached, type Value } from '../values/value'

/** A field's place in a document being changed. */
export interface Slot {
  read(): Reached
  write(value: Value): void
  remove(): void
}

/** MongoDB's limit of nulls that one update may fill an array with. */
const PADDING_LIMIT = 1_500_000

/** Finds the place a path names, making what is missing on the way when `creates`; `null` where there is none. */
export function locate(document: Document, path: Path, creates: boolean): Slot | null {
  let container: Value = document
  for (const part of path.slice(0, -1)) {
    const slot = slotIn(container, part, creates, path)
    if (!slot) return null
    let next = slot.read()
    if (next === undefined) {
      if (!creates) return null
      next = {}
      slot.write(next)
    }
    container = next
  }
  return slotIn(container, path[path.length - 1] as string, creates, path)
}

function slotIn(container: Value, part: string, creates: boolean, path: Path): Slot | null {
  if (isDocument(container)) return fieldSlot(container, part)
  if (Array.isArray(container) && isPosition(part)) return elementSlot(container, Number(part))
  if (!creates) return null
  throw badRequest(
    `Cannot create field '${part}' on the way of '${path.join('.')}': what is there is no object`,
  )
}

const fieldSlot = (document: Document, name: string): Slot => ({
  read: () => field(document, name),
  write: (value) => {
    document[name] = value
  },
  remove: () => {
    delete document[name]
  },
})

const elementSlot = (items: Value[], position: number): Slot => ({
  read: () => items[position],
  write: (value) => {
    if (position - items.length > PADDING_LIMIT)
      throw badRequest(`Can't backfill more than ${PADDING_LIMIT} elements`)
    while (items.length < position) items.push(null)
    items[position] = value
  },
  // An array keeps its places: unset elements become null.
  remove: () => {
    if (position < items.length) items[position] = null
  },
})
