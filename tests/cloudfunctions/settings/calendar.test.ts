import { type Centre, startCentre } from '../../support/centre'

jest.setTimeout(60_000)

let centre: Centre
let admin: string

beforeAll(async () => {
  centre = await startCentre({ env: { MEMO_FACTOR: '0' } })
  admin = await centre.signIn('admin')
})
afterAll(() => centre.close())

const save = (input: object, token = admin) => centre.call('settings', 'saveYear', input, { token })
const years = async () => (await centre.ask('settings', 'site', {})).years

it('is changed by administrators alone', async () => {
  const reply = await save({ year: 2027, free: ['01-01'], worked: [] }, await centre.signIn('bianji'))
  expect(reply).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
  expect(await years()).toEqual([])
})

it('refuses a day that is none, a holiday on a weekend and a worked day of the week, and names them', async () => {
  const refused = async (free: string[], worked: string[]) => {
    const reply = await save({ year: 2027, free, worked })
    return reply.ok ? null : reply.error.fields
  }
  expect(await refused(['01-02'], [])).toMatchObject({ free: expect.stringContaining('01-02') })
  expect(await refused(['02-30'], [])).toMatchObject({ free: expect.stringContaining('02-30') })
  expect(await refused([], ['01-04'])).toMatchObject({ worked: expect.stringContaining('01-04') })
  expect(await refused(['13-01'], [])).not.toBeNull()
  expect(await years()).toEqual([])
})

it('is told to every client in the order of years, put right, and taken back', async () => {
  await centre.ask('settings', 'saveYear', { year: 2028, free: ['01-03'], worked: [] }, { token: admin })
  await centre.ask('settings', 'saveYear', { year: 2027, free: ['01-01'], worked: [] }, { token: admin })
  const put = { year: 2027, free: ['10-01', '01-01', '10-01'], worked: ['10-09'] }
  await centre.ask('settings', 'saveYear', put, { token: admin })
  expect(await years()).toEqual([
    { year: 2027, free: ['01-01', '10-01'], worked: ['10-09'] },
    { year: 2028, free: ['01-03'], worked: [] },
  ])
  await centre.ask('settings', 'removeYear', { year: 2028 }, { token: admin })
  expect((await years()).map(({ year }: { year: number }) => year)).toEqual([2027])
})

it('names the year in the log', async () => {
  const { records } = await centre.ask(
    'settings',
    'audit',
    { action: 'settings.removeYear' },
    { token: admin },
  )
  expect(records[0]).toMatchObject({ subject: '2028', outcome: 'done' })
})
