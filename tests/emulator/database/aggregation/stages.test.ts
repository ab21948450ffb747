/**
 * Stages: selecting, ordering, reshaping, counting and drawing.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (聚合阶段)
 */
import { LIMITS } from '../../../../emulator/database/limits'
import { _, $, held, pipelines, raw } from './aggregating'

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

pipelines(
  'lookup',
  {
    things: [
      { _id: 1, ref: 'a', min: 5 },
      { _id: 2, ref: ['a', 'b'], min: 15 },
      { _id: 3 },
      { _id: 4, ref: 'z', min: 0 },
    ],
    others: [
      { _id: 'o1', ref: 'a', n: 10 },
      { _id: 'o2', ref: 'b', n: 20 },
      { _id: 'o3', n: 30 },
      { _id: 'o4', ref: ['a', 'q'], n: 40 },
    ],
  },
  [
    [
      'no from',
      (all) => all.lookup({ localField: 'ref', foreignField: 'ref', as: 'o' }),
      "must specify 'from' field for a $lookup",
    ],
    [
      'no as',
      (all) => all.lookup({ from: 'others', localField: 'ref', foreignField: 'ref' }),
      "must specify 'as' field for a $lookup",
    ],
    [
      'no foreignField',
      (all) => all.lookup({ from: 'others', localField: 'ref', as: 'o' }),
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField'",
    ],
    [
      'an unknown argument',
      (all) => all.lookup({ from: 'others', localField: 'ref', foreignField: 'ref', as: 'o', x: 1 }),
      'unknown argument to $lookup: x',
    ],
    [
      'both forms with half a field',
      (all) => all.lookup({ from: 'others', localField: 'ref', pipeline: [], as: 'o' }),
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField'",
    ],
    [
      'let without a pipeline',
      (all) => all.lookup({ from: 'others', let: {}, localField: 'ref', foreignField: 'ref', as: 'o' }),
      "'let' argument must also specify 'pipeline'",
    ],
    [
      'a wrong pipeline',
      (all) => all.lookup({ from: 'gone', pipeline: [{ $frob: 1 }], as: 'o' }),
      "Unrecognized pipeline stage name: '$frob'",
    ],
    [
      'a variable that let does not make',
      (all) =>
        all.lookup({
          from: 'others',
          let: { a: 1 },
          pipeline: [{ $match: { $expr: { $eq: ['$n', '$$b'] } } }],
          as: 'o',
        }),
      'Use of undefined variable: b',
    ],
  ],
  [
    [
      'by a field: arrays by their elements, missing finds missing',
      (all) =>
        all
          .lookup({ from: 'others', localField: 'ref', foreignField: 'ref', as: 'o' })
          .project({ o: '$o._id' }),
      [
        { _id: 1, o: ['o1', 'o4'] },
        { _id: 2, o: ['o1', 'o4', 'o2'] },
        { _id: 3, o: ['o3'] },
        { _id: 4, o: [] },
      ],
    ],
    [
      'by a field without an index',
      (all) =>
        all.match({ _id: 1 }).lookup({ from: 'others', localField: 'min', foreignField: 'n', as: 'o' }),
      [{ _id: 1, ref: 'a', min: 5, o: [] }],
    ],
    [
      'into a path',
      (all) =>
        all.match({ _id: 4 }).lookup({ from: 'others', localField: 'ref', foreignField: 'ref', as: 'in.o' }),
      [{ _id: 4, ref: 'z', min: 0, in: { o: [] } }],
    ],
    [
      'a collection that is not there is empty',
      (all) =>
        all.match({ _id: 4 }).lookup({ from: 'gone', localField: 'ref', foreignField: 'ref', as: 'o' }),
      [{ _id: 4, ref: 'z', min: 0, o: [] }],
    ],
    [
      'by a pipeline made by the SDK',
      (all) =>
        all
          .lookup({
            from: 'others',
            let: { least: '$min', ref: '$ref' },
            pipeline: $.pipeline()
              .match(_.expr($.and([$.eq(['$ref', '$$ref']), $.gt(['$n', '$$least'])])))
              .project({ _id: 0, n: 1, over: $.subtract(['$n', '$$least']) })
              .done(),
            as: 'o',
          })
          .match({ _id: { $in: [1, 4] } })
          .project({ o: 1 }),
      [
        { _id: 1, o: [{ n: 10, over: 5 }] },
        { _id: 4, o: [] },
      ],
    ],
    [
      'by a field and a pipeline',
      (all) =>
        all
          .match({ _id: 2 })
          .lookup({
            from: 'others',
            localField: 'ref',
            foreignField: 'ref',
            let: { least: '$min' },
            pipeline: [{ $match: { $expr: { $gt: ['$n', '$$least'] } } }, { $sort: { n: -1 } }],
            as: 'o',
          })
          .project({ o: '$o.n' }),
      [{ _id: 2, o: [40, 20] }],
    ],
    [
      'a variable in a later match',
      (all) =>
        all
          .match({ _id: { $lt: 3 } })
          .lookup({
            from: 'others',
            let: { least: '$min' },
            pipeline: [
              { $sort: { n: -1 } },
              { $project: { n: 1 } },
              { $match: { $expr: { $gt: ['$n', { $multiply: ['$$least', 2] }] } } },
            ],
            as: 'o',
          })
          .project({ o: '$o.n' }),
      [
        { _id: 1, o: [40, 30, 20] },
        { _id: 2, o: [40] },
      ],
    ],
    [
      'without let: the same for all',
      (all) =>
        all
          .limit(2)
          .lookup({ from: 'others', pipeline: [{ $count: 'n' }], as: 'o' })
          .project({ o: 1 }),
      [
        { _id: 1, o: [{ n: 4 }] },
        { _id: 2, o: [{ n: 4 }] },
      ],
    ],
    [
      'a lookup in a lookup sees both variables',
      (all) =>
        all
          .match({ _id: 1 })
          .lookup({
            from: 'others',
            let: { id: '$_id' },
            pipeline: [
              { $match: { _id: 'o1' } },
              {
                $lookup: {
                  from: 'things',
                  let: { n: '$n' },
                  pipeline: [
                    { $match: { $expr: { $eq: ['$_id', '$$id'] } } },
                    { $project: { _id: 0, sum: { $add: ['$$n', '$$id'] } } },
                  ],
                  as: 'back',
                },
              },
              { $project: { _id: 0, back: 1 } },
            ],
            as: 'o',
          })
          .project({ o: 1 }),
      [{ _id: 1, o: [{ back: [{ sum: 11 }] }] }],
    ],
    [
      'what let computes to nothing is missing inside',
      (all) =>
        all.match({ _id: 3 }).lookup({
          from: 'others',
          let: { r: '$ref' },
          pipeline: [{ $match: { $expr: { $eq: ['$ref', '$$r'] } } }],
          as: 'o',
        }),
      [{ _id: 3, o: [{ _id: 'o3', n: 30 }] }],
    ],
  ],
)

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

