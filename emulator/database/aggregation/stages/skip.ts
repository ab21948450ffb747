import { type Stage, wholeNumber } from './stage'

export const $skip: Stage = (value) => {
  const count = wholeNumber('$skip', value, 0)
  return function* (documents) {
    let left = count
    for (const document of documents) {
      if (left > 0) left--
      else yield document
    }
  }
}
