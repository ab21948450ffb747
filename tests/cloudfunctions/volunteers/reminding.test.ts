import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'
import { aShift, aVolunteer, theDispatcher } from '../../support/volunteers'

/** The evening before: who promised to come tomorrow is reminded of it, once. */

jest.setTimeout(90_000)

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Midnight here, the day after tomorrow: whatever the time is now, the evening before it is yet to come. */
const MIDNIGHT = Math.ceil((Date.now() + 8 * HOUR_MS + DAY_MS) / DAY_MS) * DAY_MS - 8 * HOUR_MS

let centre: Centre
let token: string
beforeAll(async () => {
  centre = await startCentre()
  token = await theDispatcher(centre)
})
afterAll(() => centre.close())

type Volunteer = Awaited<ReturnType<typeof aVolunteer>>
async function promised(volunteer: Volunteer, ...hours: number[]): Promise<string[]> {
  const shiftIds: string[] = []
  for (const hour of hours) {
    const inMinutes = (MIDNIGHT + hour * HOUR_MS - Date.now()) / 60_000
    const { shiftId } = await aShift(centre, token, { inMinutes, places: 5 })
    await centre.ask('volunteers', 'signUp', { shiftId, guardianAgrees: false }, volunteer)
    shiftIds.push(shiftId)
  }
  return shiftIds
}
let rings = 0
async function theEveningBefore(): Promise<void> {
  // from half past five: nothing rings by itself while the test does; and at no moment twice, which would be one ring
  await centre.setClock(new Date(MIDNIGHT - 6.5 * HOUR_MS + ++rings * 60_000))
  await centre.sweep('volunteers')
  await centre.setClock(new Date())
}
const reminders = async (volunteer: Volunteer): Promise<{ title: string; text: string }[]> =>
  (await centre.ask('notices', 'mine', {}, volunteer)).notices.filter(({ title }: { title: string }) =>
    title.startsWith('明天有'),
  )

it('names what is promised for tomorrow in its order, and nothing of the days around it', async () => {
  const volunteer = await aVolunteer(centre)
  await promised(volunteer, 14, 9, -4, 24)
  await theEveningBefore()
  await theEveningBefore()
  const told = await reminders(volunteer)
  expect(told).toMatchObject([
    {
      title: '明天有 2 件事，别忘了',
      text: '09:00 清扫楼道；14:00 清扫楼道。去不了的，今天就退出，好找别人。',
    },
  ])
})

it('counts what it does not name', async () => {
  const volunteer = await aVolunteer(centre)
  await promised(volunteer, 1, 4, 7, 10)
  await theEveningBefore()
  const [one] = await reminders(volunteer)
  expect(one?.text).toContain('07:00 清扫楼道，一共 4 件。')
})

it('says nothing to who has given it back, or has nothing', async () => {
  const [gone, idle] = [await aVolunteer(centre), await aVolunteer(centre)]
  const [shiftId = ''] = await promised(gone, 12)
  await centre.ask('volunteers', 'giveUp', { shiftId }, gone)
  await theEveningBefore()
  expect([...(await reminders(gone)), ...(await reminders(idle))]).toEqual([])
})

it('looks once a day at whoever comes on the days around it, so that the others have their turn', async () => {
  const volunteer = await aVolunteer(centre)
  await promised(volunteer, -4, 24)
  await theEveningBefore()
  expect(await reminders(volunteer)).toEqual([])
  const { data } = await inside(centre).collection('engagements').doc(volunteer.id).get()
  const tomorrow = new Date(MIDNIGHT + 8 * HOUR_MS).toISOString().slice(0, 10)
  expect(data).toMatchObject([{ remindedOf: tomorrow }])
})

it('does not come twice when the promises change afterwards', async () => {
  const volunteer = await aVolunteer(centre)
  const [shiftId = ''] = await promised(volunteer, 9, 16)
  await theEveningBefore()
  await centre.ask('volunteers', 'giveUp', { shiftId }, volunteer)
  await theEveningBefore()
  expect(await reminders(volunteer)).toHaveLength(1)
})
