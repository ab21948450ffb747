/**
 * Several pipelines at once, the commonest values, and some by chance.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (聚合阶段)
 */
import { $, pipelines, raw } from '../aggregating'

const things = [
  { _id: 1, name: 'a', n: 3, in: { x: 1, y: 2 }, list: [{ x: 1, y: 1 }, { x: 2 }, 5] },
  { _id: 2, name: 'b', n: 1, in: { x: 3, y: 4 } },
  { _id: 3, name: 'c', n: 2, in: 7 },
]

pipelines(
  'facet, sortByCount and sample',
  { things },
  [
    ['facet of nothing', raw([{ $facet: {} }]), 'the $facet specification must be a non-empty object'],
    [
      'facet in a facet',
      raw([{ $facet: { a: [{ $facet: { b: [] } }] } }]),
      '$facet is not allowed to be used within a $facet stage',
    ],
    ['facet that is no pipeline', raw([{ $facet: { a: 5 } }]), "'pipeline' must be an array"],
    [
      'facet with two stages in one',
      raw([{ $facet: { a: [{ $skip: 1, $limit: 1 }] } }]),
      'must contain exactly one field',
    ],
    ['sortByCount of a constant', (all) => all.sortByCount('name'), 'must be defined as a $-prefixed path'],
    ['sortByCount of a number', (all) => all.sortByCount(5), 'must be specified as a string or as an object'],
    [
      'sample of less than nothing',
      (all) => all.sample({ size: -1 }),
      'size argument to $sample must not be negative',
    ],
    ['sample of no size', (all) => all.sample({}), '$sample stage must specify a size'],
    ['sample of a text', (all) => all.sample({ size: 'x' }), 'size argument to $sample must be a number'],
  ],
  [
    [
      'facet: pipelines over the same documents',
      raw([
        { $match: { n: { $gt: 1 } } },
        {
          $facet: {
            all: [{ $count: 'n' }],
            most: [{ $sort: { n: -1 } }, { $limit: 1 }, { $project: { n: 1 } }],
          },
        },
      ]),
      [{ all: [{ n: 2 }], most: [{ _id: 1, n: 3 }] }],
    ],
    ['facet over nothing', raw([{ $match: { n: 99 } }, { $facet: { a: [] } }]), [{ a: [] }]],
    [
      'sortByCount',
      (all) => all.sortByCount($.gt(['$n', 1])),
      [
        { _id: true, count: 2 },
        { _id: false, count: 1 },
      ],
    ],
    ['sample of more than there are', (all) => all.sample({ size: 10 }).count('n'), [{ n: 3 }]],
    ['sample of two', (all) => all.sample({ size: 2 }).group({ _id: '$_id' }).count('n'), [{ n: 2 }]],
  ],
)
