import { codeAt } from '../../../cloudfunctions/volunteers/contract/rotating-code'
import { type Centre, startCentre } from '../../support/centre'
import { everythingStored, inside } from '../../support/inside'
import {
  anIdentityNumber,
  aRegistration,
  aResident,
  aShift,
  aVolunteer,
  theDispatcher,
} from '../../support/volunteers'

jest.setTimeout(90_000)

let centre: Centre
let gaowa: string
beforeAll(async () => {
  centre = await startCentre()
  gaowa = await theDispatcher(centre)
})
afterAll(() => centre.close())

const call = (action: string, input: unknown, as: { openid?: string; token?: string } = {}) =>
  centre.call('volunteers', action, input, as)
const ask = (action: string, input: unknown, as: { openid?: string; token?: string }) =>
  centre.ask('volunteers', action, input, as)
const refused = (code: string) => ({ ok: false, error: { code } })
const ofOrganiser = () => ({ token: gaowa })

/** Puts the sign-in two hours back, as if the service had taken that long. */
const twoHoursPass = async (shiftId: string, volunteerId: string) => {
  const database = inside(centre)
  const where = { 'of.id': shiftId, 'volunteer.volunteerId': volunteerId }
  const at = new Date(Date.now() - 120 * 60_000).toISOString()
  await database.collection('attendances').where(where).update({ 'in.at': at })
}
/** A volunteer with a service of two hours that the organiser confirmed. */
async function aConfirmedService() {
  const one = await aVolunteer(centre)
  const { shiftId } = await aShift(centre, gaowa)
  await ask('signUp', { shiftId, guardianAgrees: false }, one)
  await ask('signByList', { shiftId, volunteerId: one.id, what: 'in' }, ofOrganiser())
  await twoHoursPass(shiftId, one.id)
  await ask('signByList', { shiftId, volunteerId: one.id, what: 'out' }, ofOrganiser())
  await ask('confirm', { shiftId, volunteerId: one.id }, ofOrganiser())
  return { ...one, shiftId }
}

