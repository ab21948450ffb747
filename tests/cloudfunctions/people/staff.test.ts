import { TOTP } from 'otpauth'
import { SAMPLE_PASSWORD } from '../../../config/centre.mjs'
import { type Centre, startCentre } from '../../support/centre'
import { everythingStored, inside } from '../../support/inside'

const HOUR = 3_600_000
jest.setTimeout(60_000)

let centre: Centre
let admin: string
beforeAll(async () => {
  // nothing is kept: a switch that is turned is turned for every instance, not up to three seconds later
  centre = await startCentre({ env: { MEMO_FACTOR: '0' } })
  admin = await centre.signIn('admin')
})
afterAll(() => centre.close())

const people = (action: string, input: unknown, token?: string) =>
  centre.call('people', action, input, { token })
const enter = (userName: string, password: string, totp?: string) =>
  people('enterStaff', { userName, password, ...(totp ? { totp } : {}) })

let made = 0
/** A new colleague with a password of their own. */
async function aColleague(role = 'reporter') {
  const userName = `colleague${++made}`
  const grants = [{ role, units: '*', columns: '*' }]
  const person = { userName, name: '新同事', unitId: 'media-centre', grants }
  const { staff, oneTimePassword } = await centre.ask('people', 'addStaff', person, { token: admin })
  return { ...person, staffId: staff.staffId as string, oneTimePassword: oneTimePassword as string }
}
const PASSWORD = 'a-password-of-ones-own'
async function aSettledColleague(role = 'reporter') {
  const colleague = await aColleague(role)
  const { token } = await centre.ask('people', 'enterStaff', {
    userName: colleague.userName,
    password: colleague.oneTimePassword,
  })
  await centre.ask('people', 'changePassword', { old: colleague.oneTimePassword, new: PASSWORD }, { token })
  return { ...colleague, token: token as string }
}

/** The code of a moment some 30-second steps from now. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 })

const refused = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) })
const fieldsOf = (reply: Awaited<ReturnType<typeof enter>>) => (reply.ok ? null : reply.error.fields)

describe('signing in', () => {
  it('gives an unknown name, a wrong password and a switched-off account the same answer', async () => {
    const off = await aSettledColleague()
    await centre.ask('people', 'changeStaff', { ...changeOf(off), active: false }, { token: admin })
    const answers = [
      await enter('nobody-of-this-name', 'wrong-password'),
      await enter('bianji', 'wrong-password'),
      await enter(off.userName, PASSWORD),
    ]
    for (const answer of answers) expect(answer).toEqual(refused('invalid_input'))
    expect(new Set(answers.map((answer) => JSON.stringify(fieldsOf(answer)))).size).toBe(1)
  })

  it.each([
    [{ userName: { $ne: '' }, password: { $ne: '' } }],
    [{ userName: 'admin', password: { $gt: '' } }],
    [{ userName: ['admin'], password: SAMPLE_PASSWORD }],
    [{ userName: 'admin', password: SAMPLE_PASSWORD, totp: { $exists: false } }],
  ])('takes no operator for a name or a password: %j', async (input) => {
    expect(await people('enterStaff', input)).toEqual(refused('invalid_input'))
  })

  it.each(['colleague-that-exists', 'a.name.that-does-not'])(
    'waits after three wrong passwords, locks after five: %s',
    async (userName) => {
      const known = userName === 'colleague-that-exists' ? await aSettledColleague() : null
      const name = known?.userName ?? userName
      for (const _ of [1, 2, 3]) expect(await enter(name, 'wrong-password')).toEqual(refused('invalid_input'))
      expect(await enter(name, PASSWORD)).toEqual(refused('too_many_requests'))
      await letTheWaitPass()
      expect(await enter(name, 'wrong-password')).toEqual(refused('invalid_input'))
      await letTheWaitPass()
      expect(await enter(name, 'wrong-password')).toEqual(refused('invalid_input'))
      const locked = await enter(name, PASSWORD)
      expect(locked).toEqual(refused('too_many_requests'))
      expect(fieldsOf(locked)?.['']).toMatch(/1[45] 分钟/)
      if (!known) return
      const { staff } = await centre.ask('people', 'listStaff', { q: name }, { token: admin })
      expect(Date.parse(staff[0].lockedUntil) - Date.now()).toBeGreaterThan(HOUR / 5)
      await letTheWaitPass()
      expect(await enter(name, PASSWORD)).toMatchObject({ ok: true })
    },
  )

  it('counts twenty guesses at once like twenty in a row', async () => {
    const { userName } = await aSettledColleague()
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, n) => enter(userName, `guess-number-${n}`)),
    )
    const tried = guesses.filter((reply) => !reply.ok && reply.error.code === 'invalid_input')
    expect(tried.length).toBeLessThanOrEqual(3)
  })

  it('stores neither password nor token', async () => {
    const { token } = await aSettledColleague()
    const stored = await everythingStored(centre)
    expect(stored).not.toContain(PASSWORD)
    expect(stored).not.toContain(SAMPLE_PASSWORD)
    expect(stored).not.toContain(token)
  })
})

/** Every wait and lock is over, as if the time had passed. */
async function letTheWaitPass() {
  const database = inside(centre)
  const past = { opensAt: new Date(Date.now() - 1000).toISOString() }
  await database
    .collection('limits')
    .where({ opensAt: database.command.exists(true) })
    .update(past)
  await database
    .collection('staff')
    .where({ lockedUntil: database.command.gt('') })
    .update({ lockedUntil: '' })
}

