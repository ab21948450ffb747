import { SWITCHES } from '../../../cloudfunctions/_common/switches'
import { type AuditRow, hashOf } from '../../../cloudfunctions/_server/audit-chain'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'

jest.setTimeout(60_000)

let centre: Centre
let admin: string
let editor: string
beforeAll(async () => {
  centre = await startCentre()
  admin = await centre.signIn('admin')
  editor = await centre.signIn('bianji')
})
afterAll(() => centre.close())

const settings = (action: string, input: unknown, token?: string) =>
  centre.call('settings', action, input, { token })
const verify = (from?: number) =>
  centre.ask('settings', 'verifyAudit', from ? { from } : {}, { token: admin })
const records = async (filter: object = {}) =>
  (await centre.ask('settings', 'audit', filter, { token: admin })).records as AuditRow[]
const chain = () => inside(centre).collection('audit')
const refused = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) })

describe('switches', () => {
  it('are turned by administrators only, and only those that exist', async () => {
    const on = { name: 'comments', on: true }
    expect(await settings('turn', on)).toEqual(refused('not_signed_in'))
    expect(await settings('turn', on, editor)).toEqual(refused('not_allowed'))
    expect(await settings('turn', { name: '__proto__', on: true }, admin)).toEqual(refused('invalid_input'))
    expect(await settings('turn', { name: 'comments', on: 'yes' }, admin)).toEqual(refused('invalid_input'))
    expect(await settings('switches', {}, editor)).toEqual(refused('not_allowed'))
  })

  it('are all off at first, and remember who turned them', async () => {
    const { switches } = await centre.ask('settings', 'switches', {}, { token: admin })
    expect(switches).toEqual(SWITCHES.map((name) => ({ name, on: false, changedBy: null, changedAt: null })))
    await Promise.all([
      centre.ask('settings', 'turn', { name: 'payment', on: true }, { token: admin }),
      centre.ask('settings', 'turn', { name: 'ai_answers', on: true }, { token: admin }),
    ])
    const { switches: now } = await centre.ask('settings', 'switches', {}, { token: admin })
    const on = now.filter((one: { on: boolean }) => one.on)
    expect(on.map(({ name }: { name: string }) => name).sort()).toEqual(['ai_answers', 'payment'])
    expect(on[0]).toMatchObject({ changedBy: '白音', changedAt: expect.stringMatching(/Z$/) })
  })
})

describe('the audit log', () => {
  it('is read and checked by administrators only', async () => {
    for (const action of ['audit', 'verifyAudit']) {
      expect(await settings(action, {})).toEqual(refused('not_signed_in'))
      expect(await settings(action, {}, editor)).toEqual(refused('not_allowed'))
    }
  })

  it('has a record of what was done and of what was refused, with who and what', async () => {
    await settings('turn', { name: 'comments', on: true }, editor)
    await settings('turn', { name: 'comments', on: true }, admin)
    const [done, not] = await records({ action: 'settings.turn' })
    expect(done).toMatchObject({ staffName: '白音', subject: 'comments', outcome: 'done' })
    expect(not).toMatchObject({ staffName: '陈志远', outcome: 'not_allowed' })
    const { staff } = await centre.ask('people', 'myself', {}, { token: editor })
    for (const record of await records({ staffId: staff.staffId })) expect(record.staffName).toBe('陈志远')
    expect((await records({ subject: 'comments' })).map(({ outcome }) => outcome)).toEqual(['done'])
  })

  it('of a refusal is whole when the refusal is answered, and no instance that gave one fails its next caller', async () => {
    const turning = () => settings('turn', { name: 'comments', on: true }, editor)
    for (let tap = 0; tap < 12; tap++) {
      expect(await turning()).toEqual(refused('not_allowed'))
      const { data } = await inside(centre).collection('settings').doc('audit-head').get()
      expect(data[0].number).toBe((await chain().count()).total)
    }
    // as long as connections of before are trusted (connections.ts); what was under way on them is then cut off
    await new Promise((done) => setTimeout(done, 3_200))
    const replies = await Promise.all(Array.from({ length: 12 }, turning))
    expect(replies).toEqual(Array(12).fill(refused('not_allowed')))
  })

  it('a repeated tap is written down once', async () => {
    const as = { token: admin, key: 'audited-once-1' }
    const before = (await records({ subject: 'live_video' })).length
    for (const _ of [1, 2, 3]) await centre.ask('settings', 'turn', { name: 'live_video', on: true }, as)
    expect((await records({ subject: 'live_video' })).length).toBe(before + 1)
  })

  it('stays one unbroken chain when sixty are written at once, and pages through without gap or repeat', async () => {
    // all but the one that would ask this very administrator for a second factor
    const harmless = SWITCHES.filter((name) => name !== 'staff_second_factor')
    const names = Array.from({ length: 60 }, (_, n) => harmless[n % harmless.length])
    const replies = await Promise.all(
      names.map((name, n) => settings('turn', { name, on: n % 2 === 0 }, admin)),
    )
    for (const reply of replies) expect(reply).toMatchObject({ ok: true })
    expect(await verify()).toMatchObject({ broken: null, next: null })

    const numbers: number[] = []
    let cursor: string | null = null
    do {
      const page: { records: AuditRow[]; nextCursor: string | null } = await centre.ask(
        'settings',
        'audit',
        cursor ? { cursor } : {},
        { token: admin },
      )
      numbers.push(...page.records.map(({ number }) => number))
      cursor = page.nextCursor
    } while (cursor)
    expect(numbers).toEqual(Array.from({ length: numbers[0] ?? 0 }, (_, n) => (numbers[0] ?? 0) - n))
  })

  it('refuses a cursor with something else in it', async () => {
    const cursor = Buffer.from('[{"$gt":0}]').toString('base64url')
    expect(await settings('audit', { cursor }, admin)).toEqual(refused('invalid_input'))
  })
})