describe('registration', () => {
  it('refuses a number that does not check out, another birth date, and a minor without a guardian', async () => {
    const one = await aResident(centre)
    const good = aRegistration()
    const wrong = `${good.identityNumber.slice(0, 17)}${good.identityNumber.endsWith('0') ? '1' : '0'}`
    expect(await call('register', { ...good, identityNumber: wrong }, one)).toMatchObject(
      refused('invalid_input'),
    )
    expect(await call('register', { ...good, birthDate: '1990-05-18' }, one)).toMatchObject(
      refused('invalid_input'),
    )
    expect(await call('register', aRegistration('2014-03-02'), one)).toMatchObject(refused('invalid_input'))
  })

  it('stores neither phone nor identity number nor birth date in the open', async () => {
    await aVolunteer(centre)
    const { phone, identityNumber, birthDate } = aRegistration()
    const stored = await everythingStored(centre)
    for (const secret of [phone, identityNumber, birthDate]) expect(stored).not.toContain(secret)
  })

  it('changes what is said of oneself, and keeps the phone that is not written again', async () => {
    const one = await aVolunteer(centre)
    const said = { streetId: 'youyi', communityId: null, skills: ['law'], languages: [], times: [] }
    expect(await call('changeMine', { ...said, phone: '110' }, one)).toMatchObject(refused('invalid_input'))
    const { registration } = await ask('changeMine', said, one)
    expect(registration).toMatchObject({ skills: ['law'], phoneMasked: '138****0117' })
    const again = await ask('changeMine', { ...said, phone: '13847200118' }, one)
    expect(again.registration.phoneMasked).toBe('138****0118')
  })

  it('lets a minor wait for the guardian’s consent, which a dispatcher of the street takes down', async () => {
    const one = await aResident(centre)
    const guardian = { name: '其木格', relation: 'parent', phone: '13847200118' }
    const { registration } = await ask('register', { ...aRegistration('2014-03-02'), guardian }, one)
    expect(registration.state).toBe('awaiting_consent')
    const { shiftId } = await aShift(centre, gaowa)
    expect(await call('signUp', { shiftId, guardianAgrees: true }, one)).toMatchObject(refused('wrong_state'))
    const to = { volunteerId: one.id }
    expect(await call('guardianContact', to, one)).toMatchObject(refused('not_allowed'))
    expect(await ask('guardianContact', to, ofOrganiser())).toMatchObject({ phone: '13847200118' })
    const card = await ask('confirmGuardian', { volunteerId: one.id, way: 'paper' }, ofOrganiser())
    expect(card).toMatchObject({ state: 'registered', minor: true })
    expect(await call('guardianContact', to, ofOrganiser())).toMatchObject(refused('wrong_state'))
    // too young to come alone
    expect(await call('signUp', { shiftId, guardianAgrees: true }, one)).toMatchObject(
      refused('invalid_input'),
    )
  })

  it('takes what is sealed away when somebody leaves, but not while they are expected', async () => {
    const one = await aVolunteer(centre)
    const { shiftId } = await aShift(centre, gaowa)
    await ask('signUp', { shiftId, guardianAgrees: false }, one)
    expect(await call('withdraw', {}, one)).toMatchObject(refused('wrong_state'))
    await ask('giveUp', { shiftId }, one)
    const { registration } = await ask('withdraw', {}, one)
    expect(registration).toMatchObject({ state: 'withdrawn', phoneMasked: '', birthDate: '' })
  })

  it('takes the same person back as they were, and lets nobody else take their hours over', async () => {
    const one = await aVolunteer(centre)
    const volunteerId = one.id
    await ask('setInsurance', { volunteerId, until: '2027-06-30' }, ofOrganiser())
    await inside(centre).collection('volunteers').doc(volunteerId).update({ refusals: 3 })
    await ask('withdraw', {}, one)
    const birthDate = '1988-11-02'
    const other = { ...aRegistration(birthDate), identityNumber: anIdentityNumber(birthDate) }
    expect(await call('register', other, one)).toMatchObject({
      error: { code: 'not_allowed', fields: { '': expect.stringContaining('您自己的微信或手机号') } },
    })
    const { registration } = await ask('register', aRegistration(), one)
    expect(registration).toMatchObject({ state: 'registered', insuredUntil: '2027-06-30' })
    const { data } = await inside(centre).collection('volunteers').doc(volunteerId).get()
    expect(data[0]).toMatchObject({ refusals: 3 })
  })

  it('lets a minor who comes back wait for the guardian’s consent again', async () => {
    const one = await aResident(centre)
    const guardian = { name: '其木格', relation: 'parent', phone: '13847200118' }
    const form = { ...aRegistration('2012-03-02'), guardian }
    await ask('register', form, one)
    await ask('confirmGuardian', { volunteerId: one.id, way: 'present' }, ofOrganiser())
    await ask('withdraw', {}, one)
    expect((await ask('register', form, one)).registration).toMatchObject({
      state: 'awaiting_consent',
      guardian: { consentedAt: null },
    })
  })

  it('is forgotten by every station when the account is closed, also after having left before', async () => {
    const two = [await aVolunteer(centre), await aVolunteer(centre)]
    if (two[1]) await ask('withdraw', {}, two[1])
    for (const one of two) {
      await centre.ask('people', 'deleteMe', { sure: true }, { openid: one.openid })
      const { data } = await inside(centre).collection('volunteers').doc(one.id).get()
      expect(data[0]).toMatchObject({ state: 'withdrawn', name: '', streetId: '', phone: '' })
    }
    const { volunteers } = await ask('roster', { streetId: 'youyi', state: 'withdrawn' }, ofOrganiser())
    const ids = volunteers.map(({ volunteerId }: { volunteerId: string }) => volunteerId)
    expect(ids.filter((id: string) => two.some((one) => one.id === id))).toEqual([])
  })
})

describe('the roster of a street', () => {
  it('is looked through by how a name begins, page after page', async () => {
    for (const name of ['那木罕', '那仁', '乌云那']) {
      const one = await aResident(centre)
      const identityNumber = anIdentityNumber(
        '1990-05-17',
        300 + name.length * 10 + (name.charCodeAt(1) % 10),
      )
      await ask('register', { ...aRegistration(), name, identityNumber }, one)
    }
    const found = async (name: string) => {
      const asked = { streetId: 'youyi', state: 'registered', name }
      const { volunteers } = await ask('roster', asked, ofOrganiser())
      return volunteers.map((one: { name: string }) => one.name).sort()
    }
    expect(await found('那')).toEqual(['那仁', '那木罕'].sort())
    expect(await found('那木')).toEqual(['那木罕'])
    expect(await found('云')).toEqual([])
    const nameless = { streetId: 'youyi', state: 'registered', name: '' }
    expect(await call('roster', nameless, ofOrganiser())).toMatchObject(refused('invalid_input'))
  })
})

