import { badRequest } from '../../refusal'
import type { Document } from '../../values/value'
import { type Stage, specification, stagesOf } from './stage'

/** Stages that read a collection or write one themselves. */
const FORBIDDEN = ['$facet', '$geoNear', '$out', '$merge', '$collStats', '$indexStats', '$planCacheStats']

/** `{ name: [stages], … }`: one document with the answer of each pipeline over the same documents. */
export const $facet: Stage = (value, { pipeline }) => {
  const given = specification('$facet', value)
  const names = Object.keys(given)
  if (names.length === 0) throw badRequest('the $facet specification must be a non-empty object')
  const facets = names.map((name) => {
    if (name === '' || name.startsWith('$') || name.includes('.')) {
      throw badRequest(`FieldPath field names may not be empty, start with '$' or contain '.': ${name}`)
    }
    const stages = stagesOf('$facet', given[name])
    const forbidden = stages.find((stage) => FORBIDDEN.includes(stage.name))
    if (forbidden) throw badRequest(`${forbidden.name} is not allowed to be used within a $facet stage`)
    return { name, work: pipeline(stages) }
  })
  return function* (documents) {
    const all = [...documents]
    const made: Document = {}
    for (const { name, work } of facets) made[name] = [...work(all)]
    yield made
  }
}
