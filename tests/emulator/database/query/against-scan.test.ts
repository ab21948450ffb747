import fc from 'fast-check'
import type { Database } from '../../../../emulator/database'
import { compare } from '../../../../emulator/database/values/compare'
import { decodeStored } from '../../../../emulator/database/values/decode'
import { encode } from '../../../../emulator/database/values/encode'
import { indexValues, splitPath } from '../../../../emulator/database/values/path'
import type { Document, Reached } from '../../../../emulator/database/values/value'
import { someDocument, someFlatDocument, someQuery, someSort } from '../arbitrary'
import { temporaryDatabase } from '../local-cloud'

type Sort = readonly (readonly [path: string, direction: 1 | -1])[]

const index = (...fields: [path: string, direction: 1 | -1][]) => ({
  name: fields.flat().join(' '),
  fields,
})
const declaration = {
  collections: {
    bare: { indexes: [] },
    indexed: {
      indexes: [
        index(['a', 1]),
        index(['a', -1], ['b', 1]),
        index(['b', 1], ['c', -1]),
        index(['a.x', 1], ['c', 1]),
        index(['c', -1], ['b', -1], ['a', 1]),
      ],
    },
  },
}

/** 10,000 rounds in all. */
const COLLECTIONS = 125
const QUERIES = 80
/** `SEED=… npx jest …` repeats a run. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

const request = fc.record({
  where: someQuery,
  sort: someSort as fc.Arbitrary<Sort>,
  skip: fc.nat(4),
  limit: fc.integer({ min: 1, max: 8 }),
})
type Request = typeof request extends fc.Arbitrary<infer T> ? T : never
const documents = fc.oneof(
  fc.array(someDocument, { minLength: 1, maxLength: 25 }),
  fc.array(someFlatDocument, { minLength: 1, maxLength: 25 }),
)

/** What an order looks at; documents that are equal in it may stand either way. */
const sortKey = (document: Document, sort: Sort): Reached[] =>
  sort.map(([path, direction]) =>
    indexValues(document, splitPath(path)).reduce((best, value) =>
      compare(value, best) * direction < 0 ? value : best,
    ),
  )

function expectSameOrder(found: Document[], all: Document[], sort: Sort): void {
  expect(found).toHaveLength(all.length)
  const wrong = found.findIndex((document, i) => {
    const there = sortKey(all[i] as Document, sort)
    return sortKey(document, sort).some((value, at) => compare(value, there[at]) !== 0)
  })
  expect(wrong).toBe(-1)
}

/** Names the query that failed: to shrink a case of 80 would take minutes. */
function check(database: Database, asked: Request): void {
  try {
    compareAnswers(database, asked)
  } catch (error) {
    const { sort, skip, limit } = asked
    const query = `${encode(asked.where)} ${JSON.stringify({ sort, skip, limit })}`
    throw new Error(`SEED=${seed} ${query}\n${(error as Error).message}`)
  }
}

function compareAnswers(database: Database, { where, sort, skip, limit }: Request): void {
  const find = (collection: string, from: number, count: number) =>
    database
      .find({ collection, where, sort, skip: from, limit: count })
      .texts.map((text) => decodeStored(text))
  const ids = (rows: Document[]) => rows.map(({ _id }) => Number(_id)).sort((a, b) => a - b)
  const all = find('bare', 0, 1000)
  const found = find('indexed', 0, 1000)
  expect(ids(found)).toEqual(ids(all))
  expectSameOrder(found, all, sort)
  expectSameOrder(find('indexed', skip, limit), all.slice(skip, skip + limit), sort)
  const page = { collection: 'indexed', where, sort, skip, limit }
  expect(JSON.parse(`[${database.list(page).list}]`)).toEqual(database.find(page).texts)
  expect(database.count({ collection: 'indexed', where }).total).toBe(all.length)
}

test(`${COLLECTIONS * QUERIES} queries answered by indexes find what a look at every document finds`, async () => {
  process.stderr.write(`indexes against a full scan: SEED=${seed}\n`)
  await fc.assert(
    fc.asyncProperty(
      documents,
      fc.array(request, { minLength: QUERIES, maxLength: QUERIES }),
      async (rows, requests) => {
        const { database, remove } = temporaryDatabase({ declaration })
        try {
          const numbered = rows.map((document, i) => ({ _id: i, ...document }))
          await database.insert({ collection: 'indexed', documents: numbered })
          await database.insert({ collection: 'bare', documents: numbered })
          for (const asked of requests) check(database, asked)
          expect(database.checkIntegrity()).toEqual([])
        } finally {
          remove()
        }
      },
    ),
    { numRuns: COLLECTIONS, seed, endOnFailure: true },
  )
}, 180_000)