describe('a shift', () => {
  it('gives its last place to one of two at once, and the other one waits and moves up', async () => {
    const { shiftId } = await aShift(centre, gaowa)
    const two = [await aVolunteer(centre), await aVolunteer(centre)]
    const places = await Promise.all(two.map((one) => ask('signUp', { shiftId, guardianAgrees: false }, one)))
    expect(places.map(({ place }) => place).sort()).toEqual(['taken', 'waiting'])
    const first = two[places.findIndex(({ place }) => place === 'taken')]
    const second = two[places.findIndex(({ place }) => place === 'waiting')]
    if (!first || !second) throw new Error('nobody won')
    const mineOf = async (one: { openid: string }) =>
      (await ask('myShifts', {}, one)).shifts.find((mine: { shift: object }) => 'shiftId' in mine.shift)
    expect(await mineOf(second)).toMatchObject({ place: 'waiting', position: 1, attendance: null })
    await ask('giveUp', { shiftId }, first)
    expect(await mineOf(first)).toBeUndefined()
    expect(await ask('myPlace', { shiftId }, second)).toMatchObject({ place: 'taken', position: null })
    const { notices } = await centre.ask('notices', 'mine', {}, second)
    expect(notices[0]).toMatchObject({ title: '候补上了' })
  })

  it('refuses a second promise at the same time and names the first', async () => {
    const one = await aVolunteer(centre)
    const [a, b] = [await aShift(centre, gaowa), await aShift(centre, gaowa)]
    const replies = await Promise.all(
      [a, b].map(({ shiftId }) => call('signUp', { shiftId, guardianAgrees: false }, one)),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(JSON.stringify(replies.find(({ ok }) => !ok))).toContain('清扫楼道')
  })

  const contentOf = async (shiftId: string) => {
    const { shift } = await ask('listOf', { shiftId }, ofOrganiser())
    const { title, what, placeName, at, streetId, startsAt, endsAt, places, guardiansCome, edition } = shift
    return { shiftId, edition, title, what, placeName, at, streetId, startsAt, endsAt, places, guardiansCome }
  }
  const later = (instant: string, hours: number) =>
    new Date(Date.parse(instant) + hours * 3_600_000).toISOString()

  it('is changed before it begins only, by nobody else, and never below the places taken', async () => {
    const { shiftId } = await aShift(centre, gaowa, { places: 2 })
    const two = [await aVolunteer(centre), await aVolunteer(centre)]
    for (const one of two) await ask('signUp', { shiftId, guardianAgrees: false }, one)
    const content = await contentOf(shiftId)
    expect(await call('changeShift', content, two[0])).toMatchObject(refused('not_allowed'))
    expect(await call('changeShift', { ...content, places: 1 }, ofOrganiser())).toMatchObject({
      error: { code: 'invalid_input', fields: { places: expect.stringContaining('2 个人') } },
    })
    const stale = { ...content, edition: 0, title: '清扫' }
    expect(await call('changeShift', stale, ofOrganiser())).toMatchObject(refused('changed_meanwhile'))
    const began = new Date(Date.now() - 60_000).toISOString()
    await inside(centre).collection('volunteer-shifts').doc(shiftId).update({ startsAt: began })
    const late = { ...content, title: '清扫院子' }
    expect(await call('changeShift', late, ofOrganiser())).toMatchObject(refused('wrong_state'))
  })

  it('tells everybody of a change once, and who is promised elsewhere then gives the place up', async () => {
    const { shiftId } = await aShift(centre, gaowa, { places: 2 })
    const [stays, leaves, waits] = [
      await aVolunteer(centre),
      await aVolunteer(centre),
      await aVolunteer(centre),
    ]
    for (const one of [stays, leaves, waits]) await ask('signUp', { shiftId, guardianAgrees: false }, one)
    const tomorrow = await aShift(centre, gaowa, { inMinutes: 24 * 60 + 30 })
    await ask('signUp', { shiftId: tomorrow.shiftId, guardianAgrees: false }, leaves)
    const content = await contentOf(shiftId)
    const { startsAt, endsAt } = content
    const change = { ...content, startsAt: later(startsAt, 24), endsAt: later(endsAt, 24) }
    const changed = await ask('changeShift', change, ofOrganiser())
    expect(changed).toMatchObject({ taken: 2, waiting: 0, edition: 2 })
    // the answer was lost, and the same is asked once more
    expect(await ask('changeShift', change, ofOrganiser())).toEqual(changed)
    const titles = async (one: { openid: string }) =>
      (await centre.ask('notices', 'mine', {}, one)).notices.map(({ title }: { title: string }) => title)
    expect(await titles(stays)).toEqual(['您报名的班次改了'])
    expect(await titles(leaves)).toEqual(['班次改时间，您的名额让出来了'])
    expect((await titles(waits)).sort()).toEqual(['候补上了', '您报名的班次改了'].sort())
    expect(await ask('myPlace', { shiftId }, leaves)).toMatchObject({ place: 'none' })
    // the old time is free again
    const other = await aShift(centre, gaowa)
    expect(await ask('signUp', { shiftId: other.shiftId, guardianAgrees: false }, stays)).toMatchObject({
      place: 'taken',
    })
  })

  it('stands in the list of its station and of those above, with its signings to confirm', async () => {
    const { shiftId } = await aShift(centre, gaowa)
    const of = async (user: string, input: object) =>
      (await ask('shifts', input, { token: await centre.signIn(user) })).shifts
    const ids = (found: { shiftId: string }[]) => found.map((one) => one.shiftId)
    expect(await call('shifts', { when: 'upcoming', organiserId: 'post-18' }, ofOrganiser())).toMatchObject(
      refused('not_allowed'),
    )
    expect(ids(await of('suozhang', { when: 'upcoming' }))).toContain(shiftId)
    expect(ids(await of('suozhang', { when: 'upcoming', organiserId: 'branch-youyi' }))).toEqual([])
    const one = await aVolunteer(centre)
    await ask('signUp', { shiftId, guardianAgrees: false }, one)
    await ask('signByList', { shiftId, volunteerId: one.id, what: 'in' }, ofOrganiser())
    await twoHoursPass(shiftId, one.id)
    await ask('signByList', { shiftId, volunteerId: one.id, what: 'out' }, ofOrganiser())
    const mine = await of('zhongxin', { when: 'upcoming' })
    expect(mine.find((shift: { shiftId: string }) => shift.shiftId === shiftId)).toMatchObject({
      toConfirm: 1,
    })
    const reason = '下大雪'
    const cancelled = await ask('cancelShift', { shiftId, reason }, ofOrganiser())
    expect(cancelled).toMatchObject({ state: 'cancelled', reason })
    expect(await ask('cancelShift', { shiftId, reason }, ofOrganiser())).toEqual(cancelled)
    expect(ids(await of('gaowa', { when: 'past' }))).not.toContain(shiftId)
  })

  it('shows its list to its organiser only', async () => {
    const { shiftId } = await aShift(centre, gaowa)
    expect(await call('listOf', { shiftId }, await aVolunteer(centre))).toMatchObject(refused('not_allowed'))
  })
})

describe('codes', () => {
  const setUp = async () => {
    const one = await aVolunteer(centre)
    const { shiftId } = await aShift(centre, gaowa)
    await ask('signUp', { shiftId, guardianAgrees: false }, one)
    const { codeSecret } = await ask('listOf', { shiftId }, ofOrganiser())
    const codeOf = (time: number, what: 'in' | 'out' = 'in') =>
      codeAt(codeSecret, { holder: 'shift', id: shiftId, what }, time)
    return { one, shiftId, codeOf }
  }
  const scan = (code: string, time: number, one: { openid: string }) =>
    call('scanShift', { code, scannedAt: new Date(time).toISOString() }, one)

  it('refuses forged, stale and future ones, and those of somebody without a place', async () => {
    const { one, codeOf } = await setUp()
    const now = Date.now()
    const forged = `${codeOf(now).slice(0, -1)}${codeOf(now).endsWith('0') ? '1' : '0'}`
    expect(await scan(forged, now, one)).toMatchObject(refused('invalid_input'))
    expect(await scan(codeOf(now - 120_000), now, one)).toMatchObject(refused('invalid_input'))
    expect(await scan(codeOf(now + 600_000), now + 600_000, one)).toMatchObject(refused('invalid_input'))
    expect(await scan(codeOf(now - 80 * 3_600_000), now - 80 * 3_600_000, one)).toMatchObject(
      refused('invalid_input'),
    )
    expect(await scan(codeOf(now), now, await aVolunteer(centre))).toMatchObject(refused('not_allowed'))
  })

  it('takes one that was scanned without a network and handed in later, once, and says so', async () => {
    const { one, shiftId, codeOf } = await setUp()
    const then = Date.now() - 10 * 60_000
    const first = await scan(codeOf(then), then, one)
    expect(first).toMatchObject({ ok: true, data: { attendance: { in: { offline: true, way: 'code' } } } })
    // handed in again: the same attendance, nothing new
    expect(await scan(codeOf(then), then, one)).toMatchObject(first)
    const { attendances } = await ask('listOf', { shiftId }, ofOrganiser())
    expect(attendances).toHaveLength(1)
    const now = Date.now()
    const out = await scan(codeOf(now, 'out'), now, one)
    expect(out).toMatchObject({ ok: true, data: { attendance: { state: 'signed_out' } } })
    expect(await scan(codeOf(now), now, one)).toMatchObject(refused('wrong_state'))
  })

  it('keeps the distance and not the place of who signs on the spot', async () => {
    const { one, shiftId } = await setUp()
    const far = { latitude: 40.66, longitude: 109.8423 }
    const near = { latitude: 40.6463, longitude: 109.8424 }
    const at = { shiftId, what: 'in', accuracyMetres: 20 }
    expect(await call('signAtPlace', { ...at, at: far }, one)).toMatchObject(refused('invalid_input'))
    const { attendance } = await ask('signAtPlace', { ...at, at: near }, one)
    expect(attendance.in.evidence).toMatch(/^\d+ 米$/)
    expect(await everythingStored(centre)).not.toContain('40.6463')
  })
})

describe('hours', () => {
  it('come once from a confirmed attendance, and the count agrees', async () => {
    const one = await aConfirmedService()
    await ask('confirm', { shiftId: one.shiftId, volunteerId: one.id }, ofOrganiser())
    expect((await ask('myHours', {}, one)).totals).toEqual({ minutes: 120, services: 1, entries: 1 })
    expect(await ask('recountMine', {}, one)).toMatchObject({ minutes: 120, agreed: true })
  })

  it('are put right by a new entry that the organiser decides, and a tampered total by counting', async () => {
    const one = await aConfirmedService()
    const [entry] = (await ask('myHours', {}, one)).entries
    const asked = { entryId: entry.entryId, toMinutes: 90, why: '我早走了半小时' }
    const { correctionId } = await ask('askCorrection', asked, one)
    const decision = { correctionId, accept: true, answer: '核对了签退表' }
    expect(await call('decideCorrection', decision, one)).toMatchObject(refused('not_allowed'))
    await ask('decideCorrection', decision, ofOrganiser())
    const { totals, entries } = await ask('myHours', {}, one)
    expect(totals).toEqual({ minutes: 90, services: 1, entries: 2 })
    expect(entries).toContainEqual(entry)
    await inside(centre).collection('hours-totals').doc(one.id).update({ minutes: 9999 })
    expect(await ask('recountMine', {}, one)).toMatchObject({ minutes: 90, agreed: false })
    expect((await ask('myHours', {}, one)).totals.minutes).toBe(90)
  })
})

describe('a certificate', () => {
  it('says what the ledger says, is verified by anyone, and shows that it was revoked', async () => {
    const one = await aConfirmedService()
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
    const asked = { organiserId: 'post-19', from: day(-3), until: day(1) }
    expect(await call('certify', { ...asked, organiserId: 'centre' }, one)).toMatchObject(
      refused('wrong_state'),
    )
    const issued = await ask('certify', asked, one)
    expect(issued).toMatchObject({ minutes: 120, services: 1, state: 'valid' })
    const { pdf } = await ask('certificateFile', { code: issued.code }, one)
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const shown = await ask('verify', { code: issued.code }, {})
    expect(shown).toEqual(issued)
    const stranger = await aVolunteer(centre)
    expect(await call('certificateFile', { code: issued.code }, stranger)).toMatchObject(refused('not_found'))
    const listed = async (input: object, user = 'gaowa') =>
      (await ask('certificates', input, { token: await centre.signIn(user) })).certificates
    expect(await listed({ find: issued.number.toLowerCase() })).toEqual([issued])
    expect(await listed({ find: issued.name }, 'suozhang')).toContainEqual(issued)
    expect(await listed({ find: '没有这个人' })).toEqual([])
    expect(await call('certificates', { organiserId: 'centre' }, ofOrganiser())).toMatchObject(
      refused('not_allowed'),
    )
    await ask('revoke', { code: issued.code, reason: '服务记录有误' }, ofOrganiser())
    const { notices } = await centre.ask('notices', 'mine', {}, one)
    expect(notices[0]).toMatchObject({ title: '一张服务证明作废了' })
    expect(await ask('verify', { code: issued.code }, {})).toMatchObject({
      state: 'revoked',
      reason: '服务记录有误',
    })
  })
})
