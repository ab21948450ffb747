import tcb from '@cloudbase/node-sdk'
import { startLocalCloud } from '../local-cloud'

/** What cases are written with: the SDK's own commands, which need no cloud. */
const sdk = tcb.init({ env: 'local', secretId: 'local', secretKey: 'local' }).database()
export const _ = sdk.command
export const $ = sdk.command.aggregate

type Row = Readonly<Record<string, unknown>>
type Cloud = Awaited<ReturnType<typeof startLocalCloud>>
/** What `aggregate()` gives; the SDK's own type lets stages take anything. */
export type Pipeline = ReturnType<ReturnType<Cloud['db']['collection']>['aggregate']>

/** Types that JavaScript's literals cannot say, as EJSON. */
export const long = (text: string) => ({ $numberLong: text })
export const double = (text: string) => ({ $numberDouble: text })
export const decimal = (text: string) => ({ $numberDecimal: text })
export const date = (text: string) => new Date(text).toISOString()

/** The place of an expression that computes to nothing. */
export const MISSING = 'MISSING'

const declaration = {
  collections: {
    things: { indexes: [] },
    others: { indexes: [{ name: 'ref', fields: [['ref', 1] as [string, 1]] }] },
    empty: { indexes: [] },
  },
}

/** One cloud for a file of tests, with collections `things`, `others` (an index on `ref`) and `empty`. */
export const held = {} as { cloud: Cloud }
beforeAll(async () => {
  held.cloud = await startLocalCloud({ declaration })
})
afterAll(() => held.cloud.stop())

async function fill(name: string, documents: readonly Row[]): Promise<void> {
  await held.cloud.db.collection(name).where({}).remove()
  if (documents.length > 0) await held.cloud.db.collection(name).add(documents.map((row) => ({ ...row })))
}

/** What came back as JSON: dates as ISO texts, decimals as `{ $numberDecimal }`. */
const plain = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer))

export async function refuses(work: () => Promise<unknown>, message: string): Promise<void> {
  const error = await Promise.resolve()
    .then(work)
    .then(
      (answer) => ({ code: 'nothing was refused', message: JSON.stringify(answer) }),
      (reason: { code: string; message: string }) => reason,
    )
  expect({ code: error.code, message: error.message }).toEqual({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining(message),
  })
}

/** `[name, expression, answer, type]`: `type` is what `$type` says of the answer, where it is worth saying. */
type Answer = readonly [name: string, expression: unknown, answer: unknown, type?: string]
type Refusal = readonly [name: string, expression: unknown, message: string]

/** Each expression is computed of this document by `$project`. */
export function expressions(
  title: string,
  document: Row,
  refusals: readonly Refusal[],
  answers: readonly Answer[],
): void {
  describe(title, () => {
    beforeAll(() => fill('things', [document]))
    const things = () => held.cloud.db.collection('things').aggregate()

    if (refusals.length > 0) {
      test.each(refusals)('%s is refused', (_name, expression, message) =>
        refuses(() => things().project({ value: expression }).end(), message),
      )
    }
    // an unnamed rest: jest would take a fourth parameter that a row lacks for its own `done`
    test.each(answers)('%s', async (...[, expression, answer, type]) => {
      const { data } = await things()
        .project({ _id: 0, value: expression, type: { $type: [expression] } })
        .end()
      const [row] = plain(data) as [{ value?: unknown; type: string }]
      expect('value' in row ? row.value : MISSING).toEqual(answer)
      if (type) expect(row.type).toBe(type)
    })
  })
}

type Stages = (pipeline: Pipeline) => Pipeline

/** Each pipeline runs over these documents; key order counts in what comes out. */
export function pipelines(
  title: string,
  { things, others = [] }: { things: readonly Row[]; others?: readonly Row[] },
  refusals: readonly (readonly [name: string, stages: Stages, message: string])[],
  answers: readonly (readonly [name: string, stages: Stages, answer: readonly unknown[]])[],
): void {
  describe(title, () => {
    beforeAll(async () => {
      await fill('things', things)
      await fill('others', others)
    })
    const start = () => held.cloud.db.collection('things').aggregate()

    if (refusals.length > 0) {
      test.each(refusals)('%s is refused', (_name, stages, message) =>
        refuses(async () => stages(start()).end(), message),
      )
    }
    test.each(answers)('%s', async (_name, stages, answer) => {
      const { data } = await stages(start()).end()
      expect(JSON.stringify(plain(data))).toBe(JSON.stringify(answer))
    })
  })
}

/** A pipeline of stages that the SDK has no method for. */
export const raw = (stages: object[]) => () =>
  held.cloud.db.collection('things').options({ raw: true }).aggregate(stages)
