/**
 * What stages may hold, and what indexes answer.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (聚合阶段)
 */
import { LIMITS } from '../../../../../emulator/database/limits'
import { $, held } from '../aggregating'

describe('memory and indexes', () => {
  const text = 'x'.repeat(1024 * 1024)
  beforeAll(() => held.cloud.db.collection('things').add({ _id: 1 }))

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
