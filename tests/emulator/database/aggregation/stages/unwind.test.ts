/**
 * A document for each element of an array.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (聚合阶段)
 */
import { pipelines } from '../aggregating'

pipelines(
  'unwind',
  {
    things: [
      { _id: 1, list: ['a', 'b'], in: { list: [1] } },
      { _id: 2, list: [] },
      { _id: 3, list: null },
      { _id: 4 },
      { _id: 5, list: 'c' },
    ],
  },
  [
    [
      'a path without a dollar',
      (all) => all.unwind('list'),
      "path option to $unwind stage should be prefixed with a '$': list",
    ],
    ['no path', (all) => all.unwind({}), 'no path specified to $unwind stage'],
    [
      'a number',
      (all) => all.unwind(5),
      'expected either a string or an object as specification for $unwind stage, got int',
    ],
    [
      'an unknown option',
      (all) => all.unwind({ path: '$list', keep: true }),
      'unrecognized option to $unwind stage: keep',
    ],
    [
      'an index with a dollar',
      (all) => all.unwind({ path: '$list', includeArrayIndex: '$i' }),
      "should not be prefixed with a '$': $i",
    ],
    [
      'an index without a name',
      (all) => all.unwind({ path: '$list', includeArrayIndex: '' }),
      'expected a non-empty string',
    ],
    [
      'preserving 1',
      (all) => all.unwind({ path: '$list', preserveNullAndEmptyArrays: 1 }),
      'expected a boolean',
    ],
  ],
  [
    [
      'a document for each element, a scalar is its own',
      (all) => all.unwind('$list').project({ list: 1 }),
      [
        { _id: 1, list: 'a' },
        { _id: 1, list: 'b' },
        { _id: 5, list: 'c' },
      ],
    ],
    ['inside a document', (all) => all.unwind('$in.list'), [{ _id: 1, list: ['a', 'b'], in: { list: 1 } }]],
    [
      'with the place',
      (all) => all.unwind({ path: '$list', includeArrayIndex: 'i' }).project({ _id: 0, list: 1, i: 1 }),
      [
        { list: 'a', i: 0 },
        { list: 'b', i: 1 },
        { list: 'c', i: null },
      ],
    ],
    [
      'the place is a long',
      (all) =>
        all
          .unwind({ path: '$list', includeArrayIndex: 'i' })
          .limit(1)
          .project({ _id: 0, t: { $type: '$i' } }),
      [{ t: 'long' }],
    ],
    [
      'preserving: an empty array goes, null stays',
      (all) =>
        all
          .unwind({ path: '$list', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' })
          .project({ list: 1, i: 1 }),
      [
        { _id: 1, list: 'a', i: 0 },
        { _id: 1, list: 'b', i: 1 },
        { _id: 2, i: null },
        { _id: 3, list: null, i: null },
        { _id: 4, i: null },
        { _id: 5, list: 'c', i: null },
      ],
    ],
  ],
)
