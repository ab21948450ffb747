import type { Document, Reached } from '../../values/value'
import { mergeable } from '../expressions/object/merge-objects'
import { sizeOf } from '../memory'
import type { Accumulator } from './accumulator'

/** Later documents' fields take the place of earlier ones'. */
export class MergeObjects implements Accumulator {
  readonly #merged: Document = {}

  add(value: Reached): number {
    const part = mergeable(value)
    const isNew = Object.keys(part).some((name) => !Object.hasOwn(this.#merged, name))
    Object.assign(this.#merged, part)
    return isNew ? sizeOf(part) : 0
  }

  result() {
    return this.#merged
  }
}
