import { LIMITS } from '../../../emulator/database/limits'
import { startLocalCloud } from './local-cloud'

const indexes = [{ name: 'slug', fields: [['slug', 1]] as [string, 1 | -1][], unique: true }]
let cloud: Awaited<ReturnType<typeof startLocalCloud>>
let clock = 0
beforeEach(async () => {
  clock = Date.now()
  cloud = await startLocalCloud({
    declaration: { collections: { accounts: { indexes: [] }, names: { indexes } } },
    now: () => clock,
  })
  await cloud.db.collection('accounts').add([
    { _id: 'a', n: 10 },
    { _id: 'b', n: 0 },
  ])
})
afterEach(() => cloud.stop())

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing was refused',
    (reason: { code: string }) => reason.code,
  )
const stored = async (id: string) =>
  (await cloud.db.collection('accounts').doc(id).get()).data[0] as { n: number } | undefined
const begin = () => cloud.db.startTransaction()

describe('refusals', () => {
  test('the second writer of a document fails at its write, and its transaction is over', async () => {
    const [first, second] = [await begin(), await begin()]
    await first.collection('accounts').doc('a').update({ n: 1 })
    expect(await refusal(second.collection('accounts').doc('a').update({ n: 2 }))).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
    expect(await refusal(second.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    await first.commit()
    expect(await stored('a')).toMatchObject({ n: 1 })
  })

  test('a document changed since the transaction began is a conflict', async () => {
    const late = await begin()
    await cloud.db.collection('accounts').doc('a').update({ n: 11 })
    expect(await refusal(late.collection('accounts').doc('a').update({ n: 2 }))).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
    expect(await stored('a')).toMatchObject({ n: 11 })
  })

  test('after 30 seconds a transaction is gone and its locks are free', async () => {
    const slow = await begin()
    await slow.collection('accounts').doc('a').update({ n: 1 })
    clock += LIMITS.transaction
    await cloud.db.collection('accounts').doc('a').update({ n: 5 })
    expect(await refusal(slow.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await stored('a')).toMatchObject({ n: 5 })
  })

  test('an ended or unknown transaction takes nothing', async () => {
    const done = await begin()
    await done.commit()
    expect(await refusal(done.collection('accounts').doc('a').get())).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await refusal(done.rollback())).toBe('DATABASE_TRANSACTION_FAIL')
  })

  test("a taken _id or unique key, whether stored or another transaction's", async () => {
    await cloud.db.collection('names').add({ slug: 'taken' })
    const [first, second, third] = [await begin(), await begin(), await begin()]
    expect(await refusal(first.collection('names').add({ slug: 'taken' }))).toBe('DATABASE_DUPLICATE_WRITE')
    await second.collection('names').add({ slug: 'fresh' })
    expect(await refusal(third.collection('names').add({ slug: 'fresh' }))).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
    await second.commit()
    expect(cloud.database.checkIntegrity()).toEqual([])
  })

  test("the server's date", async () => {
    const transaction = await begin()
    expect(
      await refusal(transaction.collection('accounts').doc('a').update({ at: cloud.db.serverDate() })),
    ).toBe('DATABASE_REQUEST_FAILED')
    await transaction.rollback()
  })
})

describe('what a transaction sees', () => {
  test('the database as it was at its start, and its own writes', async () => {
    const transaction = await begin()
    await cloud.db.collection('accounts').doc('b').update({ n: 99 })
    await cloud.db.collection('accounts').add({ _id: 'new', n: 1 })
    await cloud.db.collection('accounts').doc('a').remove()
    const accounts = transaction.collection('accounts')
    expect((await accounts.doc('a').get()).data).toEqual({ _id: 'a', n: 10 })
    expect((await accounts.doc('b').get()).data).toEqual({ _id: 'b', n: 0 })
    expect((await accounts.doc('new').get()).data).toBeNull()
    await accounts.add({ _id: 'mine', n: 7 })
    expect((await accounts.doc('mine').get()).data).toEqual({ _id: 'mine', n: 7 })
    const rows = (await accounts.where({}).orderBy('n', 'asc').get()).data as { _id: string }[]
    expect(rows.map(({ _id }) => _id)).toEqual(['b', 'mine', 'a'])
    expect(await stored('mine')).toBeUndefined()
    await transaction.rollback()
    expect(await stored('mine')).toBeUndefined()
    expect(await stored('b')).toMatchObject({ n: 99 })
  })

  test('nothing of what it writes is seen before it commits, everything after', async () => {
    const transaction = await begin()
    const accounts = transaction.collection('accounts')
    await accounts.doc('a').update({ n: cloud.db.command.inc(-3) })
    await accounts.doc('a').update({ n: cloud.db.command.inc(-1) })
    await accounts.doc('b').remove()
    await accounts.doc('c').set({ n: 4 })
    expect([await stored('a'), await stored('b'), await stored('c')]).toMatchObject([
      { n: 10 },
      { n: 0 },
      undefined as never,
    ])
    await transaction.commit()
    expect([await stored('a'), await stored('b'), await stored('c')]).toEqual([
      { _id: 'a', n: 6 },
      undefined,
      { _id: 'c', n: 4 },
    ])
  })
})

describe('a page by an index, inside a transaction', () => {
  test('has its own writes in their places, and not what others wrote meanwhile', async () => {
    const names = cloud.db.collection('names')
    await names.add(['b', 'd', 'f', 'h'].map((slug) => ({ _id: slug, slug })))
    const transaction = await begin()
    await names.doc('b').remove()
    await names.add({ _id: 'c', slug: 'c' })
    const own = transaction.collection('names')
    await own.add({ _id: 'a', slug: 'a' })
    await own.doc('f').update({ slug: 'z' })
    await own.doc('h').remove()
    const page = async (skip: number, limit: number) => {
      const { data } = await own.where({}).orderBy('slug', 'asc').skip(skip).limit(limit).get()
      return (data as { slug: string }[]).map(({ slug }) => slug).join('')
    }
    expect([await page(0, 2), await page(1, 2), await page(2, 9), await page(9, 2)]).toEqual([
      'ab',
      'bd',
      'dz',
      '',
    ])
    expect((await own.doc('c').get()).data).toBeNull()
    await transaction.commit()
    expect(cloud.database.checkIntegrity()).toEqual([])
    const { data } = await names.orderBy('slug', 'asc').get()
    expect((data as { slug: string }[]).map(({ slug }) => slug).join('')).toBe('acdz')
  })
})

describe('runTransaction', () => {
  type Given = Awaited<ReturnType<typeof begin>>

  test('gives a conflict up after three more tries, and leaves nothing locked', async () => {
    const holder = await begin()
    await holder.collection('accounts').doc('a').update({ n: 1 })
    let tries = 0
    const outcome = refusal(
      cloud.db.runTransaction(async (given: unknown) => {
        tries++
        const accounts = (given as Given).collection('accounts')
        await accounts.doc('b').update({ n: 50 + tries })
        await accounts.doc('a').update({ n: 2 })
      }),
    )
    expect([await outcome, tries]).toEqual(['DATABASE_TRANSACTION_CONFLICT', 4])
    await holder.collection('accounts').doc('b').update({ n: 7 })
    await holder.commit()
    expect([await stored('a'), await stored('b')]).toMatchObject([{ n: 1 }, { n: 7 }])
  })

  test('ends with the reason that it was rolled back with, or the error of its work, and tries neither again', async () => {
    let tries = 0
    const failing = (end: (transaction: Given) => Promise<unknown>) =>
      cloud.db.runTransaction(async (given: unknown) => {
        tries++
        await (given as Given).collection('accounts').doc('a').update({ n: 0 })
        await end(given as Given)
      })
    await expect(failing((transaction) => transaction.rollback('not enough'))).rejects.toBe('not enough')
    await expect(failing(() => Promise.reject(new Error('its own')))).rejects.toThrow('its own')
    expect(await refusal(failing((transaction) => transaction.collection('nowhere').add({})))).toBe(
      'DATABASE_COLLECTION_NOT_EXIST',
    )
    expect(tries).toBe(3)
    await cloud.db.collection('accounts').doc('a').update({ n: 11 })
    expect(await stored('a')).toMatchObject({ n: 11 })
  })
})

describe('beside a transaction', () => {
  test('a write outside waits until the document is free', async () => {
    const transaction = await begin()
    await transaction.collection('accounts').doc('a').update({ n: 1 })
    const order: string[] = []
    const outside = cloud.db
      .collection('accounts')
      .doc('a')
      .update({ n: cloud.db.command.inc(100) })
    const waited = outside.then(() => order.push('outside'))
    await cloud.db.collection('accounts').doc('b').update({ n: 3 })
    order.push('other document')
    await transaction.commit()
    await waited
    expect(order).toEqual(['other document', 'outside'])
    expect(await stored('a')).toMatchObject({ n: 101 })
  })

  test('runTransaction tries again after a conflict, so no increment is lost', async () => {
    const add = () =>
      cloud.db.runTransaction(async (transaction: unknown) => {
        const account = (transaction as Awaited<ReturnType<typeof begin>>).collection('accounts').doc('b')
        const { n } = (await account.get()).data as unknown as { n: number }
        await account.update({ n: n + 1 })
      })
    const results = await Promise.allSettled([add(), add(), add()])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
    expect(await stored('b')).toMatchObject({ n: 3 })
    expect(cloud.database.checkIntegrity()).toEqual([])
  })
})
