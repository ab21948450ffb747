import { createClient, newKey, OfflineError, type Transport } from '../../../cloudfunctions/_common/client'
import type { CallEvent } from '../../../cloudfunctions/_common/contract'
import { people } from '../../../cloudfunctions/people/contract'
import { settings } from '../../../cloudfunctions/settings/contract'

const AT_ONCE = [0, 0]
const done = (data: unknown) => ({ ok: true, data })

/** A line that answers in turn: a value is a reply, an Error is a lost line. */
function aLine(...answers: unknown[]) {
  const sent: CallEvent[] = []
  const transport: Transport = async (_, event) => {
    sent.push(event)
    const answer = answers[sent.length - 1]
    if (answer instanceof Error) throw answer
    return answer
  }
  return { sent, client: createClient(transport, AT_ONCE)(settings) }
}

const LOST = new Error('ECONNRESET')
const turn = { name: 'comments', on: true } as const

it('gives up after three lost lines, as offline', async () => {
  const { client, sent } = aLine(LOST, LOST, LOST, done({}))
  await expect(client.site({})).rejects.toBeInstanceOf(OfflineError)
  expect(sent).toHaveLength(3)
})

it.each([[undefined], [null], ['<html>502</html>'], [{}]])(
  'takes the answer %j of something between for no answer',
  async (answer) => {
    await expect(aLine(answer).client.site({})).rejects.toBeInstanceOf(OfflineError)
  },
)

it('throws a refusal with its code, sentences and trace id, and does not try it again', async () => {
  const error = { code: 'wrong_state', fields: { '': '已经撤下了。' }, traceId: 't-1' }
  const { client, sent } = aLine({ ok: false, error })
  await expect(client.turn(turn)).rejects.toMatchObject(error)
  expect(sent).toHaveLength(1)
})

it('sends a write that got no answer again with the same key, and the next one with another', async () => {
  const { client, sent } = aLine(LOST, done({}), done({}))
  await client.turn(turn)
  await client.turn(turn)
  const [first, again, next] = sent.map(({ key }) => key)
  expect(first).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
  expect(again).toBe(first)
  expect(next).not.toBe(first)
})

it('keeps the key that a page gives for the same tap, and sends none with a read', async () => {
  const { client, sent } = aLine(done({}), done({}))
  await client.turn(turn, { key: 'the-same-tap' })
  await client.site({})
  expect(sent.map(({ key }) => key)).toEqual(['the-same-tap', undefined])
})

it('makes keys that differ', () => {
  expect(new Set(Array.from({ length: 1000 }, newKey)).size).toBe(1000)
})

it('calls what only staff may call as staff, everything else as oneself, unless told otherwise', async () => {
  const capacities: string[] = []
  const client = createClient(async (_, __, as) => {
    capacities.push(as)
    return done({})
  })
  await client(settings).turn(turn)
  await client(settings).site({})
  await client(people).signOut({})
  await client(people).signOut({}, { as: 'staff' })
  expect(capacities).toEqual(['staff', 'oneself', 'oneself', 'staff'])
})