const changeOf = ({ staffId, name, unitId, grants }: Awaited<ReturnType<typeof aColleague>>) => ({
  staffId,
  name,
  unitId,
  grants,
  active: true,
})

describe('a one-time password', () => {
  it('opens nothing but the way to change it', async () => {
    const { userName, oneTimePassword } = await aColleague('administrator')
    const { token, staff } = await centre.ask('people', 'enterStaff', { userName, password: oneTimePassword })
    expect(staff.mustChangePassword).toBe(true)
    for (const [name, action] of [
      ['people', 'listStaff'],
      ['stories', 'list'],
      ['settings', 'audit'],
    ] as const) {
      expect(await centre.call(name, action, {}, { token })).toEqual(refused('not_allowed'))
    }
    expect(await people('changePassword', { old: 'something-else', new: PASSWORD }, token)).toEqual(
      refused('invalid_input'),
    )
    expect(await people('changePassword', { old: oneTimePassword, new: oneTimePassword }, token)).toEqual(
      refused('invalid_input'),
    )
    expect(await people('changePassword', { old: oneTimePassword, new: PASSWORD }, token)).toMatchObject({
      ok: true,
    })
    expect(await people('listStaff', {}, token)).toMatchObject({ ok: true })
    expect(await enter(userName, oneTimePassword)).toEqual(refused('invalid_input'))
  })
})

