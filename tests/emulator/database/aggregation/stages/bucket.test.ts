/**
 * Grouping by bounds, given or found.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (聚合阶段)
 */
import { $, pipelines } from '../aggregating'

const rows = [0, 1, 2, 3, 4, 5, 6, 7, 7, 12].map((n, _id) => ({ _id, n, name: `n${n}` }))

pipelines(
  'bucket and bucketAuto',
  { things: rows },
  [
    [
      'no boundaries',
      (all) => all.bucket({ groupBy: '$n' }),
      "$bucket requires 'groupBy' and 'boundaries' to be specified.",
    ],
    [
      'one boundary',
      (all) => all.bucket({ groupBy: '$n', boundaries: [0] }),
      'must have at least 2 values, but found 1',
    ],
    [
      'boundaries out of order',
      (all) => all.bucket({ groupBy: '$n', boundaries: [5, 0] }),
      'must be sorted in ascending order',
    ],
    [
      'boundaries of two types',
      (all) => all.bucket({ groupBy: '$n', boundaries: [0, 'x'] }),
      'must have the same type. Found conflicting types int and string',
    ],
    [
      'a default inside',
      (all) => all.bucket({ groupBy: '$n', boundaries: [0, 5], default: 3 }),
      "'default' field must be less than the lowest boundary",
    ],
    [
      'grouping by a constant',
      (all) => all.bucket({ groupBy: 'n', boundaries: [0, 5] }),
      "'groupBy' field must be defined as a $-prefixed path",
    ],
    [
      'an unknown option',
      (all) => all.bucket({ groupBy: '$n', boundaries: [0, 5], x: 1 }),
      'Unrecognized option to $bucket: x.',
    ],
    [
      'a value in no bucket',
      (all) => all.bucket({ groupBy: '$n', boundaries: [0, 5] }),
      'could not find a matching branch',
    ],
    [
      'no buckets',
      (all) => all.bucketAuto({ groupBy: '$n', buckets: 0 }),
      "'buckets' field must be greater than 0, but found: 0.",
    ],
    [
      'a text of buckets',
      (all) => all.bucketAuto({ groupBy: '$n', buckets: 'x' }),
      "'buckets' field must be a numeric value, but found type: string.",
    ],
    [
      'an unknown granularity',
      (all) => all.bucketAuto({ groupBy: '$n', buckets: 2, granularity: 'R7' }),
      'Unknown rounding granularity',
    ],
    [
      'a granularity of texts',
      (all) => all.bucketAuto({ groupBy: '$name', buckets: 2, granularity: 'R5' }),
      'numeric boundaries only, but found a value with type: string',
    ],
  ],
  [
    [
      'from each boundary to the next',
      (all) => all.match({ n: { $lt: 10 } }).bucket({ groupBy: '$n', boundaries: [0, 2, 8] }),
      [
        { _id: 0, count: 2 },
        { _id: 2, count: 7 },
      ],
    ],
    [
      'the rest in the default, with an output',
      (all) =>
        all.bucket({
          groupBy: '$n',
          boundaries: [6, 8, 10],
          default: 'other',
          output: { n: $.sum(1), most: $.max('$n') },
        }),
      [
        { _id: 6, n: 3, most: 7 },
        { _id: 'other', n: 7, most: 12 },
      ],
    ],
    [
      'as even as equal values allow',
      (all) => all.bucketAuto({ groupBy: '$n', buckets: 4 }),
      [
        { _id: { min: 0, max: 3 }, count: 3 },
        { _id: { min: 3, max: 6 }, count: 3 },
        { _id: { min: 6, max: 12 }, count: 3 },
        { _id: { min: 12, max: 12 }, count: 1 },
      ],
    ],
    [
      'one bucket',
      (all) => all.bucketAuto({ groupBy: '$n', buckets: 1, output: { sum: $.sum('$n') } }),
      [{ _id: { min: 0, max: 12 }, sum: 47 }],
    ],
    ['no documents', (all) => all.match({ n: 99 }).bucketAuto({ groupBy: '$n', buckets: 3 }), []],
    [
      'bounds of the series 1-2-5',
      (all) => all.match({ n: { $gt: 0 } }).bucketAuto({ groupBy: '$n', buckets: 2, granularity: '1-2-5' }),
      [
        { _id: { min: 0.5, max: 10 }, count: 8 },
        { _id: { min: 10, max: 20 }, count: 1 },
      ],
    ],
    [
      'powers of two, beginning at zero',
      (all) => all.bucketAuto({ groupBy: '$n', buckets: 3, granularity: 'POWERSOF2' }),
      [
        { _id: { min: 0, max: 4 }, count: 4 },
        { _id: { min: 4, max: 8 }, count: 5 },
        { _id: { min: 8, max: 16 }, count: 1 },
      ],
    ],
  ],
)
