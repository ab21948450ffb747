import { type Stage, wholeNumber } from './stage'

/** The first of them; those after are never made. */
export const $limit: Stage = (value) => {
  const count = wholeNumber('$limit', value, 1)
  return function* (documents) {
    let left = count
    for (const document of documents) {
      yield document
      if (--left === 0) return
    }
  }
}
