/**
 * What groups gather, and the same over arrays in $project.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/#accumulators--in-other-stages-
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (group, 累计器操作符)
 */
import { $, decimal, double, expressions, long, type Pipeline, pipelines } from './aggregating'

const sales = [
  { _id: 1, item: 'a', n: 2, price: 10, tags: ['x'], extra: { p: 1 } },
  { _id: 2, item: 'b', n: 1, price: 20.5, tags: ['y'], extra: { q: 2 } },
  { _id: 3, item: 'a', n: 4, price: 'dear', tags: ['x'], extra: null },
  { _id: 4, item: 'b', price: null },
  { _id: 5, n: 3, price: 5 },
  { _id: 6, item: null, n: 3, price: 7 },
]

/** All in one group, with one accumulator. */
const whole = (gather: unknown) => (all: Pipeline) =>
  all.sort({ _id: 1 }).group({ _id: null, v: gather }).project({ _id: 0 })

pipelines(
  'group',
  { things: sales },
  [
    ['no _id', (all) => all.group({ n: $.sum(1) }), 'a group specification must include an _id'],
    [
      'a field that gathers nothing',
      (all) => all.group({ _id: null, n: 5 }),
      "The field 'n' must be an accumulator object",
    ],
    [
      'a field path as accumulator',
      (all) => all.group({ _id: null, n: '$n' }),
      "The field 'n' must be an accumulator object",
    ],
    [
      'two accumulators',
      (all) => all.group({ _id: null, n: { $sum: 1, $avg: 1 } }),
      "The field 'n' must specify one accumulator",
    ],
    [
      'an unknown accumulator',
      (all) => all.group({ _id: null, n: { $median: 1 } }),
      "unknown group operator '$median'",
    ],
    [
      'a dot in a name',
      (all) => all.group({ _id: null, 'a.b': $.sum(1) }),
      "The field name 'a.b' cannot contain '.'",
    ],
    [
      'a dollar in a name',
      (all) => all.group({ _id: null, $n: $.sum(1) }),
      "The field name '$n' cannot be an operator name",
    ],
    [
      'several arguments',
      (all) => all.group({ _id: null, n: $.sum(['$n', '$price']) }),
      'is a unary operator',
    ],
    ['a number for a specification', (all) => all.group(5), 'the $group specification must be an object'],
    [
      'mergeObjects of numbers',
      whole({ $mergeObjects: '$n' }),
      '$mergeObjects requires object inputs, but input 2 is of type int',
    ],
  ],
  [
    [
      'by a field: null and missing are one group',
      (all) => all.group({ _id: '$item', n: $.sum(1) }).sort({ n: 1, _id: 1 }),
      [
        { _id: null, n: 2 },
        { _id: 'a', n: 2 },
        { _id: 'b', n: 2 },
      ],
    ],
    ['by nothing', (all) => all.group({ _id: null, n: $.sum('$n') }), [{ _id: null, n: 13 }]],
    [
      'the keys alone',
      (all) => all.group({ _id: '$tags' }).sort({ _id: -1 }),
      [{ _id: ['y'] }, { _id: ['x'] }, { _id: null }],
    ],
    [
      'by an object: a missing part is left out',
      (all) =>
        all
          .match({ n: 3 })
          .group({ _id: { item: '$item', n: '$n' }, c: $.sum(1) })
          .sort({ c: 1, _id: 1 }),
      [
        { _id: { item: null, n: 3 }, c: 1 },
        { _id: { n: 3 }, c: 1 },
      ],
    ],
    [
      'by an expression',
      (all) => all.group({ _id: $.gt(['$n', 2]), c: $.sum(1) }).sort({ _id: 1 }),
      [
        { _id: false, c: 3 },
        { _id: true, c: 3 },
      ],
    ],
    ['no documents, no groups', (all) => all.match({ _id: 99 }).group({ _id: null, n: $.sum(1) }), []],
    ['sum', whole($.sum('$n')), [{ v: 13 }]],
    ['sum of ones', whole($.sum(1)), [{ v: 6 }]],
    ['sum passes over what is no number', whole($.sum('$price')), [{ v: 42.5 }]],
    ['sum of no numbers is 0', whole($.sum('$item')), [{ v: 0 }]],
    ['avg', whole($.avg('$n')), [{ v: 2.6 }]],
    ['avg of no numbers is null', whole($.avg('$item')), [{ v: null }]],
    ['min', whole($.min('$price')), [{ v: 5 }]],
    ['max over all types', whole($.max('$price')), [{ v: 'dear' }]],
    ['max of nothing is null', whole($.max('$gone')), [{ v: null }]],
    ['first', whole($.first('$item')), [{ v: 'a' }]],
    ['first of what is missing is null', whole($.first('$gone')), [{ v: null }]],
    ['last', whole($.last('$item')), [{ v: null }]],
    [
      'last in another order',
      (all) => all.sort({ n: 1 }).group({ _id: null, v: $.last('$_id') }),
      [{ _id: null, v: 3 }],
    ],
    ['push leaves out what is missing', whole($.push('$n')), [{ v: [2, 1, 4, 3, 3] }]],
    [
      'push of documents',
      (all) => all.match({ _id: 1 }).group({ _id: 1, v: $.push({ i: '$item', n: '$n' }) }),
      [{ _id: 1, v: [{ i: 'a', n: 2 }] }],
    ],
    [
      'push of whole documents',
      (all) => all.match({ _id: 5 }).group({ _id: 1, v: $.push('$$ROOT') }),
      [{ _id: 1, v: [{ _id: 5, n: 3, price: 5 }] }],
    ],
    ['addToSet', whole($.addToSet('$n')), [{ v: [2, 1, 4, 3] }]],
    ['addToSet of arrays', whole($.addToSet('$tags')), [{ v: [['x'], ['y']] }]],
    ['addToSet keeps null', whole($.addToSet('$item')), [{ v: ['a', 'b', null] }]],
    ['mergeObjects', whole($.mergeObjects('$extra')), [{ v: { p: 1, q: 2 } }]],
    [
      'stdDevPop',
      (all) => all.match({ _id: { $in: [1, 3] } }).group({ _id: 1, v: $.stdDevPop('$n') }),
      [{ _id: 1, v: 1 }],
    ],
    [
      'stdDevSamp',
      (all) => all.match({ n: { $in: [1, 3] } }).group({ _id: 1, v: $.stdDevSamp('$n') }),
      [{ _id: 1, v: 1.1547005383792515 }],
    ],
    ['stdDevPop of no numbers', whole($.stdDevPop('$item')), [{ v: null }]],
    [
      'stdDevSamp of one',
      (all) => all.match({ _id: 1 }).group({ _id: 1, v: $.stdDevSamp('$n') }),
      [{ _id: 1, v: null }],
    ],
    [
      'stdDevPop of one',
      (all) => all.match({ _id: 1 }).group({ _id: 1, v: $.stdDevPop('$n') }),
      [{ _id: 1, v: 0 }],
    ],
    ['a sum of a condition', whole($.sum($.cond([$.gt(['$n', 2]), 1, 0]))), [{ v: 3 }]],
    ['a list of one argument', whole($.sum(['$n'])), [{ v: 13 }]],
  ],
)

