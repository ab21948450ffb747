/**
 * Operators on arrays, and the places they are told of.
 * https://www.mongodb.com/docs/manual/reference/operator/update-array/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/command (更新指令: 数组)
 */
import { _, double, updates } from '../conformance'

updates('push and unshift', [
  { name: 'one', before: { a: [1] }, update: { a: _.push(2) }, after: { a: [1, 2] } },
  { name: 'a list: each of it', before: { a: [1] }, update: { a: _.push([2, 3]) }, after: { a: [1, 2, 3] } },
  { name: 'arguments', before: { a: [1] }, update: { a: _.push(2, 3) }, after: { a: [1, 2, 3] } },
  { name: 'an object', before: { a: [] }, update: { a: _.push({ b: 1 }) }, after: { a: [{ b: 1 }] } },
  {
    name: 'a list as one element',
    before: { a: [] },
    update: { a: _.push([[1, 2]]) },
    after: { a: [[1, 2]] },
  },
  { name: 'nothing', before: { a: [1] }, update: { a: _.push([]) }, after: { a: [1] } },
  { name: 'onto a missing field', before: {}, update: { a: _.push([1]) }, after: { a: [1] } },
  { name: 'nothing onto a missing field', before: {}, update: { a: _.push([]) }, after: { a: [] } },
  {
    name: 'onto a nested one',
    before: { o: {} },
    update: { o: { a: _.push([1]) } },
    after: { o: { a: [1] } },
  },
  { name: 'each', before: { a: [1] }, update: { a: _.push({ each: [3, 2] }) }, after: { a: [1, 3, 2] } },
  {
    name: 'position',
    before: { a: [1, 2] },
    update: { a: _.push({ each: [9], position: 1 }) },
    after: { a: [1, 9, 2] },
  },
  {
    name: 'position from the end',
    before: { a: [1, 2] },
    update: { a: _.push({ each: [9], position: -1 }) },
    after: { a: [1, 9, 2] },
  },
  {
    name: 'position beyond the end',
    before: { a: [1] },
    update: { a: _.push({ each: [9], position: 7 }) },
    after: { a: [1, 9] },
  },
  {
    name: 'position before the beginning',
    before: { a: [1] },
    update: { a: _.push({ each: [9], position: -7 }) },
    after: { a: [9, 1] },
  },
  {
    name: 'sort',
    before: { a: [3] },
    update: { a: _.push({ each: [1, 2], sort: 1 }) },
    after: { a: [1, 2, 3] },
  },
  {
    name: 'sort downwards',
    before: { a: [3] },
    update: { a: _.push({ each: [1, 'x'], sort: -1 }) },
    after: { a: ['x', 3, 1] },
  },
  {
    name: 'sort by a field',
    before: { a: [{ v: 3 }] },
    update: { a: _.push({ each: [{ v: 1 }, {}], sort: { v: 1 } }) },
    after: { a: [{}, { v: 1 }, { v: 3 }] },
  },
  {
    name: 'sort by a path',
    before: { a: [{ o: { v: 3 } }] },
    update: { a: _.push({ each: [{ o: { v: 1 } }], sort: { 'o.v': 1 } }) },
    after: { a: [{ o: { v: 1 } }, { o: { v: 3 } }] },
  },
  {
    name: 'slice keeps the first',
    before: { a: [1, 2] },
    update: { a: _.push({ each: [3], slice: 2 }) },
    after: { a: [1, 2] },
  },
  {
    name: 'slice keeps the last',
    before: { a: [1, 2] },
    update: { a: _.push({ each: [3], slice: -2 }) },
    after: { a: [2, 3] },
  },
  {
    name: 'slice 0 keeps nothing',
    before: { a: [1, 2] },
    update: { a: _.push({ each: [3], slice: 0 }) },
    after: { a: [] },
  },
  {
    name: 'sorted, then cut, on a missing field (mingo keeps [3, 1, 2])',
    before: {},
    update: { a: _.push({ each: [3, 1, 2], sort: 1, slice: 2 }) },
    after: { a: [1, 2] },
  },
  {
    name: 'each of nothing sorts what is there',
    before: { a: [2, 1] },
    update: { a: _.push({ each: [], sort: 1 }) },
    after: { a: [1, 2] },
  },
  { name: 'unshift', before: { a: [3] }, update: { a: _.unshift([1, 2]) }, after: { a: [1, 2, 3] } },
  {
    name: 'unshift of arguments',
    before: { a: [3] },
    update: { a: _.unshift(1, 2) },
    after: { a: [1, 2, 3] },
  },
  { name: 'onto a number', before: { a: 5 }, update: { a: _.push([1]) }, refused: 'must be an array' },
  { name: 'onto null', before: { a: null }, update: { a: _.push([1]) }, refused: 'must be an array' },
  { name: 'onto an object', before: { a: {} }, update: { a: _.unshift([1]) }, refused: 'must be an array' },
  { name: 'each of a number', before: { a: [] }, update: { $push: { a: { $each: 5 } } }, refused: '$each' },
  {
    name: 'a word it does not know',
    before: { a: [] },
    update: { $push: { a: { $each: [], $frob: 1 } } },
    refused: 'Unrecognized clause',
  },
  {
    name: 'slice by half',
    before: { a: [] },
    update: { $push: { a: { $each: [], $slice: 1.5 } } },
    refused: '$slice',
  },
  {
    name: 'position by a text',
    before: { a: [] },
    update: { $push: { a: { $each: [], $position: '1' } } },
    refused: '$position',
  },
  {
    name: 'sort by 2',
    before: { a: [] },
    update: { $push: { a: { $each: [], $sort: 2 } } },
    refused: '$sort',
  },
  {
    name: 'an element with $',
    before: { a: [] },
    update: { $push: { a: { b: { $c: 1 } } } },
    refused: 'dollar',
  },
])

