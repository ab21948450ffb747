/**
 * Arrays, sets and the variables of loops.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/#array-expression-operators
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/#set-expression-operators
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (数组操作符, 集合操作符)
 */
import { $, decimal, expressions, MISSING } from './aggregating'

const lists = {
  _id: 'x',
  three: [1, 2, 3],
  texts: ['a', 'b', 'c', 'b'],
  nested: [[1, 2], [3], []],
  rows: [
    { k: 'one', n: 1 },
    { k: 'two', n: 2 },
    { k: 'three', n: 3 },
  ],
  empty: [],
  nothing: null,
  number: 5,
  words: 'words',
}

expressions(
  'places in arrays',
  lists,
  [
    [
      'arrayElemAt of a number',
      $.arrayElemAt(['$number', 0]),
      "$arrayElemAt's first argument must be an array, but is int",
    ],
    ['arrayElemAt at a text', $.arrayElemAt(['$three', 'x']), 'must be a numeric value, but is string'],
    ['arrayElemAt at a fraction', $.arrayElemAt(['$three', 1.5]), 'representable as a 32-bit integer'],
    ['in without an array', $.in([1, '$number']), '$in requires an array as a second argument, found: int'],
    [
      'in of what is missing',
      $.in([1, '$gone']),
      '$in requires an array as a second argument, found: missing',
    ],
    [
      'indexOfArray of a number',
      $.indexOfArray(['$number', 1]),
      '$indexOfArray requires an array as a first argument',
    ],
    [
      'indexOfArray from a negative place',
      $.indexOfArray(['$three', 1, -1]),
      'nonnegative starting index, found: -1',
    ],
    ['size of a number', $.size('$number'), 'The argument to $size must be an array, but was of type: int'],
    [
      'size of what is missing',
      $.size('$gone'),
      'The argument to $size must be an array, but was of type: missing',
    ],
    ['slice of a number', $.slice(['$number', 1]), 'First argument to $slice must be an array'],
    ['slice of no length', $.slice(['$three', 0, 0]), 'Third argument to $slice must be positive: 0'],
    [
      'slice of one argument',
      $.slice(['$three']),
      'at least 2 arguments, and at most 3, but 1 were passed in',
    ],
    ['reverseArray of a number', $.reverseArray('$number'), 'The argument to $reverseArray must be an array'],
  ],
  [
    ['the first', $.arrayElemAt(['$three', 0]), 1],
    ['the last', $.arrayElemAt(['$three', -1]), 3],
    ['beyond the end', $.arrayElemAt(['$three', 3]), MISSING],
    ['before the beginning', $.arrayElemAt(['$three', -4]), MISSING],
    ['of null', $.arrayElemAt(['$nothing', 0]), null],
    ['first', { $first: '$three' }, 1],
    ['last', { $last: '$three' }, 3],
    ['first of an empty array', { $first: '$empty' }, MISSING],
    ['in', $.in([2, '$three']), true],
    ['in: numbers of all types are one', $.in([decimal('2.0'), '$three']), true],
    ['not in', $.in(['2', '$three']), false],
    ['in of an array', $.in([[3], '$nested']), true],
    ['indexOfArray', $.indexOfArray(['$texts', 'b']), 1],
    ['indexOfArray from a place', $.indexOfArray(['$texts', 'b', 2]), 3],
    ['indexOfArray up to a place', $.indexOfArray(['$texts', 'b', 0, 1]), -1],
    ['indexOfArray from beyond the end', $.indexOfArray(['$texts', 'b', 9]), -1],
    ['indexOfArray of nothing', $.indexOfArray(['$nothing', 'b']), null],
    ['isArray', $.isArray('$three'), true],
    ['isArray of a list around it', $.isArray(['$three']), true],
    ['isArray of a text', $.isArray('$words'), false],
    ['isArray of what is missing', $.isArray('$gone'), false],
    ['size', $.size('$three'), 3],
    ['size of an empty one', $.size('$empty'), 0],
    ['slice: the first two', $.slice(['$three', 2]), [1, 2]],
    ['slice: the last two', $.slice(['$three', -2]), [2, 3]],
    ['slice: more than there are', $.slice(['$three', -9]), [1, 2, 3]],
    ['slice from a place', $.slice(['$three', 1, 5]), [2, 3]],
    ['slice from the end', $.slice(['$three', -2, 1]), [2]],
    ['slice from before the beginning', $.slice(['$three', -9, 2]), [1, 2]],
    ['slice of null', $.slice(['$nothing', 2]), null],
    ['reverseArray', $.reverseArray('$three'), [3, 2, 1]],
    ['reverseArray of null', $.reverseArray('$nothing'), null],
  ],
)

