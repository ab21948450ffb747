import { badRequest } from '../../refusal'
import { isNumeric, toNumber } from '../../values/numbers'
import { type Document, isDocument, type Value } from '../../values/value'
import { compileExpression } from '../expressions/compile'
import type { Scope } from '../expressions/scope'
import { compute, computes, drop, keep, type Leaf, plant, type Tree } from '../tree'
import { each, type Stage, specification } from './stage'

type Asked = readonly [path: string, leaf: Leaf]

/** Fields kept or left out, and fields computed (`{ name: '$author.name' }`). */
export const $project: Stage = (value, { scope }) => {
  const asked = askedBy(specification('$project', value), '', scope)
  if (asked.length === 0) throw invalid('projection specification must have at least one field')
  const others = asked.filter(([path]) => path !== '_id')
  const ofId = asked.find(([path]) => path === '_id')?.[1]
  const excludes = others.length > 0 ? others[0]?.[1] === 'drop' : ofId === 'drop'
  for (const [path, leaf] of others) {
    if ((leaf === 'drop') === excludes) continue
    if (typeof leaf === 'function') {
      throw invalid(`Cannot use an expression ${path} in an exclusion projection`)
    }
    const [kind, mode] = excludes ? ['inclusion', 'exclusion'] : ['exclusion', 'inclusion']
    throw invalid(`Cannot do ${kind} on field ${path} in ${mode} projection`)
  }
  const tree: Tree = new Map()
  const hasId = asked.some(([path]) => path === '_id' || path.startsWith('_id.'))
  if (!excludes && !hasId) tree.set('_id', 'keep')
  for (const [path, leaf] of asked) if (!(excludes && leaf === 'keep')) plant(tree, path, leaf)
  if (excludes && typeof ofId === 'function') throw invalid('Cannot compute _id in an exclusion projection')
  if (excludes) return each((document) => drop(document, tree))
  if (!computes(tree)) return each((document) => keep(document, tree))
  return each((document) => compute(keep(document, tree), tree, document))
}

/** The leaves of a specification; an embedded object without operators is a part of the path. */
function askedBy(given: Document, prefix: string, scope: Scope): Asked[] {
  return Object.keys(given).flatMap((name): Asked[] => {
    const value = given[name] as Value
    const path = `${prefix}${name}`
    if (typeof value === 'boolean') return [[path, value ? 'keep' : 'drop']]
    if (isNumeric(value)) return [[path, toNumber(value) === 0 ? 'drop' : 'keep']]
    if (!isDocument(value) || Object.keys(value)[0]?.startsWith('$')) {
      return [[path, compileExpression(value, scope)]]
    }
    if (Object.keys(value).length === 0) {
      throw invalid(`an empty object is not a valid value. Found at path ${path}`)
    }
    return askedBy(value, `${path}.`, scope)
  })
}

const invalid = (message: string) => badRequest(`Invalid $project :: caused by :: ${message}`)