updates('pop and shift', [
  { name: 'pop', before: { a: [1, 2, 3] }, update: { a: _.pop() }, after: { a: [1, 2] } },
  { name: 'shift', before: { a: [1, 2, 3] }, update: { a: _.shift() }, after: { a: [2, 3] } },
  { name: 'of the last', before: { a: [1] }, update: { a: _.pop() }, after: { a: [] } },
  { name: 'of nothing', before: { a: [] }, update: { a: _.pop() }, after: { a: [] } },
  { name: 'of a missing field', before: {}, update: { a: _.shift() }, after: {} },
  { name: 'of a number', before: { a: 1 }, update: { a: _.pop() }, refused: 'must be an array' },
  { name: 'by two', before: { a: [1] }, update: { $pop: { a: 2 } }, refused: '$pop expects 1 or -1' },
])

updates('addToSet', [
  { name: 'what is new', before: { a: [1] }, update: { a: _.addToSet(2) }, after: { a: [1, 2] } },
  { name: 'what is there', before: { a: [1] }, update: { a: _.addToSet(1) }, after: { a: [1] } },
  {
    name: 'an equal of another type',
    before: { a: [1] },
    update: { $addToSet: { a: double('1.0') } },
    after: { a: [1] },
  },
  {
    name: 'a list is one element',
    before: { a: [1] },
    update: { a: _.addToSet([1, 2]) },
    after: { a: [1, [1, 2]] },
  },
  {
    name: '$each',
    before: { a: [1] },
    update: { a: _.addToSet({ $each: [1, 2, 2] }) },
    after: { a: [1, 2] },
  },
  {
    name: 'the order of fields counts',
    before: { a: [{ b: 1, c: 2 }] },
    update: { a: _.addToSet({ c: 2, b: 1 }) },
    after: {
      a: [
        { b: 1, c: 2 },
        { c: 2, b: 1 },
      ],
    },
  },
  { name: 'onto a missing field', before: {}, update: { a: _.addToSet('x') }, after: { a: ['x'] } },
  {
    name: 'what stands there twice stays',
    before: { a: [1, 1] },
    update: { a: _.addToSet(1) },
    after: { a: [1, 1] },
  },
  { name: 'onto a text', before: { a: 'x' }, update: { a: _.addToSet('y') }, refused: 'must be an array' },
  { name: '$each of a number', before: { a: [] }, update: { a: _.addToSet({ $each: 1 }) }, refused: '$each' },
])

const list = [
  { k: 'x', v: 1 },
  { k: 'y', v: 5 },
  { k: 'x', v: 9 },
]

