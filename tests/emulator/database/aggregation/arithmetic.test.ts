/**
 * Arithmetic, trigonometry and rounding.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/#arithmetic-expression-operators
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (算术操作符)
 */
import { $, date, decimal, double, expressions, long, MISSING } from './aggregating'

const LARGEST = '9223372036854775807'
const LEAST = '-9223372036854775808'
const numbers = {
  _id: 'x',
  int: 7,
  long: long('7'),
  double: 7.5,
  whole: double('7'),
  decimal: decimal('7.10'),
  largest: long(LARGEST),
  least: long(LEAST),
  text: 'seven',
  nothing: null,
  at: new Date('2026-01-01T00:00:00Z'),
  later: new Date('2026-01-01T00:00:01.500Z'),
}

expressions(
  'add',
  numbers,
  [
    ['a text', $.add(['$int', '$text']), '$add only supports numeric or date types, not string'],
    ['two dates', $.add(['$at', '$later']), 'only one date allowed in an $add expression'],
    ['a date beyond all dates', $.add(['$at', 1e300]), 'date overflow'],
  ],
  [
    ['integers', $.add(['$int', 1]), 8, 'int'],
    ['one alone', $.add('$int'), 7, 'int'],
    ['none', $.add([]), 0, 'int'],
    ['an integer and a long', $.add(['$int', '$long']), 14, 'long'],
    ['an integer and a double', $.add(['$int', '$double']), 14.5, 'double'],
    ['a whole double stays a double', $.add(['$int', '$whole']), 14, 'double'],
    ['a decimal', $.add(['$int', '$decimal']), decimal('14.10'), 'decimal'],
    ['beyond 32 bits', $.add([2147483647, 1]), 2147483648, 'long'],
    ['beyond 64 bits', $.add(['$largest', 1]), 2 ** 63, 'double'],
    ['milliseconds to a date', $.add(['$at', 1500]), date('2026-01-01T00:00:01.5Z'), 'date'],
    ['a date in the second place', $.add([1000, '$at', 500]), date('2026-01-01T00:00:01.5Z'), 'date'],
    ['null', $.add(['$int', '$nothing']), null],
    ['what is missing', $.add(['$int', '$gone']), null],
  ],
)

expressions(
  'subtract',
  numbers,
  [
    ['a text', $.subtract(['$int', '$text']), "can't $subtract string from int"],
    ['a date from a number', $.subtract([1, '$at']), "can't $subtract date from int"],
    [
      'three arguments',
      $.subtract([1, 2, 3]),
      'Expression $subtract takes exactly 2 arguments. 3 were passed in.',
    ],
  ],
  [
    ['integers', $.subtract(['$int', 9]), -2, 'int'],
    ['doubles', $.subtract(['$double', '$int']), 0.5, 'double'],
    ['decimals', $.subtract(['$decimal', 7]), decimal('0.10'), 'decimal'],
    ['a decimal from an integer', $.subtract([8, '$decimal']), decimal('0.90'), 'decimal'],
    ['below 64 bits', $.subtract(['$least', 1]), -(2 ** 63), 'double'],
    ['below 32 bits', $.subtract([-2147483648, 1]), -2147483649, 'long'],
    ['two dates', $.subtract(['$later', '$at']), 1500, 'long'],
    ['milliseconds from a date', $.subtract(['$later', 1500]), date('2026-01-01T00:00:00Z'), 'date'],
    ['null', $.subtract(['$nothing', 1]), null],
  ],
)

