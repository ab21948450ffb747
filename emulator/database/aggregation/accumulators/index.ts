import type { Accumulator } from './accumulator'
import { AddToSet } from './add-to-set'
import { Avg } from './avg'
import { Max, Min } from './extreme'
import { First } from './first'
import { Last } from './last'
import { MergeObjects } from './merge-objects'
import { Push } from './push'
import { StdDevPop, StdDevSamp } from './std-dev'
import { Sum } from './sum'

type MakeAccumulator = new () => Accumulator

/** What `$group`, `$bucket` and `$bucketAuto` may gather. */
export const ACCUMULATORS = new Map<string, MakeAccumulator>(
  Object.entries({
    $sum: Sum,
    $avg: Avg,
    $min: Min,
    $max: Max,
    $first: First,
    $last: Last,
    $push: Push,
    $addToSet: AddToSet,
    $mergeObjects: MergeObjects,
    $stdDevPop: StdDevPop,
    $stdDevSamp: StdDevSamp,
  }),
)
