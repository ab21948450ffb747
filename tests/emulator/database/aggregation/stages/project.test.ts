/**
 * Keeping, leaving out and computing fields.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (聚合阶段)
 */
import { $, pipelines } from '../aggregating'

const things = [
  { _id: 1, name: 'a', n: 3, in: { x: 1, y: 2 }, list: [{ x: 1, y: 1 }, { x: 2 }, 5] },
  { _id: 2, name: 'b', n: 1, in: { x: 3, y: 4 } },
  { _id: 3, name: 'c', n: 2, in: 7 },
]

pipelines(
  'project',
  { things },
  [
    ['nothing', (all) => all.project({}), 'projection specification must have at least one field'],
    [
      'leaving out among keeping',
      (all) => all.project({ n: 1, name: 0 }),
      'Cannot do exclusion on field name in inclusion projection',
    ],
    [
      'keeping among leaving out',
      (all) => all.project({ n: 0, name: 1 }),
      'Cannot do inclusion on field name in exclusion projection',
    ],
    [
      'computing among leaving out',
      (all) => all.project({ n: 0, m: '$n' }),
      'Cannot use an expression m in an exclusion projection',
    ],
    ['a path in another', (all) => all.project({ in: 1, 'in.x': 1 }), 'Path collision at in.x'],
    [
      'an empty object',
      (all) => all.project({ in: {} }),
      'an empty object is not a valid value. Found at path in',
    ],
    [
      'an empty name in a path',
      (all) => all.project({ 'in.': 1 }),
      'FieldPath field names may not be empty strings',
    ],
  ],
  [
    ['keeps fields and _id', (all) => all.limit(1).project({ n: 1 }), [{ _id: 1, n: 3 }]],
    ['without _id', (all) => all.limit(1).project({ _id: 0, n: 1 }), [{ n: 3 }]],
    [
      "in the document's order",
      (all) => all.limit(1).project({ n: 1, name: true }),
      [{ _id: 1, name: 'a', n: 3 }],
    ],
    [
      'leaves out fields',
      (all) => all.limit(1).project({ list: 0, in: false }),
      [{ _id: 1, name: 'a', n: 3 }],
    ],
    ['leaves out _id alone', (all) => all.skip(2).project({ _id: 0 }), [{ name: 'c', n: 2, in: 7 }]],
    ['by a path', (all) => all.project({ _id: 0, 'in.x': 1 }), [{ in: { x: 1 } }, { in: { x: 3 } }, {}]],
    [
      'by an object',
      (all) => all.project({ _id: 0, in: { y: 1 } }),
      [{ in: { y: 2 } }, { in: { y: 4 } }, {}],
    ],
    [
      'in arrays their documents only',
      (all) => all.limit(1).project({ _id: 0, 'list.x': 1 }),
      [{ list: [{ x: 1 }, { x: 2 }] }],
    ],
    [
      'leaving out in arrays',
      (all) => all.limit(1).project({ _id: 0, list: { x: 0 }, in: 0 }),
      [{ name: 'a', n: 3, list: [{ y: 1 }, {}, 5] }],
    ],
    [
      'computed fields come behind',
      (all) => all.limit(1).project({ m: $.add(['$n', 1]), name: 1 }),
      [{ _id: 1, name: 'a', m: 4 }],
    ],
    ['a computed _id', (all) => all.limit(1).project({ _id: '$name' }), [{ _id: 'a' }]],
    [
      'computed inside a document',
      (all) => all.limit(2).project({ _id: 0, in: { x: 1, z: '$n' } }),
      [{ in: { x: 1, z: 3 } }, { in: { x: 3, z: 1 } }],
    ],
    [
      'computed inside what is none',
      (all) => all.skip(2).project({ _id: 0, in: { z: '$n' } }),
      [{ in: { z: 2 } }],
    ],
    [
      'an array of expressions',
      (all) => all.limit(1).project({ _id: 0, pair: ['$n', '$gone'] }),
      [{ pair: [3, null] }],
    ],
    [
      'a text without a dollar is itself',
      (all) => all.limit(1).project({ _id: 0, text: 'n' }),
      [{ text: 'n' }],
    ],
    [
      'what is missing leaves no field',
      (all) => all.limit(1).project({ _id: 0, x: '$gone', n: 1 }),
      [{ n: 3 }],
    ],
    [
      '$$REMOVE',
      (all) => all.limit(2).project({ _id: 0, n: $.cond([$.gt(['$n', 2]), '$n', '$$REMOVE']) }),
      [{ n: 3 }, {}],
    ],
  ],
)
