import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import type { Action, Contract } from '../../cloudfunctions/_common/contract'
import { type Centre, startCentre } from '../support/centre'
import { CONTRACTS } from '../support/contracts'

/**
 * What a careless or hostile client may send: 1,000 events a function. None may end in `unexpected`,
 * none may leave a document behind, and every refusal must be one that a person can act on.
 */

const EVENTS = 1000
/** Bookkeeping of `serve` itself; everything else must stay as it is. */
const BOOKKEEPING = new Set(['limits', 'requests', 'audit'])

const naughtyStrings = JSON.parse(
  readFileSync(createRequire(__filename).resolve('big-list-of-naughty-strings/blns.json'), 'utf8'),
) as string[]

let centre: Centre
let token: string
beforeAll(async () => {
  // instances that are used again and again: what one hostile event left behind would meet the next thousand
  centre = await startCentre({ settings: { strict: false } })
  token = await centre.signIn('admin')
})
afterAll(() => centre.close())

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))

/** JSON.parse keeps `__proto__` as an own key, as a body from outside would. */
const poisoned = fc.constantFrom(
  '{"__proto__":{"role":"administrator","ok":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"$gt":""}',
  '{"$ne":null}',
  '{"$where":"sleep(1000)"}',
  '{"$set":{"role":"administrator"}}',
  '{"$regex":"^(a+)+$"}',
  '{"$numberLong":"1"}',
  '{"$date":{"$numberLong":"0"}}',
)

const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...naughtyStrings) },
  { weight: 3, arbitrary: poisoned.map((text) => JSON.parse(text) as unknown) },
  { weight: 2, arbitrary: fc.anything({ withNullPrototype: false, withBigInt: false }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      nested(60),
      nested(2000),
      'x'.repeat(200_000),
      -0,
      1e308,
      '\u0000',
      '\ud800',
      [],
      {},
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
)

/** Names of input fields, so that hostile values reach the places that matter. */
function fieldsOf(action: Action): string[] {
  const shape = (action.input as { def?: { shape?: object } }).def?.shape
  return shape ? Object.keys(shape) : []
}

function eventsFor(contract: Contract<Record<string, Action>>) {
  const names = Object.keys(contract.actions)
  const field = (name: string) =>
    fc.constantFrom(...fieldsOf(contract.actions[name] as Action), '__proto__', '$where')
  const aimed = fc.constantFrom(...names).chain((action) =>
    fc.record({
      action: fc.constant<unknown>(action),
      input: fc.oneof(hostile, fc.dictionary(field(action), hostile, { maxKeys: 8 })),
      key: fc.oneof(fc.uuid(), hostile),
    }),
  )
  const wild = fc.record({
    action: hostile,
    input: hostile,
    key: hostile,
    userInfo: hostile,
    caller: hostile,
  })
  return fc.oneof({ weight: 9, arbitrary: aimed }, { weight: 1, arbitrary: wild })
}

async function documents(): Promise<Record<string, number>> {
  const collections = (await centre.admin('collections')) as { name: string; count: number }[]
  return Object.fromEntries(
    collections.filter(({ name }) => !BOOKKEEPING.has(name)).map(({ name, count }) => [name, count]),
  )
}

/** True when the contract itself accepts the event: then it is not malformed, and an answer is right. */
function isWellFormed(contract: Contract<Record<string, Action>>, body: string): boolean {
  const event = JSON.parse(body) as { action: unknown; input: unknown }
  if (typeof event.action !== 'string' || !Object.hasOwn(contract.actions, event.action)) return false
  return contract.actions[event.action]?.input.safeParse(event.input).success ?? false
}

const PLAIN_REFUSALS = [
  'invalid_input',
  'not_found',
  'not_signed_in',
  'not_allowed',
  'too_many_requests',
  'wrong_state',
]

describe.each(CONTRACTS.map((contract) => [contract.functionName, contract] as const))(
  '%s',
  (name, contract) => {
    it(`refuses ${EVENTS} malformed events plainly and stores none of them`, async () => {
      const before = await documents()
      const bodies = fc
        .sample(eventsFor(contract), { numRuns: EVENTS * 2, seed: 20190904 })
        .map((event) => JSON.stringify(event))
        .filter((body) => !isWellFormed(contract, body))
        .slice(0, EVENTS)
      expect(bodies).toHaveLength(EVENTS)

      for (let start = 0; start < bodies.length; start += 20) {
        const batch = bodies.slice(start, start + 20)
        const answers = await Promise.all(
          batch.map((body, index) =>
            centre.post(name, body, index % 2 ? { authorization: `Bearer ${token}` } : {}),
          ),
        )
        for (const [index, { reply }] of answers.entries()) {
          const sent = batch[index]?.slice(0, 300)
          expect({ sent, code: reply.ok ? 'ok' : reply.error.code }).toEqual({
            sent,
            code: expect.stringMatching(PLAIN_REFUSALS.join('|')),
          })
        }
      }
      expect(await documents()).toEqual(before)
    }, 120_000)

    it('refuses what is not even JSON, too large or too deep', async () => {
      const bodies: (string | Uint8Array)[] = [
        '',
        '{',
        'null',
        '[]',
        '"home"',
        '\u0000',
        new Uint8Array([0x7b, 0xff, 0xfe, 0x22, 0x80, 0x7d]),
        `{"action":"x","input":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
        JSON.stringify({
          action: Object.keys(contract.actions)[0],
          input: { text: 'x'.repeat(6 * 1024 * 1024) },
        }),
      ]
      for (const body of bodies) {
        const { status, reply } = await centre.post(name, body)
        expect(status).toBeGreaterThanOrEqual(400)
        expect(status).toBeLessThan(500)
        // what the platform itself does not let through (6 MB) carries the platform's code, everything else ours
        if (status === 413) continue
        expect(reply).toMatchObject({
          ok: false,
          error: { code: expect.stringMatching(/invalid_input|not_found/) },
        })
      }
    })
  },
)

it('leaves no trace on the prototypes of a function instance', async () => {
  const reply = await centre.call('settings', 'site', JSON.parse('{"__proto__":{"polluted":true}}'))
  expect(JSON.stringify(reply)).not.toContain('polluted')
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