describe('memory and indexes', () => {
  const text = 'x'.repeat(1024 * 1024)

  test('a stage holds 100 megabytes at most', async () => {
    const all = () => held.cloud.db.collection('things').aggregate()
    const many = Math.ceil(LIMITS.stageMemory / text.length) + 1
    const copies = { _id: 0, n: 1, i: $.range([0, many]), text }
    const sorted = all().limit(1).project(copies).unwind('$i').sort({ i: -1 })
    await expect(sorted.end()).rejects.toMatchObject({
      message: expect.stringContaining('Exceeded memory limit for $sort'),
    })
    const pushed = all()
      .limit(1)
      .project(copies)
      .unwind('$i')
      .group({ _id: null, all: $.push('$text') })
    await expect(pushed.end()).rejects.toMatchObject({
      message: expect.stringContaining('Exceeded memory limit for $group'),
    })
  })

  test('a sort that is cut to a few holds only these', async () => {
    const many = Math.ceil(LIMITS.stageMemory / 20_000) + 1
    const { data } = await held.cloud.db
      .collection('things')
      .aggregate()
      .limit(1)
      .project({ _id: 0, i: $.range([0, many]), text: 'x'.repeat(20_000) })
      .unwind('$i')
      .sort({ i: -1 })
      .skip(1)
      .limit(2)
      .project({ i: 1 })
      .end()
    expect(data).toEqual([{ i: many - 2 }, { i: many - 3 }])
  })

  test('the beginning of a pipeline is answered by an index', async () => {
    await held.cloud.db.collection('others').add({ _id: 'o', ref: 'a' })
    const run = (stages: { name: string; value: never }[]) =>
      held.cloud.database.aggregate({ collection: 'others', stages })
    const stage = (name: string, value: unknown) => ({ name, value: value as never })
    expect(run([stage('$match', { ref: 'a' }), stage('$count', 'n')]).explain.index).toBe('ref')
    expect(run([stage('$match', { $expr: { $eq: ['$ref', 'a'] } })]).explain).toMatchObject({
      index: 'ref',
      returned: 1,
    })
    expect(run([stage('$sort', { _id: 1 }), stage('$limit', 1)]).explain).toMatchObject({
      index: '_id_',
      documentsScanned: 1,
    })
  })
})
