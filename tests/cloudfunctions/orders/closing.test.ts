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
