import { SAMPLE_PASSWORD } from '../../../config/centre.mjs'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'

jest.setTimeout(60_000)
const DAY = 24 * 60 * 60 * 1000

let centre: Centre
let admin: string
let ids: Map<string, string>
beforeAll(async () => {
  centre = await startCentre()
  admin = await centre.signIn('admin')
  const { staff } = await centre.ask('people', 'listStaff', {}, { token: admin })
  ids = new Map(staff.map(({ userName, staffId }: Record<string, string>) => [userName, staffId]))
})
afterAll(() => centre.close())

const people = (action: string, input: unknown, token: string) =>
  centre.call('people', action, input, { token })
const idOf = (userName: string) => ids.get(userName) ?? ''
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString()

let made = 0
const aStudent = (over: object = {}) => ({
  userName: `student${++made}`,
  name: '新同学',
  unitId: 'media-centre',
  grants: [{ role: 'reporter', units: ['media-centre'], columns: '*' }],
  engagement: 'student',
  endsAt: inDays(30),
  mentorId: idOf('jizhe'),
  ...over,
})

describe('an account that is not staff', () => {
  it.each([
    ['without an end', { endsAt: null }, 'endsAt'],
    ['with an end that is past', { endsAt: '2020-01-01T00:00:00.000Z' }, 'endsAt'],
    ['without a mentor', { mentorId: null }, 'mentorId'],
    ['with a mentor nobody knows', { mentorId: 'nobody' }, 'mentorId'],
    ['as an administrator', { grants: [{ role: 'administrator', units: '*', columns: '*' }] }, 'grants'],
    ['as staff with an end', { engagement: 'staff', mentorId: null }, 'endsAt'],
    ['as staff with a mentor', { engagement: 'staff', endsAt: null }, 'mentorId'],
  ])('is refused %s', async (_, over, field) => {
    const reply = await people('addStaff', aStudent(over), admin)
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    expect(reply.ok ? [] : Object.keys(reply.error.fields)).toEqual([field])
  })

  it('is refused a mentor who is a student', async () => {
    const reply = await people('addStaff', aStudent({ mentorId: idOf('xuesheng') }), admin)
    expect(reply).toMatchObject({ ok: false, error: { fields: { mentorId: expect.any(String) } } })
  })

  it('keeps its mentor in office: nobody with students is switched off or made a student', async () => {
    const jizhe = { staffId: idOf('jizhe'), name: '苏和', unitId: 'media-centre', grants: [] }
    for (const change of [
      { ...jizhe, active: false },
      { ...jizhe, active: true, engagement: 'contractor', endsAt: inDays(3), mentorId: idOf('bianji') },
    ]) {
      const reply = await people('changeStaff', change, admin)
      expect(reply).toMatchObject({ ok: false, error: { code: 'wrong_state' } })
      expect(reply.ok ? '' : reply.error.fields['']).toContain('刘雨桐')
    }
  })

  it('opens nothing from its end on: neither the session it has nor a new one', async () => {
    const student = aStudent()
    const { staff, oneTimePassword } = await centre.ask('people', 'addStaff', student, { token: admin })
    expect(staff).toMatchObject({ engagement: 'student', endsAt: student.endsAt, mentorId: idOf('jizhe') })
    const enter = { userName: student.userName, password: oneTimePassword }
    const { token } = await centre.ask('people', 'enterStaff', enter)
    expect((await people('myself', {}, token)).ok).toBe(true)
    await inside(centre)
      .collection('staff')
      .doc(staff.staffId)
      .update({ endsAt: inDays(-1) })
    expect(await people('myself', {}, token)).toMatchObject({ error: { code: 'not_signed_in' } })
    expect(await centre.call('people', 'enterStaff', enter)).toMatchObject({
      error: { code: 'invalid_input' },
    })
    const { colleagues } = await centre.ask('people', 'colleagues', {}, { token: admin })
    expect(colleagues.map(({ personId }: { personId: string }) => personId)).not.toContain(staff.staffId)
    // its name may still be put right, and a new end opens it again
    const { userName: _userName, ...form } = student
    const renamed = { ...form, staffId: staff.staffId, name: '老同学', active: true, endsAt: inDays(-1) }
    const row = await inside(centre).collection('staff').doc(staff.staffId).get()
    const same = { ...renamed, endsAt: row.data[0].endsAt }
    expect(await people('changeStaff', same, admin)).toMatchObject({ data: { name: '老同学' } })
    await centre.ask('people', 'changeStaff', { ...same, endsAt: inDays(9) }, { token: admin })
    expect((await people('myself', {}, token)).ok).toBe(true)
  })

  it('stays as it is when a form of before says nothing of it', async () => {
    const { staff } = await centre.ask('people', 'addStaff', aStudent(), { token: admin })
    const old = { staffId: staff.staffId, name: '同学', unitId: 'media-centre', grants: [], active: true }
    expect(await centre.ask('people', 'changeStaff', old, { token: admin })).toMatchObject({
      engagement: 'student',
      endsAt: staff.endsAt,
      mentorId: idOf('jizhe'),
    })
  })
})

describe('colleagues', () => {
  it('are nobody’s business outside', async () => {
    expect(await centre.call('people', 'colleagues', {})).toMatchObject({ error: { code: 'not_signed_in' } })
  })

  it('are told by name, unit and roles, without accounts', async () => {
    const { token } = await centre.ask('people', 'enterStaff', {
      userName: 'xuesheng',
      password: SAMPLE_PASSWORD,
    })
    const { colleagues } = await centre.ask('people', 'colleagues', {}, { token })
    const found = colleagues.find(({ name }: { name: string }) => name === '刘雨桐')
    expect(found).toEqual({
      personId: idOf('xuesheng'),
      name: '刘雨桐',
      unitId: 'media-centre',
      roles: ['reporter'],
      engagement: 'student',
      endsAt: expect.any(String),
      mentorId: idOf('jizhe'),
    })
  })

  it('from before there were engagements are staff', async () => {
    const _ = inside(centre).command
    await inside(centre)
      .collection('staff')
      .doc(idOf('bianji'))
      .update({ engagement: _.remove(), endsAt: _.remove(), mentorId: _.remove() })
    const { colleagues } = await centre.ask('people', 'colleagues', {}, { token: admin })
    expect(colleagues).toContainEqual(
      expect.objectContaining({ name: '陈志远', engagement: 'staff', endsAt: null, mentorId: null }),
    )
  })
})
