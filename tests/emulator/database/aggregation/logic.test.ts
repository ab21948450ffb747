// biome-ignore-all lint/suspicious/noThenProperty: that is what $cond and $switch call it
/**
 * Comparison over all types, booleans and conditions.
 * https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/#comparison-expression-operators
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (布尔, 比较, 条件操作符)
 */
import { _, $, decimal, double, expressions, held, long, MISSING, pipelines } from './aggregating'

const values = {
  _id: 'x',
  one: 1,
  text: 'a',
  list: [1],
  inner: { a: 1, b: 2 },
  yes: true,
  nothing: null,
  at: new Date(0),
}

expressions(
  'comparison',
  values,
  [
    ['of one value', $.eq(['$one']), 'Expression $eq takes exactly 2 arguments. 1 were passed in.'],
    ['of three values', $.gt([1, 2, 3]), 'Expression $gt takes exactly 2 arguments. 3 were passed in.'],
  ],
  [
    ['cmp: less', $.cmp([1, 2]), -1, 'int'],
    ['cmp: equal', $.cmp([2, decimal('2.0')]), 0],
    ['cmp: greater', $.cmp(['b', 'a']), 1],
    ['eq of numbers of all types', $.eq(['$one', double('1')]), true],
    ['eq of an int and a long', $.eq(['$one', long('1')]), true],
    ['eq of a number and its text', $.eq(['$one', '1']), false],
    ['missing is not null', $.eq(['$gone', null]), false],
    ['missing comes before null', $.lt(['$gone', null]), true],
    ['missing is missing', $.eq(['$gone', '$lost']), true],
    ['neq', $.neq(['$one', 2]), true],
    ['null before numbers', $.lt([null, -5]), true],
    ['a text above every number', $.gt(['$text', 1000000]), true],
    ['an object above every text', $.gt(['$inner', 'zzz']), true],
    ['an array above every object', $.gt(['$list', '$inner']), true],
    ['a boolean above every array', $.gt(['$yes', '$list']), true],
    ['a date above every boolean', $.gt(['$at', '$yes']), true],
    ['an array is not its element', $.eq(['$list', 1]), false],
    ['the order of fields counts', $.eq(['$inner', $.literal({ b: 2, a: 1 })]), false],
    ['gte', $.gte([2, 2]), true],
    ['lte', $.lte([3, 2]), false],
    ['by code points: 𐀀 after \uffee', $.gt(['\u{10000}', '\uffee']), true],
    ['NaN equals itself', $.eq([double('NaN'), double('NaN')]), true],
    ['NaN before all numbers', $.lt([double('NaN'), double('-Infinity')]), true],
  ],
)

expressions(
  'booleans',
  values,
  [['not of two', $.not([1, 2]), 'Expression $not takes exactly 1 arguments. 2 were passed in.']],
  [
    ['and', $.and([true, 1, 'x']), true],
    ['and with zero', $.and([true, 0]), false],
    ['and of none', $.and([]), true],
    ['and of one alone', $.and('$nothing'), false],
    ['and stops at the first that fails', $.and([false, $.divide([1, 0])]), false],
    ['or', $.or([false, null, 1]), true],
    ['or of none', $.or([]), false],
    ['or stops at the first that holds', $.or([true, $.divide([1, 0])]), true],
    ['not', $.not([true]), false],
    ['not of null', $.not('$nothing'), true],
    ['not of what is missing', $.not('$gone'), true],
    ['not of an empty text', $.not(['']), false],
    ['not of a decimal zero', $.not([decimal('0.0')]), true],
    ['not of an empty array', $.not([[]]), false],
  ],
)

