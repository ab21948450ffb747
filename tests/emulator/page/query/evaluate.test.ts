import { type WireCall, wireCallOf } from '../../../../emulator/page/query/evaluate'
import { QueryError } from '../../../../emulator/page/query/query-error'

const refusalOf = async (text: string): Promise<QueryError> => {
  const error = await wireCallOf(text).then(
    (call) => new Error(`was taken: ${JSON.stringify(call)}`),
    (refusal: Error) => refusal,
  )
  if (error instanceof QueryError) return error
  throw error
}
const query = ({ params }: WireCall) => JSON.parse(String(params.query)) as object
const stages = ({ params }: WireCall) =>
  (params.stages as { stageKey: string; stageValue: string }[]).map(({ stageKey, stageValue }) => [
    stageKey,
    JSON.parse(stageValue),
  ])

describe('what is no query is refused at its place', () => {
  test.each([
    ['nothing', '', 1, /还是空的/],
    ['two statements', "db.collection('a').get(); db.collection('b').get()", 27, /一次只能写一个/],
    ['a declaration', 'const a = 1', 1, /要从 db 写起/],
    ['a function', '() => 1', 1, /只能写查询/],
    ['a missing bracket', "db.collection('a').where({ a: 1 ).get()", 33, /读不懂/],
    ['an open quote', "db.collection('a", 15, /引号/],
    ['a Chinese colon', "db.collection('a').where({ a：1 }).get()", 29, /中文标点/],
    ['nothing to do', "db.collection('a').where({ a: 1 })", 35, /还没有写要做什么/],
    ['an unfinished aggregation', "db.collection('a').aggregate().match({})", 41, /还没有写要做什么/],
    ['a method without brackets', "db.collection('a').get", 20, /后面要有括号/],
    ['an unknown command', "db.collection('a').where({ a: _.foo(1) }).get()", 33, /没有 foo/],
    ['a misspelt stage', "db.collection('a').aggregate().matches({}).end()", 32, /没有 matches，有 .*match/],
    [
      'a request within a request',
      "db.collection('a').where({ a: db.collection('b').get() }).get()",
      31,
      /不能写在另一个里面/,
    ],
    [
      'a request within a list',
      "db.collection('a').add([db.collection('b').get()])",
      25,
      /不能写在另一个里面/,
    ],
    ['an order that is none', "db.collection('a').orderBy('b', 'up').get()", 20, /./],
    ['an update of _id', "db.collection('a').doc('b').update({ _id: 1 })", 1, /_id/],
    ['an update of nothing', "db.collection('a').where({}).update(null)", 1, /./],
    ['a comparison', "db.collection('a').where({ a: 1 > 0 }).get()", 31, /_\.gt/],
    ['a date that is none', "db.collection('a').where({ a: new Date('x') }).get()", 31, /不是一个时间/],
    ['a template with a variable', "db.collection('a').where({ a: `\u0024{1}` }).get()", 31, /反引号/],
    ['an expression with a bad flag', "db.collection('a').where({ a: /b/zz }).get()", 32, /正则/],
    ['too much text', `db.collection('${'a'.repeat(20_001)}')`, 20_001, /最长/],
    ['brackets without end', '['.repeat(9000), 1, /./],
    ['a sum without end', `${'1+'.repeat(9900)}1`, 1, /./],
  ])('%s', async (_, text, column, message) => {
    const refusal = await refusalOf(text)
    expect(refusal.message).toMatch(message)
    // how deep is too deep depends on the machine, and so does the place
    if (!text.startsWith('[') && !text.startsWith('1+')) expect(refusal.column).toBe(column)
  })

  test('the line counts too', async () => {
    const refusal = await refusalOf("db.collection('a')\n  .where({ a: _.foo() })\n  .get()")
    expect([refusal.line, refusal.column]).toEqual([2, 17])
  })
})

