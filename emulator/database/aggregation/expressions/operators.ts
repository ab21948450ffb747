import { ACCUMULATOR_EXPRESSIONS } from '../accumulators/expressions'
import { $add } from './arithmetic/add'
import { $divide } from './arithmetic/divide'
import { FUNCTIONS } from './arithmetic/functions'
import { $log } from './arithmetic/log'
import { $mod } from './arithmetic/mod'
import { $multiply } from './arithmetic/multiply'
import { $pow } from './arithmetic/pow'
import { ROUNDING } from './arithmetic/rounding'
import { $subtract } from './arithmetic/subtract'
import { $arrayElemAt } from './array/array-elem-at'
import { $arrayToObject } from './array/array-to-object'
import { $concatArrays } from './array/concat-arrays'
import { $filter } from './array/filter'
import { $in } from './array/in'
import { $indexOfArray } from './array/index-of-array'
import { $map } from './array/map'
import { $range } from './array/range'
import { $reduce } from './array/reduce'
import { ARRAY_FUNCTIONS } from './array/simple'
import { $slice } from './array/slice'
import { $zip } from './array/zip'
import { $and } from './boolean/and'
import { $not } from './boolean/not'
import { $or } from './boolean/or'
import { COMPARISONS } from './comparison/comparisons'
import { $cond } from './conditional/cond'
import { $ifNull } from './conditional/if-null'
import { $switch } from './conditional/switch'
import { $dateFromParts } from './date/date-from-parts'
import { $dateFromString } from './date/date-from-string'
import { $dateToParts } from './date/date-to-parts'
import { $dateToString } from './date/date-to-string'
import { DATE_PARTS } from './date/parts'
import { $let } from './object/let'
import { $literal } from './object/literal'
import { $mergeObjects } from './object/merge-objects'
import { $meta } from './object/meta'
import { $objectToArray } from './object/object-to-array'
import type { Operator } from './operator'
import { SETS } from './set/sets'
import { $concat } from './string/concat'
import { $indexOfBytes, $indexOfCP } from './string/index-of'
import { $regexFind, $regexFindAll, $regexMatch } from './string/regex'
import { $replaceAll, $replaceOne } from './string/replace'
import { STRING_FUNCTIONS } from './string/simple'
import { $split } from './string/split'
import { $substrBytes, $substrCP } from './string/substr'
import { $ltrim, $rtrim, $trim } from './string/trim'
import { TYPES } from './type/types'

/** Every expression operator of MongoDB 4.4 but `$function`, `$rand` and `$accumulator`. */
export const OPERATORS = new Map<string, Operator>(
  Object.entries({
    ...ACCUMULATOR_EXPRESSIONS,
    ...FUNCTIONS,
    ...ROUNDING,
    $add,
    $divide,
    $log,
    $mod,
    $multiply,
    $pow,
    $subtract,
    ...ARRAY_FUNCTIONS,
    $arrayElemAt,
    $arrayToObject,
    $concatArrays,
    $filter,
    $in,
    $indexOfArray,
    $map,
    $range,
    $reduce,
    $slice,
    $zip,
    $and,
    $not,
    $or,
    ...COMPARISONS,
    $cond,
    $ifNull,
    $switch,
    ...DATE_PARTS,
    $dateFromParts,
    $dateFromString,
    $dateToParts,
    $dateToString,
    $let,
    $literal,
    $mergeObjects,
    $meta,
    $objectToArray,
    ...SETS,
    ...STRING_FUNCTIONS,
    $concat,
    $indexOfBytes,
    $indexOfCP,
    $ltrim,
    $regexFind,
    $regexFindAll,
    $regexMatch,
    $replaceAll,
    $replaceOne,
    $rtrim,
    $split,
    $substr: $substrBytes,
    $substrBytes,
    $substrCP,
    $trim,
    ...TYPES,
  }),
)
