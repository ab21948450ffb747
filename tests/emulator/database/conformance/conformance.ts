import tcb from '@cloudbase/node-sdk'
import type { Document } from '../../../../emulator/database/values/value'
import { startLocalCloud } from '../local-cloud'

/** What cases are written with: the SDK's own commands, which need no cloud. */
export const sdk = tcb.init({ env: 'local', secretId: 'local', secretKey: 'local' }).database()
export const _ = sdk.command
/** Declared without parameters there. */
export const mod = _.mod as (...divisorAndRemainder: unknown[]) => object

/** Types that JavaScript's literals cannot say, as EJSON. */
export const long = (text: string) => ({ $numberLong: text })
export const double = (text: string) => ({ $numberDouble: text })
export const decimal = (text: string) => ({ $numberDecimal: text })
export const date = (at: number) => ({ $date: { $numberLong: String(at) } })
export const regex = (pattern: string, options = '') => ({ $regularExpression: { pattern, options } })
export const oid = (end: string) => ({ $oid: end.padStart(24, '0') })

type Row = Readonly<Record<string, unknown>>
type Cloud = Awaited<ReturnType<typeof startLocalCloud>>

/** The code a refusal has in most cases. */
const FAILED = 'DATABASE_REQUEST_FAILED'

/** `true`: MongoDB's refusal. A text: part of its message, too. An object: another code. */
type Refused = true | string | { readonly code: string }

export interface QueryCase {
  readonly name: string
  /** What is in the collection; each with its `_id`. */
  readonly documents: readonly Row[]
  readonly where: object
  /** The `_id`s of what is found, in any order. */
  readonly finds?: readonly unknown[]
  readonly refused?: Refused
  /** The query goes as it is, through `options({ raw: true })`. */
  readonly raw?: boolean
}

export interface UpdateCase {
  readonly name: string
  /** The document, without its `_id`; it is found by `where` or, without that, by its id. */
  readonly before: Row
  readonly where?: object
  readonly update: object
  /** The document as it is stored afterwards, in EJSON, fields in this order. */
  readonly after?: Row
  readonly refused?: Refused
  readonly raw?: boolean
}

const paths = ['a', 'b', 'a.b', 'a.x', 'n']
const declaration = {
  collections: {
    bare: { indexes: [] },
    indexed: { indexes: paths.map((path) => ({ name: path, fields: [[path, 1] as [string, 1 | -1]] })) },
    downwards: { indexes: paths.map((path) => ({ name: path, fields: [[path, -1] as [string, 1 | -1]] })) },
  },
}

/** One cloud for a file of tests, with collections `bare`, `indexed` and `downwards`. */
export const held = {} as { cloud: Cloud }
beforeAll(async () => {
  held.cloud = await startLocalCloud({ declaration })
})
afterAll(() => held.cloud.stop())

export async function refuses(work: () => Promise<unknown>, refused: Refused): Promise<void> {
  const error = await Promise.resolve()
    .then(work)
    .then(
      (answer) => ({ code: 'nothing was refused', message: JSON.stringify(answer) }),
      (reason: { code: string; message: string }) => reason,
    )
  expect(error.code).toBe(typeof refused === 'object' ? refused.code : FAILED)
  if (typeof refused === 'string') expect(error.message).toContain(refused)
}

/** Each query finds the same on a collection without indexes, with ascending and with descending ones. */
export function queries(title: string, cases: readonly QueryCase[]): void {
  describe(title, () => {
    let filled: readonly Row[] = []

    async function fill(documents: readonly Row[]) {
      if (filled === documents) return
      const { cloud } = held
      for (const name of Object.keys(declaration.collections)) {
        await cloud.db.collection(name).where({}).remove()
        if (documents.length > 0) await cloud.db.collection(name).add(documents.map((row) => ({ ...row })))
      }
      filled = documents
    }

    test.each(cases)('$name', async ({ documents, where, finds, refused, raw = false }) => {
      await fill(documents)
      for (const name of Object.keys(declaration.collections)) {
        const found = () => held.cloud.db.collection(name).options({ raw }).where(where)
        if (refused) {
          await refuses(() => found().get(), refused)
          await refuses(() => found().count(), refused)
        } else {
          const ids = ((await found().get()).data as { _id: unknown }[]).map(({ _id }) => _id)
          expect(ids.map(String).sort()).toEqual((finds ?? []).map(String).sort())
          expect((await found().count()).total).toBe(ids.length)
        }
      }
    })
  })
}

export function updates(title: string, cases: readonly UpdateCase[]): void {
  describe(title, () => {
    test.each(cases)('$name', async ({ before, where, update, after, refused, raw = false }) => {
      const collection = held.cloud.db.collection('bare')
      await collection.where({}).remove()
      await collection.add({ _id: 'x', ...before })
      const [was] = stored('bare')
      const work = async () => {
        const target = collection.options({ raw })
        return where ? target.where(where).update(update) : target.doc('x').update(update)
      }
      if (refused) {
        await refuses(work, refused)
        expect(stored('bare')).toEqual([was])
      } else {
        const { updated } = await work()
        const [is] = stored('bare')
        expect(JSON.stringify(is)).toBe(JSON.stringify({ _id: 'x', ...after }))
        expect(updated).toBe(JSON.stringify(is) === JSON.stringify(was) ? 0 : 1)
      }
    })
  })
}

/** A collection's documents as they are stored, in EJSON, in order of insertion. */
export function stored(collection: string): Document[] {
  const { texts } = held.cloud.database.find({ collection, where: {}, sort: [], skip: 0, limit: 1000 })
  return texts.map((text) => JSON.parse(text) as Document)
}