expressions(
  'multiply, divide and mod',
  numbers,
  [
    [
      'a text in a product',
      $.multiply(['$int', '$text']),
      '$multiply only supports numeric types, not string',
    ],
    ['a date in a product', $.multiply(['$at', 2]), '$multiply only supports numeric types, not date'],
    [
      'a text in a quotient',
      $.divide(['$text', 2]),
      '$divide only supports numeric types, not string and int',
    ],
    ['division by zero', $.divide([1, 0]), "can't $divide by zero"],
    ['division by a decimal zero', $.divide([1, decimal('0')]), "can't $divide by zero"],
    ['a remainder by zero', $.mod([1, 0]), "can't $mod by zero"],
    ['a remainder of a text', $.mod(['$text', 2]), '$mod only supports numeric types, not string and int'],
  ],
  [
    ['a product of integers', $.multiply(['$int', 3]), 21, 'int'],
    ['of none', $.multiply([]), 1, 'int'],
    ['beyond 32 bits', $.multiply([65536, 65536]), 4294967296, 'long'],
    ['beyond 64 bits', $.multiply(['$largest', 2]), 2 ** 64, 'double'],
    ['with a double', $.multiply(['$int', 0.5]), 3.5, 'double'],
    ['with a decimal', $.multiply(['$decimal', 3]), decimal('21.30'), 'decimal'],
    ['with null', $.multiply(['$int', null]), null],
    ['a quotient of integers', $.divide([6, 3]), 2, 'double'],
    ['with a rest', $.divide([7, 2]), 3.5, 'double'],
    [
      'of decimals, all digits',
      $.divide([decimal('1'), 3]),
      decimal('0.3333333333333333333333333333333333'),
      'decimal',
    ],
    ['of decimals, exactly', $.divide([decimal('7.10'), 2]), decimal('3.55'), 'decimal'],
    ['with what is missing', $.divide(['$gone', 3]), null],
    ['a remainder', $.mod([7, 3]), 1, 'int'],
    ['has the sign of the first', $.mod([-7, 3]), -1, 'int'],
    ['of doubles', $.mod([7.5, 2]), 1.5, 'double'],
    ['of longs', $.mod(['$largest', 10]), 7, 'long'],
    ['of decimals', $.mod(['$decimal', 2]), decimal('1.10'), 'decimal'],
  ],
)

expressions(
  'functions of one number',
  numbers,
  [
    ['abs of a text', $.abs('$text'), '$abs only supports numeric types, not string'],
    ['abs of the least long', $.abs('$least'), "can't take $abs of long long min"],
    ['sqrt of a negative number', $.sqrt(-1), "$sqrt's argument must be greater than or equal to 0"],
    ['ln of zero', $.ln(0), "$ln's argument must be a positive number, but is 0"],
    ['log10 of a negative number', $.log10(-1), "$log10's argument must be a positive number, but is -1"],
    ['log to the base 1', $.log([8, 1]), "$log's base must be a positive number not equal to 1, but is 1"],
    ['log of zero', $.log([0, 2]), "$log's argument must be a positive number, but is 0"],
    ['zero to a negative power', $.pow([0, -1]), '$pow cannot take a base of 0 and a negative exponent'],
    ['asin beyond 1', { $asin: 2 }, 'cannot apply $asin to 2, value must be in [-1,1]'],
  ],
  [
    ['abs', $.abs(-7), 7, 'int'],
    ['abs of a double', $.abs(-7.5), 7.5, 'double'],
    ['abs of a decimal', $.abs(decimal('-1.50')), decimal('1.50'), 'decimal'],
    ['abs of null', $.abs('$nothing'), null],
    ['abs of what is missing', $.abs('$gone'), null],
    ['ceil', $.ceil(7.2), 8, 'double'],
    ['ceil of a negative number', $.ceil(-7.8), -7, 'double'],
    ['ceil of an integer', $.ceil('$int'), 7, 'int'],
    ['ceil of a decimal', $.ceil('$decimal'), decimal('8'), 'decimal'],
    ['floor', $.floor(7.8), 7, 'double'],
    ['floor of a negative number', $.floor(-7.2), -8, 'double'],
    ['floor of a decimal', $.floor(decimal('-7.2')), decimal('-8'), 'decimal'],
    ['exp', $.exp(0), 1, 'double'],
    ['ln', $.ln(1), 0, 'double'],
    ['log10', $.log10(1000), 3, 'double'],
    ['log', $.log([8, 2]), 3, 'double'],
    ['log of null', $.log([null, 2]), null],
    ['sqrt', $.sqrt(25), 5, 'double'],
    ['pow of integers', $.pow([2, 10]), 1024, 'int'],
    ['pow beyond 32 bits', $.pow([2, 40]), 1099511627776, 'long'],
    ['pow beyond 64 bits', $.pow([2, 70]), 2 ** 70, 'double'],
    ['pow with a negative exponent', $.pow([2, -1]), 0.5, 'double'],
    ['pow with a fraction', $.pow([9, 0.5]), 3, 'double'],
    ['pow of -1', $.pow([-1, 1000001]), -1, 'int'],
    ['sin', { $sin: 0 }, 0, 'double'],
    ['cos', { $cos: 0 }, 1, 'double'],
    ['atan2', { $atan2: [0, 1] }, 0, 'double'],
    ['degrees', { $radiansToDegrees: { $degreesToRadians: 180 } }, 180, 'double'],
  ],
)