expressions(
  'making arrays',
  lists,
  [
    [
      'concatArrays of a number',
      $.concatArrays(['$three', '$number']),
      '$concatArrays only supports arrays, not int',
    ],
    [
      'range of a text',
      $.range(['$words', 2]),
      "$range's starting value must be a numeric value, but is string",
    ],
    ['range of no steps', $.range([0, 2, 0]), '$range requires a non-zero step value'],
    ['range of too many', $.range([0, 2000000000]), '$range would use too much memory'],
    [
      'zip of a number',
      $.zip({ inputs: ['$three', '$number'] }),
      '$zip found a non-array expression in input: int',
    ],
    ['zip of nothing', $.zip({ inputs: [] }), '$zip requires at least one input array'],
    ['zip without inputs', $.zip({ useLongestLength: true }), "Missing 'inputs' parameter to $zip"],
    [
      'zip with defaults for the shortest',
      $.zip({ inputs: ['$three'], defaults: [0] }),
      'cannot specify defaults unless useLongestLength is true',
    ],
    [
      'zip with other defaults than inputs',
      $.zip({ inputs: ['$three'], useLongestLength: true, defaults: [0, 1] }),
      'defaults and inputs must have the same length',
    ],
    [
      'arrayToObject of a number',
      $.arrayToObject('$number'),
      '$arrayToObject requires an array input, found: int',
    ],
    [
      'arrayToObject of triples',
      $.arrayToObject({ $literal: [['a', 1, 2]] }),
      'requires an array of size 2 arrays',
    ],
    ['arrayToObject of other fields', $.arrayToObject('$rows'), "requires an object keys of 'k' and 'v'"],
    [
      'arrayToObject with a number as name',
      $.arrayToObject({ $literal: [[1, 2]] }),
      'to be of type string. Found: int',
    ],
    [
      'objectToArray of a number',
      $.objectToArray('$number'),
      '$objectToArray requires a document input, found: int',
    ],
  ],
  [
    ['concatArrays', $.concatArrays(['$three', [4]]), [1, 2, 3, 4]],
    ['concatArrays keeps what is inside', $.concatArrays(['$nested', '$empty']), [[1, 2], [3], []]],
    ['concatArrays with null', $.concatArrays(['$three', '$nothing']), null],
    ['range', $.range([0, 5]), [0, 1, 2, 3, 4]],
    ['range by steps', $.range([0, 10, 3]), [0, 3, 6, 9]],
    ['range downwards', $.range([3, 0, -1]), [3, 2, 1]],
    ['range the other way is empty', $.range([3, 0]), []],
    [
      'zip',
      $.zip({ inputs: ['$three', '$texts'] }),
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
    ],
    [
      'zip to the longest',
      $.zip({ inputs: ['$three', '$texts'], useLongestLength: true }),
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
        [null, 'b'],
      ],
    ],
    [
      'zip with defaults',
      $.zip({ inputs: ['$three', '$texts'], useLongestLength: true, defaults: [0, '-'] }),
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
        [0, 'b'],
      ],
    ],
    ['zip with null', $.zip({ inputs: ['$three', '$nothing'] }), null],
    [
      'arrayToObject of pairs',
      $.arrayToObject({
        $literal: [
          ['a', 1],
          ['b', 2],
        ],
      }),
      { a: 1, b: 2 },
    ],
    ['arrayToObject of k and v', $.arrayToObject($.literal([{ k: 'a', v: 1 }])), { a: 1 }],
    [
      'arrayToObject: the last of a name',
      $.arrayToObject(
        $.literal([
          ['a', 1],
          ['a', 2],
        ]),
      ),
      { a: 2 },
    ],
    ['arrayToObject of nothing', $.arrayToObject('$nothing'), null],
    [
      'objectToArray',
      $.objectToArray({ a: 1, b: '$number' }),
      [
        { k: 'a', v: 1 },
        { k: 'b', v: 5 },
      ],
    ],
    ['objectToArray of nothing', $.objectToArray('$gone'), null],
  ].map((row) => row as [string, unknown, unknown]),
)

