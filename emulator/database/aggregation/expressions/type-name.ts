import { isNumeric, kindOf } from '../../values/numbers'
import { RANK, type Reached, rankOf } from '../../values/value'

const NAMES: Readonly<Record<number, string>> = {
  [RANK.minKey]: 'minKey',
  [RANK.undefined]: 'missing',
  [RANK.null]: 'null',
  [RANK.string]: 'string',
  [RANK.object]: 'object',
  [RANK.array]: 'array',
  [RANK.binary]: 'binData',
  [RANK.objectId]: 'objectId',
  [RANK.boolean]: 'bool',
  [RANK.date]: 'date',
  [RANK.timestamp]: 'timestamp',
  [RANK.regex]: 'regex',
  [RANK.maxKey]: 'maxKey',
}

/** What `$type` answers, and how messages name a type. */
export const typeName = (value: Reached): string =>
  isNumeric(value) ? kindOf(value) : (NAMES[rankOf(value)] as string)