test.each([
  'process.exit()',
  'globalThis',
  "require('fs')",
  "import('fs')",
  "eval('1')",
  "new Function('return 1')()",
  "db.constructor.constructor('return process')()",
  "db['collection']('a').get()",
  "db.collection.call(null, 'a').get()",
  "db.collection('a')._request.send('x')",
  "db.collection('a')._db",
  'db.config',
  'db.startTransaction()',
  "_.eq.constructor('return process')()",
  '_.__proto__',
  '$.toString()',
  "Date.constructor('return process')()",
  "''.constructor.constructor('return process')()",
  '[].map(db.collection)',
  "db.collection('a').where({ ['a']: 1 }).get()",
  "db.collection('a').where({ get a() { return 1 } }).get()",
  "db.collection('a').where({ a() {} }).get()",
  "db.collection('a').where({ ...db }).get()",
  "db.collection('a').where({ __proto__: { a: 1 } }).get()",
  "db.collection('a').update({ 'a.__proto__.polluted': 1 })",
  "db.collection('a').update({ 'constructor.prototype.polluted': 1 })",
  "db?.collection('a').get()",
  "db.collection('a').watch({})",
  'this',
  'db.collection`a`',
  "(db.collection('a').get(), 1)",
  'a = 1',
  'delete db.command',
])('%s reaches nothing', async (text) => {
  expect((await refusalOf(text)).column).toBeGreaterThan(0)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

describe('the request is the one that the SDK makes', () => {
  test('where, order, page and fields', async () => {
    const call = await wireCallOf(
      "await db.collection('articles').where({ columnId: _.in(['a', 'b']), n: _.gt(1).and(_.lt(5)) })" +
        ".orderBy('publishedAt', 'desc').skip(40).limit(20).field({ title: true }).get();",
    )
    expect(call.action).toBe('database.getDocument')
    expect(call.params).toMatchObject({ collectionName: 'articles', limit: 20, offset: 40 })
    expect(query(call)).toEqual({
      columnId: { $in: ['a', 'b'] },
      $and: [{ n: { $gt: { $numberInt: '1' } } }, { n: { $lt: { $numberInt: '5' } } }],
    })
    expect(JSON.parse(String(call.params.order))).toEqual({ publishedAt: { $numberInt: '-1' } })
    expect(JSON.parse(String(call.params.projection))).toEqual({ title: { $numberInt: '1' } })
  })

  test.each([
    ['a date', "new Date('2026-01-02T00:00:00Z')", { $date: { $numberLong: '1767312000000' } }],
    ['a sum of dates', 'new Date(new Date(0) - -60 * 1000 * 2)', { $date: { $numberLong: '120000' } }],
    ['a negative number', '-1.5', { $numberDouble: '-1.5' }],
    ['a plain template', '`b`', 'b'],
    ['truth', '!true', false],
    ['null', 'null', null],
    ['an expression', '/b+/i', { $regularExpression: { pattern: 'b+', options: 'i' } }],
    [
      "the SDK's expression",
      "db.RegExp({ regexp: 'b', options: 'i' })",
      { $regularExpression: { pattern: 'b', options: 'i' } },
    ],
    ['a list', '[1, [2]]', [{ $numberInt: '1' }, [{ $numberInt: '2' }]]],
    [
      'a point',
      'new db.Geo.Point(110, 40)',
      { type: 'Point', coordinates: [{ $numberInt: '110' }, { $numberInt: '40' }] },
    ],
    ['an existence', '_.exists(false)', { $exists: false }],
  ])('%s', async (_, text, expected) => {
    expect(query(await wireCallOf(`db.collection('a').where({ b: ${text} }).get()`))).toEqual({ b: expected })
  })

  test('what nested objects and quoted names say', async () => {
    const call = await wireCallOf("db.collection('a').where({ 'b.c': 1, d: { e: 2 }, 3: 4 }).count()")
    expect(call.action).toBe('database.calculateDocument')
    expect(JSON.stringify(query(call))).toMatch(/"b\.c".*|"d\.e"/)
  })

  test('an aggregation with a pipeline of its own', async () => {
    const call = await wireCallOf(
      "db.collection('a').aggregate().match({ n: _.gte(1) }).group({ _id: '$b', sum: $.sum('$n') })" +
        ".lookup({ from: 'c', pipeline: $.pipeline().match({ d: 1 }).done(), as: 'e' }).limit(5).end()",
    )
    expect(call.action).toBe('database.aggregateDocuments')
    expect(stages(call)).toEqual([
      ['$match', { n: { $gte: { $numberInt: '1' } } }],
      ['$group', { _id: '$b', sum: { $sum: '$n' } }],
      ['$lookup', { from: 'c', pipeline: [{ $match: { d: { $numberInt: '1' } } }], as: 'e' }],
      ['$limit', 5],
    ])
  })

  test.each([
    ["db.collection('a').where({ b: 1 }).update({ c: _.inc(1), d: _.push([1]) })", 'database.modifyDocument'],
    ["db.collection('a').doc('b').set({ c: db.serverDate({ offset: 1000 }) })", 'database.modifyDocument'],
    ["db.collection('a').where({ b: 1 }).updateAndReturn({ c: _.remove() })", 'database.modifyAndReturnDoc'],
    ["db.collection('a').where({ b: _.or(_.eq(1), _.eq(2)) }).remove()", 'database.removeDocument'],
    ["db.collection('a').add({ at: db.serverDate() })", 'database.insertDocument'],
    ["db.createCollection('b')", 'database.addCollection'],
  ])('%s', async (text, action) => {
    expect((await wireCallOf(text)).action).toBe(action)
  })
})
