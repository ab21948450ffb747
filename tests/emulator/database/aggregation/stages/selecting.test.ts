/**
 * Selecting, ordering and counting.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (聚合阶段)
 */
import { _, pipelines, raw } from '../aggregating'

const things = [
  { _id: 1, name: 'a', n: 3, in: { x: 1, y: 2 }, list: [{ x: 1, y: 1 }, { x: 2 }, 5] },
  { _id: 2, name: 'b', n: 1, in: { x: 3, y: 4 } },
  { _id: 3, name: 'c', n: 2, in: 7 },
]

pipelines(
  'match, sort, skip, limit, count',
  { things },
  [
    ['an unknown stage', raw([{ $frobnicate: {} }]), "Unrecognized pipeline stage name: '$frobnicate'"],
    ['a stage that writes', raw([{ $out: 'copy' }]), "Unrecognized pipeline stage name: '$out'"],
    [
      'a wrong stage behind one that leaves nothing',
      (all) => all.match({ _id: 99 }).limit(0),
      'the $limit must be a whole number',
    ],
    ['match with an unknown operator', (all) => all.match({ n: { $frob: 1 } }), 'unknown operator: $frob'],
    [
      'match by distance',
      raw([{ $match: { at: { $nearSphere: [0, 0] } } }]),
      '$nearSphere is not allowed in this context',
    ],
    ['sort by 2', (all) => all.sort({ n: 2 }), '$sort key ordering must be 1 or -1'],
    ['sort by nothing', (all) => all.sort({}), '$sort stage must have at least one sort key'],
    [
      'sort by a text score',
      (all) => all.sort({ n: { $meta: 'textScore' } }),
      'query requires text score metadata',
    ],
    ['skip of less than nothing', (all) => all.skip(-1), 'the $skip must be a whole number'],
    ['skip of a half', (all) => all.skip(0.5), 'the $skip must be a whole number'],
    ['limit of nothing', (all) => all.limit(0), 'the $limit must be a whole number, at least 1'],
    ['count into nothing', (all) => all.count(''), 'the count field must be a non-empty string'],
    ['count into a path', (all) => all.count('a.b'), "the count field cannot contain '.'"],
    ['count into an operator', (all) => all.count('$n'), 'the count field cannot be a $-prefixed path'],
  ],
  [
    ['match', (all) => all.match({ n: _.gt(1) }).project({ _id: 1 }), [{ _id: 1 }, { _id: 3 }]],
    [
      'match behind another stage',
      (all) =>
        all
          .skip(1)
          .match({ n: _.gt(1) })
          .project({ _id: 1 }),
      [{ _id: 3 }],
    ],
    ['sort', (all) => all.sort({ n: 1 }).project({ _id: 1 }), [{ _id: 2 }, { _id: 3 }, { _id: 1 }]],
    [
      'sort downwards',
      (all) => all.sort({ n: -1 }).project({ _id: 1 }),
      [{ _id: 1 }, { _id: 3 }, { _id: 2 }],
    ],
    [
      'sort behind another stage',
      (all) => all.project({ n: 1 }).sort({ n: 1 }),
      [
        { _id: 2, n: 1 },
        { _id: 3, n: 2 },
        { _id: 1, n: 3 },
      ],
    ],
    [
      'sort by two fields: numbers before documents',
      (all) => all.sort({ in: 1, n: 1 }).project({ _id: 1 }),
      [{ _id: 3 }, { _id: 1 }, { _id: 2 }],
    ],
    ['skip and limit', (all) => all.sort({ n: 1 }).skip(1).limit(1).project({ _id: 1 }), [{ _id: 3 }]],
    ['limit, then skip', (all) => all.sort({ n: 1 }).limit(2).skip(1).project({ _id: 1 }), [{ _id: 3 }]],
    ['skip of all', (all) => all.skip(3), []],
    ['count', (all) => all.match({ n: _.gt(1) }).count('many'), [{ many: 2 }]],
    ['count of none has no document', (all) => all.match({ n: 99 }).count('many'), []],
    ['no stages', raw([]), things],
  ],
)

pipelines(
  'sort by several paths into one array',
  {
    things: [
      // the pairs are (1, 9) and (5, 0): its least is (1, 9), not (1, 0)
      {
        _id: 'a',
        list: [
          { x: 1, y: 9 },
          { x: 5, y: 0 },
        ],
      },
      { _id: 'b', list: [{ x: 1, y: 3 }] },
      { _id: 'c', list: { x: 1, y: 5 } },
      { _id: 'd', list: [{ x: 1, y: 2 }, 7], other: [1, 2] },
      { _id: 'e', list: [] },
    ],
  },
  [
    [
      'two arrays beside each other',
      (all) => all.match({ _id: _.in(['c', 'd']) }).sort({ 'list.x': 1, other: 1 }),
      'cannot sort with keys that are parallel arrays',
    ],
  ],
  [
    [
      'the least pair of each, an element that is none as nulls',
      (all) => all.sort({ 'list.x': 1, 'list.y': 1 }).project({ _id: 1 }),
      [{ _id: 'e' }, { _id: 'd' }, { _id: 'b' }, { _id: 'c' }, { _id: 'a' }],
    ],
    [
      'the greatest pair of each',
      (all) => all.sort({ 'list.x': -1, 'list.y': -1 }).project({ _id: 1 }),
      [{ _id: 'a' }, { _id: 'c' }, { _id: 'b' }, { _id: 'd' }, { _id: 'e' }],
    ],
  ],
)
