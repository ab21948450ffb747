import type { Database } from '../../database'
import type { Stage } from '../../database/aggregation'
import { decode } from '../../database/values/decode'
import type { Value } from '../../database/values/value'
import type { DatabaseAction } from './action'
import { type Body, invalid, serverDate, text } from './request'

/** `database.aggregateDocuments`: aggregate().….end(). */
export const aggregateDocuments: DatabaseAction = (body, database) => {
  const { stages } = body
  if (!Array.isArray(stages)) throw invalid('stages must be a list')
  const { texts } = database.aggregate({
    collection: text(body, 'collectionName'),
    stages: stages.map((stage) => stageOf(stage as Body, body, database)),
  })
  return { data: { list: texts } }
}

/** A stage's value is an EJSON text, of an object or (`limit(5)`) a bare number. */
function stageOf(stage: Body, body: Body, database: Database): Stage {
  const wrapped = decode(`{"value":${text(stage, 'stageValue')}}`, 'stageValue', serverDate(body, database))
  return { name: text(stage, 'stageKey'), value: wrapped.value as Value }
}