describe('the second factor', () => {
  it('is asked for after the right password, and no code works twice', async () => {
    const { userName, staffId, token } = await aSettledColleague()
    expect(await people('confirmTotp', { code: '123456' }, token)).toEqual(refused('wrong_state'))
    const { secret } = await centre.ask('people', 'beginTotp', {}, { token })
    expect(await enter(userName, PASSWORD)).toMatchObject({ ok: true })
    expect(await people('confirmTotp', { code: codeOf(secret, 50) }, token)).toEqual(refused('invalid_input'))
    const first = codeOf(secret)
    expect(await people('confirmTotp', { code: first }, token)).toMatchObject({ ok: true })
    expect(await people('beginTotp', {}, token)).toEqual(refused('wrong_state'))

    expect(fieldsOf(await enter(userName, 'wrong-password'))).not.toHaveProperty('totp')
    expect(fieldsOf(await enter(userName, PASSWORD))).toHaveProperty('totp')
    expect(await enter(userName, PASSWORD, first)).toEqual(refused('invalid_input'))
    const second = codeOf(secret, 1)
    const entered = await enter(userName, PASSWORD, second)
    expect(entered).toMatchObject({ ok: true, data: { staff: { totpEnrolled: true } } })
    expect(await enter(userName, PASSWORD, second)).toEqual(refused('invalid_input'))
    expect(await everythingStored(centre)).not.toContain(secret)

    expect(await people('removeTotp', { code: second }, token)).toEqual(refused('invalid_input'))
    // as if the half-minute of the second code were long over
    await inside(centre).collection('staff').doc(staffId).update({ totpLastStep: 0 })
    expect(await people('removeTotp', { code: codeOf(secret) }, token)).toMatchObject({ ok: true })
    expect(await enter(userName, PASSWORD)).toMatchObject({ ok: true })
  })

  it('that is asked for again and again does not forgive wrong passwords', async () => {
    const { userName, token } = await aSettledColleague()
    const { secret } = await centre.ask('people', 'beginTotp', {}, { token })
    await centre.ask('people', 'confirmTotp', { code: codeOf(secret) }, { token })
    await enter(userName, PASSWORD, '000000')
    await enter(userName, PASSWORD)
    await enter(userName, PASSWORD, '000001')
    await enter(userName, PASSWORD)
    await enter(userName, PASSWORD, '000002')
    expect(await enter(userName, PASSWORD)).toEqual(refused('too_many_requests'))
  })

  it('can be taken off by an administrator, which ends the sessions', async () => {
    const { userName, staffId, token } = await aSettledColleague()
    const { secret } = await centre.ask('people', 'beginTotp', {}, { token })
    await centre.ask('people', 'confirmTotp', { code: codeOf(secret) }, { token })
    expect(await people('resetTotp', { staffId }, token)).toEqual(refused('not_allowed'))
    expect(await people('resetTotp', { staffId }, admin)).toMatchObject({
      ok: true,
      data: { totpEnrolled: false },
    })
    expect(await people('myself', {}, token)).toEqual(refused('not_signed_in'))
    expect(await enter(userName, PASSWORD)).toMatchObject({ ok: true })
  })
})

describe('the switch that asks everybody for a second factor', () => {
  const turn = (on: boolean, token: string) =>
    centre.ask('settings', 'turn', { name: 'staff_second_factor', on }, { token })

  it('leaves an account without one only the way to bind it', async () => {
    const { token } = await aSettledColleague('editor')
    const enrolled = await aSettledColleague('administrator')
    const { secret: own } = await centre.ask('people', 'beginTotp', {}, { token: enrolled.token })
    await centre.ask('people', 'confirmTotp', { code: codeOf(own) }, { token: enrolled.token })
    await turn(true, enrolled.token)
    try {
      expect(await centre.call('stories', 'list', {}, { token })).toEqual(refused('not_allowed'))
      expect(await centre.call('stories', 'list', {}, { token: enrolled.token })).toMatchObject({ ok: true })
      expect((await centre.ask('people', 'myself', {}, { token })).mustEnrolTotp).toBe(true)
      const { secret } = await centre.ask('people', 'beginTotp', {}, { token })
      expect(await people('confirmTotp', { code: codeOf(secret) }, token)).toMatchObject({ ok: true })
      expect(await centre.call('stories', 'list', {}, { token })).toMatchObject({ ok: true })
    } finally {
      await turn(false, enrolled.token)
    }
  })
})

