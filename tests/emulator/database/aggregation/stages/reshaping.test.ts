/**
 * Adding fields and taking another document for the whole.
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
  'addFields, replaceRoot and their like',
  { things },
  [
    ['addFields of nothing', (all) => all.addFields({}), 'specification must have at least one field'],
    ['addFields of a text', (all) => all.addFields('x'), '$addFields specification stage must be an object'],
    ['addFields with a path in another', (all) => all.addFields({ a: 1, 'a.b': 2 }), 'Path collision at a.b'],
    [
      'addFields of an operator',
      (all) => all.addFields({ $n: 1 }),
      "FieldPath field names may not start with '$'",
    ],
    [
      'replaceRoot by a number',
      (all) => all.replaceRoot({ newRoot: '$n' }),
      "must evaluate to an object, but resulting value was: 3. Type of resulting value: 'int'.",
    ],
    [
      'replaceRoot by what is missing',
      (all) => all.replaceRoot({ newRoot: '$gone' }),
      "resulting value was: MISSING. Type of resulting value: 'missing'.",
    ],
    [
      'replaceRoot without newRoot',
      (all) => all.replaceRoot({}),
      'no newRoot specified for the $replaceRoot stage',
    ],
    [
      'replaceRoot with something else',
      (all) => all.replaceRoot({ newRoot: '$in', x: 1 }),
      'unrecognized option to $replaceRoot stage: x',
    ],
    ['unset of a number', raw([{ $unset: 5 }]), '$unset specification must be a string or an array'],
  ],
  [
    [
      'a new field comes last',
      (all) => all.skip(2).addFields({ m: $.multiply(['$n', 2]) }),
      [{ _id: 3, name: 'c', n: 2, in: 7, m: 4 }],
    ],
    [
      'an old one keeps its place',
      (all) => all.skip(2).addFields({ name: '$n' }),
      [{ _id: 3, name: 2, n: 2, in: 7 }],
    ],
    ['numbers are values', (all) => all.skip(2).addFields({ n: 0 }).project({ n: 1 }), [{ _id: 3, n: 0 }]],
    [
      'inside a document',
      (all) => all.limit(1).addFields({ 'in.z': '$n' }).project({ in: 1 }),
      [{ _id: 1, in: { x: 1, y: 2, z: 3 } }],
    ],
    [
      'inside by an object',
      (all) =>
        all
          .limit(1)
          .addFields({ in: { x: 9 } })
          .project({ in: 1 }),
      [{ _id: 1, in: { x: 9, y: 2 } }],
    ],
    [
      'inside what is no document',
      (all) => all.skip(2).addFields({ 'in.z': 1 }).project({ in: 1 }),
      [{ _id: 3, in: { z: 1 } }],
    ],
    [
      'into each element of an array',
      (all) => all.limit(1).addFields({ 'list.z': 0 }).project({ _id: 0, list: 1 }),
      [{ list: [{ x: 1, y: 1, z: 0 }, { x: 2, z: 0 }, { z: 0 }] }],
    ],
    [
      'all are computed of the document before',
      (all) => all.limit(1).addFields({ n: 5, m: '$n' }).project({ _id: 0, n: 1, m: 1 }),
      [{ n: 5, m: 3 }],
    ],
    [
      '$$REMOVE takes a field away',
      (all) => all.skip(2).addFields({ n: '$$REMOVE' }),
      [{ _id: 3, name: 'c', in: 7 }],
    ],
    [
      'set is addFields',
      raw([{ $match: { _id: 3 } }, { $set: { m: '$n' } }, { $unset: ['n', 'name'] }]),
      [{ _id: 3, in: 7, m: 2 }],
    ],
    [
      'unset inside',
      raw([{ $match: { _id: 2 } }, { $unset: 'in.x' }]),
      [{ _id: 2, name: 'b', n: 1, in: { y: 4 } }],
    ],
    [
      'replaceRoot',
      (all) => all.limit(2).replaceRoot({ newRoot: '$in' }),
      [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
    ],
    [
      'replaceRoot by a new document',
      (all) => all.limit(1).replaceRoot({ newRoot: { id: '$_id', n: '$n' } }),
      [{ id: 1, n: 3 }],
    ],
    [
      'replaceRoot by a merged one',
      (all) => all.limit(1).replaceRoot({ newRoot: $.mergeObjects([{ z: 0, x: 0 }, '$in']) }),
      [{ z: 0, x: 1, y: 2 }],
    ],
    ['replaceWith', raw([{ $match: { _id: 2 } }, { $replaceWith: '$in' }]), [{ x: 3, y: 4 }]],
  ],
)
