/**
 * Documents of another collection beside each.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (聚合阶段)
 */
import { _, $, pipelines } from '../aggregating'

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
