import { type Centre, startCentre } from '../../support/centre'
import { everythingStored, inside } from '../../support/inside'

jest.setTimeout(60_000)

let centre: Centre
let admin: string
beforeAll(async () => {
  centre = await startCentre()
  admin = await centre.signIn('admin')
})
afterAll(() => centre.close())

const refused = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) })
let names = 0
const aPerson = () => ({ userName: `tap${++names}`, name: '同事', unitId: 'media-centre', grants: [] })
const add = (person: object, key: string) => centre.call('people', 'addStaff', person, { token: admin, key })
const requests = () => inside(centre).collection('requests')

describe('a write', () => {
  it.each([[undefined], ['short'], ['x'.repeat(65)], ['with space in it'], [{ $ne: '' }], [12345678]])(
    'with the key %j is refused',
    async (key) => {
      const event = { action: 'addStaff', input: aPerson(), key }
      const { reply } = await centre.post('people', event, { authorization: `Bearer ${admin}` })
      expect(reply).toEqual(refused('invalid_input'))
    },
  )

  it('with a used key and another input is refused', async () => {
    expect(await add(aPerson(), 'same-key-1')).toMatchObject({ ok: true })
    expect(await add(aPerson(), 'same-key-1')).toEqual(refused('invalid_input'))
  })

  it('with another’s key is that other’s own', async () => {
    const page = { path: '/', title: '首页' }
    const input = { kind: 'opinion', text: '两个人说一样的话', page }
    const one = await centre.ask('questions', 'file', input, { openid: 'o-one', key: 'shared-key-1' })
    const two = await centre.ask('questions', 'file', input, { openid: 'o-two', key: 'shared-key-1' })
    expect(one.number).not.toBe(two.number)
  })
})

it('a tap that comes five times at once is done once, and all five get its answer', async () => {
  const person = aPerson()
  const replies = await Promise.all(Array.from({ length: 5 }, () => add(person, 'five-at-once')))
  expect(replies[0]).toMatchObject({ ok: true })
  for (const reply of replies) expect(reply).toEqual(replies[0])
})

it('a refusal is given again too: the second answer is the first one', async () => {
  const person = aPerson()
  await centre.ask('people', 'addStaff', person, { token: admin })
  const first = await add(person, 'refused-again')
  expect(first).toEqual(refused('invalid_input'))
  const again = await add(person, 'refused-again')
  expect(again).toEqual(refused('invalid_input'))
  expect(again.ok || again.error.fields).toEqual(first.ok || first.error.fields)
})

it('a run that was cut off a minute ago is run again, and makes the same record', async () => {
  const person = aPerson()
  const first = await centre.ask('people', 'addStaff', person, { token: admin, key: 'cut-off-run' })
  const newest = { state: 'done' }
  const { data } = await requests().where(newest).orderBy('beganAt', 'desc').limit(1).get()
  const beganAt = new Date(Date.now() - 61_000).toISOString()
  await requests().doc(data[0]._id).update({ state: 'begun', reply: '', beganAt })
  const again = await centre.ask('people', 'addStaff', person, { token: admin, key: 'cut-off-run' })
  expect(again.staff.staffId).toBe(first.staff.staffId)
  const { staff } = await centre.ask('people', 'listStaff', { q: person.userName }, { token: admin })
  expect(staff).toHaveLength(1)
  // only the second run's password was ever shown to somebody who got an answer
  const enter = (password: string) =>
    centre.call('people', 'enterStaff', { userName: person.userName, password })
  expect(await enter(first.oneTimePassword)).toEqual(refused('invalid_input'))
  expect(await enter(again.oneTimePassword)).toMatchObject({ ok: true })
})

it('a second call while the first is still at it waits, then is told to come back', async () => {
  const person = aPerson()
  await centre.ask('people', 'addStaff', person, { token: admin, key: 'still-running' })
  const { data } = await requests().orderBy('beganAt', 'desc').limit(1).get()
  await requests().doc(data[0]._id).update({ state: 'begun', reply: '' })
  expect(await add(person, 'still-running')).toEqual(refused('too_many_requests'))
})

it('what an answer holds is not readable where it is kept', async () => {
  const { oneTimePassword } = await centre.ask('people', 'addStaff', aPerson(), { token: admin })
  expect(await everythingStored(centre)).not.toContain(oneTimePassword)
})

it('a second 退出登录 gets the first one’s answer', async () => {
  const as = { token: await centre.signIn('jizhe'), key: 'sign-out-twice' }
  expect(await centre.call('people', 'signOut', {}, as)).toEqual({ ok: true, data: {} })
  expect(await centre.call('people', 'signOut', {}, as)).toEqual({ ok: true, data: {} })
  expect(await centre.call('people', 'signOut', {}, { ...as, key: 'another-tap' })).toEqual(
    refused('not_signed_in'),
  )
})