expressions(
  'conditions',
  values,
  [
    ['cond without else', $.cond({ if: true, then: 1 }), "Missing 'else' parameter to $cond"],
    [
      'cond with something else',
      $.cond({ if: true, then: 1, else: 2, x: 3 }),
      'Unrecognized argument to $cond: x',
    ],
    ['cond of two', $.cond([true, 1]), 'Expression $cond takes exactly 3 arguments. 2 were passed in.'],
    [
      'switch without a match',
      $.switch({ branches: [{ case: false, then: 1 }] }),
      'could not find a matching branch',
    ],
    ['switch without branches', $.switch({ branches: [] }), '$switch requires at least one branch.'],
    [
      'switch with half a branch',
      $.switch({ branches: [{ case: true }] }),
      "Missing 'then' parameter to $switch",
    ],
    ['ifNull of one', $.ifNull(['$one']), '$ifNull takes at least 2 arguments'],
  ],
  [
    ['cond of an object', $.cond({ if: $.gt(['$one', 0]), then: 'more', else: 'less' }), 'more'],
    ['cond of a list', $.cond([false, 'yes', 'no']), 'no'],
    ['cond computes one branch only', $.cond([true, 1, $.divide([1, 0])]), 1],
    ['cond with nothing', $.cond([true, '$gone', 1]), MISSING],
    ['ifNull', $.ifNull(['$nothing', 'none']), 'none'],
    ['ifNull of what is there', $.ifNull(['$one', 'none']), 1],
    ['ifNull of many', $.ifNull(['$nothing', '$gone', 3]), 3],
    [
      'switch',
      $.switch({
        branches: [
          { case: false, then: 1 },
          { case: '$yes', then: 2 },
          { case: true, then: 3 },
        ],
        default: 4,
      }),
      2,
    ],
    ['switch: the default', $.switch({ branches: [{ case: 0, then: 1 }], default: 'else' }), 'else'],
  ],
)

const budgets = [
  { _id: 1, spent: 5, budget: 10, tags: ['a'] },
  { _id: 2, spent: 20, budget: 10, tags: ['b'] },
  { _id: 3, budget: 10 },
  { _id: 4, spent: 'much', budget: 10 },
]

pipelines(
  'expr in match',
  { things: budgets },
  [
    ['an unknown operator', (all) => all.match(_.expr({ $frob: 1 })), "Unrecognized expression '$frob'"],
    ['an error for one document', (all) => all.match(_.expr($.gt([$.add(['$spent', 1]), 0]))), 'not string'],
  ],
  [
    [
      'two fields: a text is above every number',
      (all) => all.match(_.expr($.gt(['$spent', '$budget']))).project({ _id: 1 }),
      [{ _id: 2 }, { _id: 4 }],
    ],
    [
      'what is missing is below',
      (all) => all.match(_.expr($.lt(['$spent', '$budget']))).project({ _id: 1 }),
      [{ _id: 1 }, { _id: 3 }],
    ],
    ['an equality', (all) => all.match(_.expr($.eq(['$spent', 5]))).project({ _id: 1 }), [{ _id: 1 }]],
    ['an array is not its element', (all) => all.match(_.expr($.eq(['$tags', 'a']))), []],
    [
      'beside other conditions',
      (all) => all.match({ spent: _.exists(true), $expr: $.eq(['$budget', 10]) }).count('n'),
      [{ n: 3 }],
    ],
  ],
)

describe('expr in where()', () => {
  const ids = async (where: object) => {
    const { data } = await held.cloud.db.collection('things').where(where).get()
    return (data as { _id: number }[]).map(({ _id }) => _id)
  }

  test('finds as match does', async () => {
    expect(await ids(_.expr($.gt(['$spent', '$budget'])))).toEqual([2, 4])
    expect(await ids({ $and: [_.expr($.gt(['$spent', '$budget'])), { budget: 10 }] })).toEqual([2, 4])
    expect(await ids({ budget: 10, ..._.expr($.eq([$.size($.ifNull(['$tags', []])), 1])) })).toEqual([1, 2])
  })

  test('guards updates and removals', async () => {
    const things = held.cloud.db.collection('things')
    expect(await things.where(_.expr($.gt(['$spent', '$budget']))).update({ over: true })).toMatchObject({
      updated: 2,
    })
    expect(await ids({ over: true })).toEqual([2, 4])
  })
})