describe('verifyAudit names the first broken link', () => {
  /** Tampers with the stored chain, asks, and puts everything back. */
  async function afterTampering(tamper: () => Promise<unknown>) {
    const { data } = (await chain().limit(1000).get()) as { data: AuditRow[] }
    await tamper()
    const found = await verify()
    for (const { _id, ...row } of data) await chain().doc(_id).set(row)
    return found.broken
  }
  const idOf = (number: number) => `a${String(number).padStart(9, '0')}`
  const rowOf = async (number: number) =>
    ((await chain().doc(idOf(number)).get()).data as AuditRow[])[0] as AuditRow

  it.each([
    ['outcome', 'done!'],
    ['staffName', '别人'],
    ['subject', 'another'],
    ['at', '2020-01-01T00:00:00.000Z'],
    ['previousHash', '0'.repeat(64)],
  ])('whose %s was changed', async (field, value) => {
    const broken = await afterTampering(() =>
      chain()
        .doc(idOf(5))
        .update({ [field]: value }),
    )
    expect(broken).toEqual({ number: 5, why: 'changed' })
  })

  it('that was removed from the middle, from the start, and from the end', async () => {
    const last = (await records())[0]?.number ?? 0
    for (const number of [4, 1, last]) {
      expect(await afterTampering(() => chain().doc(idOf(number)).remove())).toEqual({
        number,
        why: 'missing',
      })
    }
  })

  it('after one that was written anew with a hash that fits', async () => {
    const { _id, ...row } = await rowOf(6)
    const forged = { ...row, outcome: 'not_allowed' }
    const broken = await afterTampering(() =>
      chain()
        .doc(_id)
        .set({ ...forged, hash: hashOf(forged) }),
    )
    expect(broken).toEqual({ number: 7, why: 'out_of_order' })
  })

  it('starting from any link', async () => {
    expect(await verify(5)).toMatchObject({ broken: null })
    const last = (await records())[0]?.number ?? 0
    expect(await verify(last + 1)).toEqual({ checked: 0, next: null, broken: null })
    expect((await verify(last + 9)).broken).toEqual({ number: last + 8, why: 'missing' })
  })

  it('and after the end was cut off, new records do not hide the gap', async () => {
    const last = (await records())[0]?.number ?? 0
    await chain().doc(idOf(last)).remove()
    // an instance that had not yet heard of the last record writes its own in that place; others leave the gap
    const why = expect.stringMatching(/^(missing|changed)$/)
    for (let written = 1; written <= 6; written++) {
      await settings('turn', { name: 'comments', on: written % 2 === 0 }, admin)
      expect((await verify()).broken).toEqual({ number: last, why })
    }
  })
})