expressions(
  'loops',
  lists,
  [
    [
      'filter of a number',
      $.filter({ input: '$number', cond: true }),
      'input to $filter must be an array not int',
    ],
    ['filter without a condition', $.filter({ input: '$three' }), "Missing 'cond' parameter to $filter"],
    [
      'filter with something else',
      $.filter({ input: '$three', cond: true, x: 1 }),
      'Unrecognized argument to $filter: x',
    ],
    ['map of a text', $.map({ input: '$words', in: 1 }), 'input to $map must be an array not string'],
    [
      'map by a name with a capital',
      $.map({ input: [], as: 'Item', in: 1 }),
      "'Item' starts with an invalid character",
    ],
    [
      'reduce of a number',
      $.reduce({ input: '$number', initialValue: 0, in: 1 }),
      'input to $reduce must be an array',
    ],
    ['reduce without a beginning', $.reduce({ input: '$three', in: 1 }), "Missing 'initialValue' parameter"],
    [
      'a variable outside its loop',
      [$.map({ input: [1], as: 'x', in: '$$x' }), '$$x'],
      'undefined variable: x',
    ],
    ['let without vars', $.let({ in: 1 }), "Missing 'vars' parameter to $let"],
    [
      'let: variables do not see one another',
      $.let({ vars: { a: 1, b: '$$a' }, in: 1 }),
      'undefined variable: a',
    ],
  ],
  [
    ['filter', $.filter({ input: '$three', as: 'n', cond: $.gt(['$$n', 1]) }), [2, 3]],
    ['filter by $$this', $.filter({ input: '$three', cond: $.neq(['$$this', 2]) }), [1, 3]],
    ['filter of null', $.filter({ input: '$nothing', cond: true }), null],
    [
      'filter by a field',
      $.filter({ input: '$rows', as: 'row', cond: $.eq(['$$row.k', 'two']) }),
      [{ k: 'two', n: 2 }],
    ],
    ['map', $.map({ input: '$three', as: 'n', in: $.multiply(['$$n', 2]) }), [2, 4, 6]],
    [
      'map with the document beside it',
      $.map({ input: '$three', as: 'n', in: $.add(['$$n', '$number']) }),
      [6, 7, 8],
    ],
    ['map to what is missing', $.map({ input: '$three', as: 'n', in: '$$n.x' }), [null, null, null]],
    ['map of null', $.map({ input: '$gone', as: 'n', in: 1 }), null],
    [
      'a map in a map',
      $.map({
        input: '$nested',
        as: 'row',
        in: $.map({ input: '$$row', as: 'n', in: [$.size('$$row'), '$$n'] }),
      }),
      [
        [
          [2, 1],
          [2, 2],
        ],
        [[1, 3]],
        [],
      ],
    ],
    [
      'the inner of two variables of one name',
      $.map({ input: [1, 2], as: 'n', in: $.map({ input: [5], as: 'n', in: '$$n' }) }),
      [[5], [5]],
    ],
    ['reduce', $.reduce({ input: '$three', initialValue: 0, in: $.add(['$$value', '$$this']) }), 6],
    [
      'reduce to a text',
      $.reduce({ input: '$texts', initialValue: '', in: $.concat(['$$value', '$$this']) }),
      'abcb',
    ],
    ['reduce of an empty array', $.reduce({ input: '$empty', initialValue: 9, in: '$$this' }), 9],
    ['reduce of null', $.reduce({ input: '$nothing', initialValue: 0, in: '$$this' }), null],
    ['let', $.let({ vars: { a: 1, b: '$number' }, in: $.add(['$$a', '$$b']) }), 6],
    ['let with what is missing', $.let({ vars: { a: '$gone' }, in: $.ifNull(['$$a', 'none']) }), 'none'],
  ].map((row) => row as [string, unknown, unknown]),
)

expressions(
  'sets',
  lists,
  [
    ['union with a number', $.setUnion(['$three', '$number']), 'All operands of $setUnion must be arrays'],
    ['intersection with a text', $.setIntersection(['$three', '$words']), 'All operands of $setIntersection'],
    ['difference with a number', $.setDifference(['$three', '$number']), 'Both operands of $setDifference'],
    ['equality with null', $.setEquals(['$three', null]), 'All operands of $setEquals must be arrays'],
    ['equality of one', $.setEquals(['$three']), 'at least 2 arguments'],
    ['subset with null', $.setIsSubset([null, '$three']), 'Both operands of $setIsSubset must be arrays'],
    [
      'allElementsTrue of null',
      $.allElementsTrue([null]),
      'must be arrays, but an argument is of type: null',
    ],
    ['anyElementTrue of a number', $.anyElementTrue([1]), 'must be arrays, but an argument is of type: int'],
  ],
  [
    ['union', $.setUnion(['$three', [3, 4, 4]]), [1, 2, 3, 4]],
    ['union: 1 and 1.0 are one', $.setUnion([[1], [decimal('1.0'), 1.5]]), [1, 1.5]],
    ['union with null', $.setUnion(['$three', null]), null],
    ['intersection', $.setIntersection(['$three', [2, 3, 3, 5]]), [2, 3]],
    ['intersection of none', $.setIntersection(['$three', ['1']]), []],
    ['difference', $.setDifference(['$texts', ['a']]), ['b', 'c']],
    ['difference with what is missing', $.setDifference(['$texts', '$gone']), null],
    ['equality', $.setEquals(['$three', [3, 2, 1, 1]]), true],
    ['no equality', $.setEquals(['$three', [1, 2]]), false],
    ['equality looks at arrays as elements', $.setEquals([[[1, 2]], [[2, 1]]]), false],
    ['subset', $.setIsSubset([[1, 1], '$three']), true],
    ['no subset', $.setIsSubset(['$three', [1]]), false],
    ['allElementsTrue', $.allElementsTrue([[true, 1, 'x']]), true],
    ['allElementsTrue with null among them', $.allElementsTrue([[true, null]]), false],
    ['allElementsTrue of none', $.allElementsTrue([[]]), true],
    ['anyElementTrue', $.anyElementTrue([[0, null, 'x']]), true],
    ['anyElementTrue of none', $.anyElementTrue([[]]), false],
  ],
)
