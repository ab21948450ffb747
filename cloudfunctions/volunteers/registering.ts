import { STREETS } from '../../site/stations'
import { LANGUAGES, SKILLS, TIMES, VOLUNTEER_LIMITS } from '../../site/volunteers'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { seal, unseal } from '../_server/secret'
import { ageOn, dayOf } from './days'
import { bornBy, checksOut } from './identity-number'
import { volunteerMachine } from './machine'
import { requireStreet } from './organising'
import type { Input, Output } from './signatures'
import * as store from './store'

const refuse = (field: string, sentence: string) =>
  new AppError('invalid_input', `registration: ${field}`, { [field]: sentence })

export function residentOf(caller: Caller): string {
  if (caller.kind !== 'resident' || caller.personId === null) {
    throw new AppError('not_signed_in', 'a volunteer is a resident', { '': '请先用微信或手机号登录。' })
  }
  return caller.personId
}

const maskedPhone = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`
const opened = (row: store.VolunteerRow, field: 'birthDate' | 'identity' | 'phone'): string =>
  row[field] && unseal(`volunteer-${field}`, row[field], row._id).toString('utf8')

/** How old a volunteer is on a day; null once the birth date was deleted. */
export const ageOf = (row: store.VolunteerRow, day: string): number | null =>
  row.birthDate ? ageOn(opened(row, 'birthDate'), day) : null

export const isMinor = (row: store.VolunteerRow): boolean =>
  (ageOf(row, dayOf(now())) ?? VOLUNTEER_LIMITS.consentUnder) < VOLUNTEER_LIMITS.consentUnder

function mineOf(row: store.VolunteerRow | null): Output<'mine'> {
  if (!row) return { registration: null }
  const { guardian } = row
  return {
    registration: {
      ...row,
      volunteerId: row._id,
      birthDate: opened(row, 'birthDate'),
      skills: [...row.skills],
      languages: [...row.languages],
      times: [...row.times],
      teamIds: [...row.teamIds],
      guardian: guardian && {
        name: guardian.name,
        relation: guardian.relation,
        phoneMasked: guardian.phoneMasked,
        consentedAt: guardian.consentedAt,
      },
    },
  }
}

const cardOf = (row: store.VolunteerRow): Output<'confirmGuardian'> => ({
  ...row,
  volunteerId: row._id,
  skills: [...row.skills],
  languages: [...row.languages],
  teamIds: [...row.teamIds],
  minor: row.birthDate !== '' && isMinor(row),
  guardianName: row.guardian?.name ?? null,
})

type Changeable = Input<'changeMine'>

/** Only what the site knows: a street and one of its communities, skills, languages and times of its lists. */
function demandKnown({ streetId, communityId, skills, languages, times }: Changeable): void {
  const street = STREETS.find((one) => one.streetId === streetId)
  if (!street) throw refuse('streetId', '从列表里选一个街道。')
  if (communityId !== null && !street.communities.some((one) => one.communityId === communityId)) {
    throw refuse('communityId', '这个社区不在所选的街道里，重新选一下。')
  }
  const known = (list: readonly { id: string }[], chosen: readonly string[]) =>
    chosen.every((id) => list.some((one) => one.id === id))
  if (!known(SKILLS, skills)) throw refuse('skills', '从列表里选技能。')
  if (!known(LANGUAGES, languages)) throw refuse('languages', '从列表里选语言。')
  if (!known(TIMES, times)) throw refuse('times', '从列表里选时间。')
}

const sealedPhone = (volunteerId: string, phone: string) => ({
  phone: seal('volunteer-phone', phone, volunteerId),
  phoneMasked: maskedPhone(phone),
})

function demandAge({ birthDate, identityNumber, guardian }: Input<'register'>): number {
  if (!checksOut(identityNumber)) throw refuse('identityNumber', '身份证号有一位不对，请核对后重填。')
  if (bornBy(identityNumber) !== birthDate)
    throw refuse('birthDate', '出生日期和身份证号里的不一样，请核对。')
  const today = dayOf(now())
  const age = ageOn(birthDate, today)
  if (birthDate >= today || age > 120) throw refuse('birthDate', '出生日期不对，请核对。')
  if (age < VOLUNTEER_LIMITS.youngest) {
    throw refuse('birthDate', `年满 ${VOLUNTEER_LIMITS.youngest} 周岁才能注册。可以先跟着家长一起来参加。`)
  }
  if (age < VOLUNTEER_LIMITS.consentUnder && !guardian) {
    throw refuse(
      'guardian',
      `未满 ${VOLUNTEER_LIMITS.consentUnder} 周岁，要填写监护人，由社区确认监护人同意。`,
    )
  }
  return age
}

function newRow(volunteerId: string, input: Input<'register'>, age: number): store.VolunteerRow {
  const { phone, streetId, communityId, skills, languages, times, identityNumber } = input
  const guardian = age < VOLUNTEER_LIMITS.consentUnder ? input.guardian : null
  return {
    _id: volunteerId,
    state: guardian ? 'awaiting_consent' : 'registered',
    name: input.name,
    birthDate: seal('volunteer-birthDate', input.birthDate, volunteerId),
    identity: seal('volunteer-identity', identityNumber, volunteerId),
    identityMasked: `${identityNumber.slice(0, 2)}**************${identityNumber.slice(-2)}`,
    ...sealedPhone(volunteerId, phone),
    ...{ streetId, communityId, skills, languages, times },
    guardian: guardian && {
      name: guardian.name,
      relation: guardian.relation,
      phone: seal('volunteer-guardian', guardian.phone, volunteerId),
      phoneMasked: maskedPhone(guardian.phone),
      consentedAt: null,
      consentWay: null,
      consentBy: null,
    },
    insuredUntil: null,
    awayUntil: null,
    teamIds: [],
    registeredAt: instant(),
    lastDispatchedAt: '',
    refusals: 0,
  }
}

export async function mine(_: Input<'mine'>, caller: Caller): Promise<Output<'mine'>> {
  return mineOf(await store.volunteer(residentOf(caller)))
}

export async function register(input: Input<'register'>, caller: Caller): Promise<Output<'register'>> {
  const volunteerId = residentOf(caller)
  const age = demandAge(input)
  demandKnown(input)
  const row = newRow(volunteerId, input, age)
  return store.together(async (transaction) => {
    const there = await store.rowWithin(transaction, 'volunteers', volunteerId)
    if (there && there.state !== 'withdrawn') {
      if (opened(there, 'identity') === input.identityNumber) return mineOf(there)
      throw new AppError('wrong_state', 'registered already', {
        '': '您已经注册过了，要改资料请用“更正资料”。',
      })
    }
    await store.putWithin(transaction, 'volunteers', row)
    return mineOf(row)
  })
}

function change(
  volunteerId: string,
  next: (row: store.VolunteerRow, transaction: store.Transaction) => Promise<store.VolunteerRow>,
): Promise<store.VolunteerRow> {
  return store.together(async (transaction) => {
    const row = await store.rowWithin(transaction, 'volunteers', volunteerId)
    if (!row) throw new AppError('not_found', 'no volunteer', { '': '没有找到这位志愿者。' })
    const after = await next(row, transaction)
    await store.putWithin(transaction, 'volunteers', after)
    return after
  })
}

function demandHere({ state }: store.VolunteerRow): void {
  if (state === 'withdrawn')
    throw new AppError('wrong_state', 'withdrawn', { '': '您已经退出。想回来，请重新注册。' })
}

export async function changeMine(input: Input<'changeMine'>, caller: Caller): Promise<Output<'changeMine'>> {
  const volunteerId = residentOf(caller)
  demandKnown(input)
  const { phone, ...rest } = input
  return mineOf(
    await change(volunteerId, async (row) => {
      demandHere(row)
      return { ...row, ...rest, ...(phone ? sealedPhone(volunteerId, phone) : {}) }
    }),
  )
}

export async function setAway({ until }: Input<'setAway'>, caller: Caller): Promise<Output<'setAway'>> {
  if (until !== null && until < dayOf(now())) throw refuse('until', '请假到哪天要从今天往后选。')
  return mineOf(
    await change(residentOf(caller), async (row) => {
      demandHere(row)
      return { ...row, awayUntil: until }
    }),
  )
}

/** Everything sealed, and where they live, is gone; name and records stay (民政部令第67号 asks that they be kept). */
const emptied = (row: store.VolunteerRow): store.VolunteerRow => ({
  ...row,
  state: 'withdrawn',
  ...{ birthDate: '', identity: '', phone: '', identityMasked: '', phoneMasked: '' },
  ...{ guardian: null, communityId: null, skills: [], languages: [], times: [], awayUntil: null },
})

async function demandNothingAhead(transaction: store.Transaction, volunteerId: string): Promise<void> {
  const promised = await store.rowWithin(transaction, 'engagements', volunteerId)
  const ahead = promised?.items.find(({ until }) => until > instant())
  if (ahead) {
    throw new AppError('wrong_state', 'still engaged', {
      '': `您还答应了“${ahead.of.label}”。先退出它，好让别人顶上，再来退出。`,
    })
  }
}

const withdrawn = (volunteerId: string): Promise<store.VolunteerRow> =>
  change(volunteerId, async (row, transaction) => {
    if (row.state === 'withdrawn') return row
    await demandNothingAhead(transaction, row._id)
    return { ...emptied(row), state: volunteerMachine.next(row.state, 'withdraw') }
  })

export async function withdraw(_: Input<'withdraw'>, caller: Caller): Promise<Output<'withdraw'>> {
  return mineOf(await withdrawn(residentOf(caller)))
}

/** How many registrations are stored of a resident: one or none. */
export const registrationsOf = async (residentId: string): Promise<number> =>
  (await store.volunteer(residentId)) ? 1 : 0

/**
 * 注销账号: the registration is withdrawn and everything sealed goes; name and hours stay, as 民政部令第67号 asks of whoever
 * recorded them. Refuses (`wrong_state`) somebody who has promised to be somewhere: others would wait for nobody.
 */
export async function closeVolunteer(residentId: string): Promise<void> {
  if (await store.volunteer(residentId)) await withdrawn(residentId)
}

export async function roster(
  { streetId, state, cursor }: Input<'roster'>,
  caller: Caller,
): Promise<Output<'roster'>> {
  requireStreet(caller, streetId)
  const found = await store.rosterOf(streetId, state, cursor ?? '', PAGE + 1)
  const page = found.slice(0, PAGE)
  return { volunteers: page.map(cardOf), nextCursor: found.length > PAGE ? (page.at(-1)?._id ?? null) : null }
}
const PAGE = 50

export async function confirmGuardian(
  { volunteerId, way }: Input<'confirmGuardian'>,
  caller: Caller,
): Promise<Output<'confirmGuardian'>> {
  return cardOf(
    await change(volunteerId, async (row) => {
      requireStreet(caller, row.streetId)
      if (row.state === 'registered' && row.guardian?.consentBy === caller.personId) return row
      const state = volunteerMachine.next(row.state, 'consent')
      const guardian = row.guardian && {
        ...row.guardian,
        ...{ consentedAt: instant(), consentWay: way, consentBy: caller.personId },
      }
      return { ...row, state, guardian }
    }),
  )
}

export async function setInsurance(
  { volunteerId, until }: Input<'setInsurance'>,
  caller: Caller,
): Promise<Output<'setInsurance'>> {
  return cardOf(
    await change(volunteerId, async (row) => {
      requireStreet(caller, row.streetId)
      demandHere(row)
      return { ...row, insuredUntil: until }
    }),
  )
}