expressions(
  'trunc and round',
  numbers,
  [
    ['a place that is no number', { $round: [1.5, 'x'] }, 'must be a integral value'],
    ['a place too far', { $round: [1.5, 101] }, 'value must be in [-20, 100]'],
    ['a text', { $trunc: '$text' }, '$trunc only supports numeric types, not string'],
    ['three arguments', { $round: [1, 2, 3] }, 'at least 1 arguments, and at most 2, but 3 were passed in'],
  ],
  [
    ['trunc', $.trunc(7.8), 7, 'double'],
    ['trunc of a negative number', $.trunc(-7.8), -7, 'double'],
    ['trunc of an integer', $.trunc('$int'), 7, 'int'],
    ['trunc to a place', { $trunc: [7.899, 1] }, 7.8, 'double'],
    ['trunc before the point', { $trunc: [1789, -2] }, 1700, 'int'],
    ['trunc of a decimal', { $trunc: [decimal('7.899'), 2] }, decimal('7.89'), 'decimal'],
    ['round takes halves to the even neighbour', { $round: 2.5 }, 2, 'double'],
    ['and up when that is even', { $round: 3.5 }, 4, 'double'],
    ['round to a place', { $round: [19.25, 1] }, 19.2, 'double'],
    ["round by a double's true digits", { $round: [2.675, 2] }, 2.67, 'double'],
    ['round of a decimal', { $round: [decimal('2.675'), 2] }, decimal('2.68'), 'decimal'],
    ['round before the point', { $round: [1250, -2] }, 1200, 'int'],
    ['round of null', { $round: null }, null],
    ['round to a missing place', { $round: ['$double', '$nothing'] }, null],
  ],
)

expressions(
  'field paths',
  { _id: 'x', a: { b: 1 }, list: [{ n: 1 }, { n: 2 }, 3, {}, [{ n: 9 }]], '0': 'zero' },
  [
    ['a dollar alone', '$', "'$' by itself is not a valid FieldPath"],
    ['an empty part', '$a..b', 'FieldPath field names may not be empty strings'],
    ['an unknown variable', '$$nobody', 'Use of undefined variable: nobody'],
    ['an unknown operator', { $frobnicate: 1 }, "Unrecognized expression '$frobnicate'"],
    ['two operators in one object', { $abs: 1, $ceil: 2 }, 'must have exactly one field'],
    ['an operator beside a field', { a: '$a', $ceil: 2 }, "FieldPath field names may not start with '$'"],
  ],
  [
    ['inside a document', '$a.b', 1],
    ['beyond a scalar', '$a.b.c', MISSING, 'missing'],
    ['through an array: what its documents have', '$list.n', [1, 2]],
    ['a number is a name, not a place', '$list.0', []],
    ['a list of expressions', ['$a.b', '$gone', 'text'], [1, null, 'text']],
    ['an object of expressions leaves out what is missing', { v: { $literal: 1 } }, { v: 1 }],
    ['a literal is not read', $.literal('$a.b'), '$a.b'],
    ['a literal number', $.literal(1), 1],
    ['$$ROOT', '$$ROOT.a', { b: 1 }],
    ['$$CURRENT', '$$CURRENT.a.b', 1],
    ['$$REMOVE', '$$REMOVE', MISSING],
  ],
)
