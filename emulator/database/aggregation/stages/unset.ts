import { badRequest } from '../../refusal'
import { drop, plant, type Tree } from '../tree'
import { each, type Stage } from './stage'

/** Leaves out a field or a list of fields. */
export const $unset: Stage = (value) => {
  const paths = Array.isArray(value) ? value : [value]
  if (paths.length === 0)
    throw badRequest('$unset specification must be a string or an array with at least one field')
  const tree: Tree = new Map()
  for (const path of paths) {
    if (typeof path !== 'string') {
      throw badRequest('$unset specification must be a string or an array containing only string values')
    }
    plant(tree, path, 'drop')
  }
  return each((document) => drop(document, tree))
}
