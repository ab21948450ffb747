import { type Centre, startCentre } from '../../support/centre'
import { everythingStored, inside } from '../../support/inside'
import {
  type As,
  aDispatchableOrder,
  anOrder,
  aResident,
  aVolunteer,
  inDays,
  step,
} from '../../support/orders'

jest.setTimeout(60_000)

let centre: Centre
let post: As
beforeAll(async () => {
  centre = await startCentre()
  post = { token: await centre.signIn('gaowa') }
})
afterAll(() => centre.close())

it('cancels what is not begun, frees the volunteer, and leaves neither name, phone nor door', async () => {
  const resident = await aResident(centre)
  const content = {
    phone: '13711110000',
    where: { streetId: 'youyi', communityId: 'youyi-17', door: '只此一家的门牌' },
  }
  const when = { day: inDays(3), time: '10:00', flexible: false }
  const waiting = await anOrder(centre, resident, content)
  const claimed = await step(
    centre,
    post,
    'pool',
    await aDispatchableOrder(centre, resident, post, { ...content, when }),
  )
  const me = await aVolunteer(centre)
  await centre.ask('orders', 'claim', { orderId: claimed.orderId }, { openid: me.openid })

  const { stored } = await centre.ask('people', 'aboutMe', {}, resident)
  expect(stored.find(({ what }: { what: string }) => what.includes('点的单')).count).toBe(2)
  await centre.ask('people', 'deleteMe', { sure: true }, resident)

  for (const { orderId } of [waiting, claimed]) {
    const row = (await inside(centre).collection('orders').doc(orderId).get()).data[0]
    expect(row).toMatchObject({ state: 'cancelled', residentId: null, phone: '', door: '', phoneMasked: '' })
  }
  expect(await everythingStored(centre)).not.toContain('13711110000')
  const other = await aResident(centre)
  const again = await step(centre, post, 'pool', await aDispatchableOrder(centre, other, post, { when }))
  const part = await centre.ask('orders', 'claim', { orderId: again.orderId }, { openid: me.openid })
  expect(part.waitingAt).toBeNull()
})

it('keeps a volunteer who has promised to come until the promise is handed back, and then forgets what was sealed', async () => {
  const resident = await aResident(centre)
  const order = await step(centre, post, 'pool', await aDispatchableOrder(centre, resident, post))
  const me = await aVolunteer(centre, { name: '王建军' })
  await centre.ask('orders', 'claim', { orderId: order.orderId }, { openid: me.openid })
  const leave = () => centre.call('people', 'deleteMe', { sure: true }, { openid: me.openid })
  expect(await leave()).toMatchObject({ ok: false, error: { code: 'wrong_state' } })
  expect((await centre.ask('volunteers', 'mine', {}, { openid: me.openid })).registration.state).toBe(
    'registered',
  )
  await centre.ask(
    'orders',
    'handBack',
    { orderId: order.orderId, reason: '要搬走了' },
    { openid: me.openid },
  )
  expect(await leave()).toMatchObject({ ok: true })
  const row = (await inside(centre).collection('volunteers').doc(me.volunteerId).get()).data[0]
  expect(row).toMatchObject({ state: 'withdrawn', identity: '', phone: '', birthDate: '' })
})