updates('pull and pullAll', [
  { name: 'equal elements', before: { a: [1, 2, 1] }, update: { a: _.pull(1) }, after: { a: [2] } },
  { name: 'nothing equal', before: { a: [1] }, update: { a: _.pull(2) }, after: { a: [1] } },
  { name: 'by a command', before: { a: [1, 5, 9] }, update: { a: _.pull(_.gt(4)) }, after: { a: [1] } },
  { name: 'by in', before: { a: [1, 5, 9] }, update: { a: _.pull(_.in([1, 9])) }, after: { a: [5] } },
  {
    name: 'documents by some of their fields',
    before: { a: list },
    update: { a: _.pull({ k: 'x' }) },
    after: { a: [{ k: 'y', v: 5 }] },
  },
  {
    name: 'documents by commands',
    before: { a: list },
    update: { a: _.pull({ k: 'x', v: _.gt(5) }) },
    after: { a: list.slice(0, 2) },
  },
  {
    name: 'documents by a list of their own',
    before: { a: [{ t: [1, 2] }, { t: [3] }] },
    update: { a: _.pull({ t: 2 }) },
    after: { a: [{ t: [3] }] },
  },
  {
    name: 'texts by a regular expression',
    before: { a: ['ab', 'bc', 1] },
    update: { a: _.pull(/^a/) },
    after: { a: ['bc', 1] },
  },
  {
    name: 'lists whole',
    before: {
      a: [
        [1, 2],
        [2, 1],
      ],
    },
    update: { a: _.pull([1, 2]) },
    after: { a: [[2, 1]] },
  },
  { name: 'of a missing field', before: {}, update: { a: _.pull(1) }, after: {} },
  { name: 'of a number', before: { a: 1 }, update: { a: _.pull(1) }, refused: 'must be an array' },
  { name: 'pullAll', before: { a: [1, 2, 3, 1] }, update: { a: _.pullAll([1, 3]) }, after: { a: [2] } },
  {
    name: 'pullAll takes documents whole',
    before: { a: list },
    update: { a: _.pullAll([{ k: 'x' }, { k: 'y', v: 5 }]) },
    after: { a: [list[0], list[2]] },
  },
  {
    name: 'pullAll of no list',
    before: { a: [1] },
    update: { $pullAll: { a: 1 } },
    refused: 'requires an array',
  },
])

const members = [
  { name: 'a', n: 1 },
  { name: 'b', n: 2 },
  { name: 'b', n: 3 },
]

updates('the place where the query found it', [
  {
    name: 'a scalar',
    before: { a: [1, 2, 2] },
    where: { a: 2 },
    update: { 'a.$': 9 },
    after: { a: [1, 9, 2] },
  },
  {
    name: 'a field of a document',
    before: { a: members },
    where: { 'a.name': 'b' },
    update: { 'a.$.n': _.inc(10) },
    after: { a: [members[0], { name: 'b', n: 12 }, members[2]] },
  },
  {
    name: 'by elemMatch',
    before: { a: members },
    where: { a: _.elemMatch({ name: 'b', n: _.gt(2) }) },
    update: { 'a.$.n': 0 },
    after: { a: [members[0], members[1], { name: 'b', n: 0 }] },
  },
  { name: 'every element', before: { a: [1, 2] }, update: { 'a.$[]': _.mul(2) }, after: { a: [2, 4] } },
  {
    name: 'a field of every element',
    before: { a: members },
    update: { 'a.$[].n': 0 },
    after: { a: members.map(({ name }) => ({ name, n: 0 })) },
  },
  {
    name: 'a query by id alone found no place',
    before: { a: [1] },
    update: { 'a.$': 9 },
    refused: 'did not find the match',
  },
  {
    name: 'filters cannot be sent by the SDK',
    before: { a: [1] },
    update: { 'a.$[x]': 9 },
    refused: "No array filter found for identifier 'x'",
  },
  {
    name: 'twice',
    before: { a: [1] },
    where: { a: 1 },
    update: { 'a.$.b.$': 9 },
    refused: 'Too many positional',
  },
  { name: 'every element of a number', before: { a: 5 }, update: { 'a.$[]': 1 }, refused: 'non-array' },
  { name: 'every element of nothing', before: {}, update: { 'a.$[]': 1 }, refused: 'must exist' },
  {
    name: 'the place and a number that is it',
    before: { a: [1] },
    where: { a: 1 },
    update: { $set: { 'a.$': 2, 'a.0': 3 } },
    refused: 'conflict',
    raw: true,
  },
])