describe('sessions', () => {
  it('of others cannot be ended or seen', async () => {
    const [one, other] = [await aSettledColleague(), await aSettledColleague()]
    const { sessions } = await centre.ask('people', 'sessions', {}, { token: other.token })
    expect(sessions).toMatchObject([{ current: true }])
    const { sessionId } = sessions[0]
    expect(await people('revokeSession', { sessionId }, one.token)).toEqual(refused('not_found'))
    expect(await people('myself', {}, other.token)).toMatchObject({ ok: true })
  })

  it('that were revoked, signed out or lay idle for 12 hours open nothing any more', async () => {
    const { userName, token } = await aSettledColleague()
    const signIn = async () =>
      (await centre.ask('people', 'enterStaff', { userName, password: PASSWORD })).token as string
    const [revoked, left, idle] = [await signIn(), await signIn(), await signIn()]
    const { sessions } = await centre.ask('people', 'sessions', {}, { token: revoked })
    const { sessionId } = sessions.find(({ current }: { current: boolean }) => current)
    await centre.ask('people', 'revokeSession', { sessionId }, { token })
    await centre.ask('people', 'signOut', {}, { token: left })
    const { sessions: rest } = await centre.ask('people', 'sessions', {}, { token: idle })
    const own = rest.find(({ current }: { current: boolean }) => current).sessionId
    const lastSeenAt = new Date(Date.now() - 12 * HOUR).toISOString()
    await inside(centre).collection('sessions').doc(own).update({ lastSeenAt })
    for (const over of [revoked, left, idle])
      expect(await people('myself', {}, over)).toEqual(refused('not_signed_in'))
    expect(await people('myself', {}, token)).toMatchObject({ ok: true })
  })

  it('end with a new password elsewhere, a reset one, and a switched-off account', async () => {
    const colleague = await aSettledColleague()
    const { token: other } = await centre.ask('people', 'enterStaff', {
      userName: colleague.userName,
      password: PASSWORD,
    })
    await centre.ask(
      'people',
      'changePassword',
      { old: PASSWORD, new: `${PASSWORD}-2` },
      { token: colleague.token },
    )
    expect(await people('myself', {}, other)).toEqual(refused('not_signed_in'))
    expect(await people('myself', {}, colleague.token)).toMatchObject({ ok: true })
    const { oneTimePassword } = await centre.ask(
      'people',
      'resetPassword',
      { staffId: colleague.staffId },
      { token: admin },
    )
    expect(await people('myself', {}, colleague.token)).toEqual(refused('not_signed_in'))
    const { token } = await centre.ask('people', 'enterStaff', {
      userName: colleague.userName,
      password: oneTimePassword,
    })
    await centre.ask('people', 'changeStaff', { ...changeOf(colleague), active: false }, { token: admin })
    expect(await people('myself', {}, token)).toEqual(refused('not_signed_in'))
  })
})

describe('administration', () => {
  it.each(['bianji', 'jizhe', 'danwei'] as const)('is closed to %s', async (userName) => {
    const token = await centre.signIn(userName)
    for (const [action, input] of [
      ['listStaff', {}],
      [
        'addStaff',
        {
          userName: 'mine',
          name: '我',
          unitId: 'housing',
          grants: [{ role: 'administrator', units: '*', columns: '*' }],
        },
      ],
      ['resetPassword', { staffId: 'x' }],
    ] as const) {
      expect(await people(action, input, token)).toEqual(refused('not_allowed'))
    }
  })

  it('refuses a user name that is taken, and a unit that does not exist', async () => {
    const { userName } = await aColleague()
    const person = { userName, name: '别人', unitId: 'media-centre', grants: [] }
    expect(fieldsOf(await people('addStaff', person, admin))).toHaveProperty('userName')
    expect(
      fieldsOf(await people('addStaff', { ...person, userName: 'free-name', unitId: 'mars' }, admin)),
    ).toHaveProperty('unitId')
  })

  it('an account without a grant may do nothing', async () => {
    const colleague = await aSettledColleague()
    await centre.ask('people', 'changeStaff', { ...changeOf(colleague), grants: [] }, { token: admin })
    expect(await centre.call('stories', 'list', {}, { token: colleague.token })).toEqual(
      refused('not_allowed'),
    )
  })

  it('keeps the last administrator, also when two take each other off at once', async () => {
    const { staff } = await centre.ask('people', 'myself', {}, { token: admin })
    const { staff: all } = await centre.ask('people', 'listStaff', {}, { token: admin })
    const isAdmin = (row: { active: boolean; grants: { role: string }[] }) =>
      row.active && row.grants.some(({ role }) => role === 'administrator')
    for (const row of all.filter(isAdmin)) {
      if (row.staffId !== staff.staffId)
        await centre.ask('people', 'changeStaff', { ...changeOf(row), grants: [] }, { token: admin })
    }
    const self = { ...changeOf(staff), grants: [{ role: 'editor', units: '*', columns: '*' }] }
    expect(await people('changeStaff', self, admin)).toEqual(refused('wrong_state'))
    expect(await people('changeStaff', { ...changeOf(staff), active: false }, admin)).toEqual(
      refused('wrong_state'),
    )

    const second = await aSettledColleague('administrator')
    const replies = await Promise.all([
      people('changeStaff', self, second.token),
      people('changeStaff', { ...changeOf(second), grants: [] }, admin),
    ])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