pipelines(
  'keys by value',
  {
    things: [
      { _id: 1, k: 1 },
      { _id: 2, k: double('1') },
      { _id: 3, k: long('1') },
      { _id: 4, k: decimal('1.00') },
      { _id: 5, k: '1' },
      { _id: 6, k: decimal('0.1') },
      { _id: 7, k: 0.1 },
      { _id: 8, k: { a: 1, b: 2 } },
      { _id: 9, k: { b: 2, a: 1 } },
    ],
  },
  [],
  [
    [
      'numbers of all types are one, decimals between doubles are not, key order counts',
      (all) =>
        all
          .sort({ _id: 1 })
          .group({ _id: '$k', n: $.sum(1), first: $.first('$_id') })
          .sort({ first: 1 })
          .project({ _id: 0 }),
      [
        { n: 4, first: 1 },
        { n: 1, first: 5 },
        { n: 1, first: 6 },
        { n: 1, first: 7 },
        { n: 1, first: 8 },
        { n: 1, first: 9 },
      ],
    ],
  ],
)

pipelines(
  'sums of types',
  {
    things: [...Array(10).keys()].map((_id) => ({
      _id,
      i: 2147483647,
      l: long('9223372036854775807'),
      d: 0.1,
      c: decimal('0.1'),
    })),
  },
  [],
  [
    [
      'as wide as they must be',
      (all) =>
        all
          .group({
            _id: null,
            i: $.sum('$i'),
            l: $.sum('$l'),
            d: $.sum('$d'),
            c: $.sum('$c'),
            a: $.avg('$c'),
          })
          .project({ _id: 0, i: { $type: '$i' }, l: { $type: '$l' }, d: 1, c: 1, a: 1 }),
      [{ d: 1, c: decimal('1.0'), a: decimal('0.1'), i: 'long', l: 'double' }],
    ],
  ],
)

expressions(
  'over arrays',
  { _id: 'x', n: [1, 2, 4, 'five', null], one: 3, two: 5, none: ['a'], nested: [[1], 2] },
  [['stdDevPop of an unknown variable', $.stdDevPop('$$n'), 'Use of undefined variable: n']],
  [
    ['sum of an array', $.sum('$n'), 7, 'int'],
    ['sum of arguments', $.sum(['$one', '$two']), 8],
    ['sum of arguments: an array among them is no number', $.sum(['$one', '$n']), 3],
    ['sum of an array in an array', $.sum('$nested'), 2],
    ['sum of a number', $.sum('$one'), 3],
    ['sum of what is missing', $.sum('$gone'), 0],
    ['avg of an array', $.avg('$n'), 7 / 3, 'double'],
    ['avg of no numbers', $.avg('$none'), null],
    ['min of an array', $.min('$n'), 1],
    ['min of arguments', $.min(['$one', '$two']), 3],
    ['max of an array', $.max('$n'), 'five'],
    ['max of an empty array', $.max([[]]), null],
    ['stdDevPop of an array', $.stdDevPop([[2, 4]]), 1],
    ['stdDevSamp of an array', $.stdDevSamp([[1, 3]]), Math.SQRT2],
  ],
)
