import fc from 'fast-check'
import { CloudError } from '../../../../emulator/admin-api/cloud-error'
import { databaseActions } from '../../../../emulator/admin-api/database'
import { encode } from '../../../../emulator/database/values/encode'
import { anyValue, someQuery } from '../../database/arbitrary'
import { temporaryDatabase } from '../../database/local-cloud'

let cloud: ReturnType<typeof temporaryDatabase>
beforeEach(() => {
  const indexes = [
    {
      name: 'a',
      fields: [
        ['a', 1],
        ['b', -1],
      ] as [string, 1 | -1][],
    },
  ]
  cloud = temporaryDatabase({ declaration: { collections: { things: { indexes } } } })
})
afterEach(() => cloud.remove())

/** The refusal of one action, or `null` when it was done. Anything but a CloudError fails the test. */
async function refusalOf(action: string, body: Record<string, unknown>): Promise<string | null> {
  try {
    await databaseActions[action]?.(body, cloud.database)
    return null
  } catch (error) {
    if (error instanceof CloudError && error.code !== 'SYS_ERR') return error.code
    throw error
  }
}

test.each<[string, Record<string, unknown>]>([
  ['database.getDocument', {}],
  ['database.getDocument', { collectionName: 5 }],
  ['database.getDocument', { collectionName: 'things', query: { a: 1 } }],
  ['database.getDocument', { collectionName: 'things', query: '[1]' }],
  ['database.getDocument', { collectionName: 'things', query: '{"a":' }],
  ['database.getDocument', { collectionName: 'things', limit: -1 }],
  ['database.getDocument', { collectionName: 'things', limit: '20' }],
  ['database.getDocument', { collectionName: 'things', offset: 1.5 }],
  ['database.insertDocument', { collectionName: 'things', data: [] }],
  ['database.insertDocument', { collectionName: 'things', data: [{ a: 1 }] }],
  ['database.modifyDocument', { collectionName: 'things', query: '{}' }],
  ['database.aggregateDocuments', { collectionName: 'things', stages: 'all' }],
  ['database.aggregateDocuments', { collectionName: 'things', stages: [{ stageKey: '$match' }] }],
  ['database.commitTransaction', {}],
])('%s refuses %j', async (action, body) => {
  expect(await refusalOf(action, body)).toBe('INVALID_PARAM')
})

test('whatever is sent is done or refused by name, and the indexes agree afterwards', async () => {
  const path = fc.constantFrom(
    'a',
    'b',
    'a.b',
    'a.0',
    'a.0.b',
    'a.$',
    'a.$[]',
    'a.$[].b',
    'a.$.b',
    'a.$[x]',
    '_id',
    '',
    '.',
    '$',
    'constructor',
    'a.__proto__',
  )
  const condition = fc
    .tuple(
      fc.constantFrom(
        '$regex',
        '$options',
        '$mod',
        '$bitsAllSet',
        '$all',
        '$elemMatch',
        '$type',
        '$not',
        '$size',
        '$in',
      ),
      anyValue,
    )
    .map(([name, operand]) => ({ [name]: operand }))
  const schema = fc.dictionary(
    fc.constantFrom(
      'bsonType',
      'type',
      'enum',
      'items',
      'pattern',
      'properties',
      'patternProperties',
      'required',
      'minimum',
      'multipleOf',
      'not',
      'anyOf',
      'dependencies',
      'maxItems',
    ),
    anyValue,
    { maxKeys: 2, noNullPrototype: true },
  )
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    anyValue.map((value) => encode({ a: value })),
    someQuery.map(encode),
    condition.map((value) => encode({ a: value })),
    schema.map((value) => encode({ $jsonSchema: value })),
    fc.tuple(path, anyValue).map(([at, value]) => encode({ [at]: value })),
  )
  const operator = fc.constantFrom(
    '$set',
    '$inc',
    '$mul',
    '$min',
    '$push',
    '$pop',
    '$pull',
    '$pullAll',
    '$addToSet',
    '$rename',
    '$unset',
    '$bit',
    '$currentDate',
    '$setOnInsert',
    '$x',
  )
  const update = fc
    .tuple(operator, path, anyValue)
    .map(([name, at, value]) => encode({ [name]: { [at]: value } }))
  const stage = fc.record({
    stageKey: fc.constantFrom('$match', '$sort', '$group', '$project', '$limit', '$skip', '$out'),
    stageValue: text,
  })
  const body = fc.record(
    {
      collectionName: fc.constantFrom<unknown>('things', 'things', 'things', 'none', '', null, 1),
      query: text,
      order: text,
      projection: text,
      data: fc.oneof<fc.Arbitrary<unknown>[]>(update, text, fc.array(text, { maxLength: 2 })),
      stages: fc.array(stage, { maxLength: 3 }),
      limit: fc.oneof<fc.Arbitrary<unknown>[]>(fc.nat(5), fc.constantFrom('1', -1, 1e9)),
      merge: fc.boolean(),
      upsert: fc.boolean(),
      multi: fc.boolean(),
      transactionId: fc.constantFrom('nobody', { $gt: '' }),
    },
    { requiredKeys: ['collectionName'] },
  )
  const names = Object.keys(databaseActions).filter((name) => name !== 'database.addCollection')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), body, async (action, sent) => {
      await refusalOf(action, sent)
    }),
    { numRuns: 2000 },
  )
  expect(cloud.database.checkIntegrity()).toEqual([])
}, 60_000)
