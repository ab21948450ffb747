import { STREETS } from '../../site/stations'
import { LANGUAGES, SKILLS, TIMES, VOLUNTEER_LIMITS } from '../../site/volunteers'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { hashed, seal, unseal } from '../_server/secret'
import { ageOn, dayOf } from './days'
import { bornBy, checksOut } from './identity-number'
import { volunteerMachine } from './machine'
import type { Input, Output } from './signatures'
import * as store from './store'

/** Keyed, so that the number cannot be tried out of a stolen database. */
const markOf = (identityNumber: string): string => hashed('volunteer-identity', identityNumber)

const refuse = (field: string, sentence: string) =>
  new AppError('invalid_input', `registration: ${field}`, { [field]: sentence })

export function residentOf(caller: Caller): string {
  if (caller.kind !== 'resident' || caller.personId === null) {
    throw new AppError('not_signed_in', 'a volunteer is a resident', { '': '请先用微信或手机号登录。' })
  }
  return caller.personId
}

const maskedPhone = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`
const opened = (row: store.VolunteerRow, field: 'birthDate'): string =>
  row[field] && unseal(`volunteer-${field}`, row[field], row._id).toString('utf8')

/** How old a volunteer is on a day; null once the birth date was deleted. */
export const ageOf = (row: store.VolunteerRow, day: string): number | null =>
  row.birthDate ? ageOn(opened(row, 'birthDate'), day) : null

export const isMinor = (row: store.VolunteerRow): boolean =>
  (ageOf(row, dayOf(now())) ?? VOLUNTEER_LIMITS.consentUnder) < VOLUNTEER_LIMITS.consentUnder

export function mineOf(row: store.VolunteerRow | null): Output<'mine'> {
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
    identityMark: markOf(identityNumber),
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

/** The ledger stays with the person who earned it: an account that changed hands does not hand it over. */
function demandSamePerson(there: store.VolunteerRow, identityNumber: string): void {
  if (there.identityMark === markOf(identityNumber)) return
  throw new AppError('not_allowed', 'the ledger is another person’s', {
    '': '这个账号以前是另一位志愿者登记的，时长记在那个人名下。请换您自己的微信或手机号登录，再注册。',
  })
}

/** Who comes back stays who they were for the stations: insurance, refusals and turn are not begun anew. */
function rejoined(there: store.VolunteerRow, fresh: store.VolunteerRow): store.VolunteerRow {
  const event = fresh.state === 'awaiting_consent' ? 'rejoinAsMinor' : 'rejoin'
  const { insuredUntil, lastDispatchedAt, refusals, registeredAt } = there
  const state = volunteerMachine.next(there.state, event)
  return { ...fresh, state, insuredUntil, lastDispatchedAt, refusals, registeredAt }
}

export async function register(input: Input<'register'>, caller: Caller): Promise<Output<'register'>> {
  const volunteerId = residentOf(caller)
  const age = demandAge(input)
  demandKnown(input)
  const fresh = newRow(volunteerId, input, age)
  return store.together(async (transaction) => {
    const there = await store.rowWithin(transaction, 'volunteers', volunteerId)
    if (there && there.state !== 'withdrawn') {
      if (there.identityMark === fresh.identityMark) return mineOf(there)
      throw new AppError('wrong_state', 'registered already', {
        '': '您已经注册过了，要改资料请用“更正资料”。',
      })
    }
    if (there) demandSamePerson(there, input.identityNumber)
    const row = there ? rejoined(there, fresh) : fresh
    await store.putWithin(transaction, 'volunteers', row)
    return mineOf(row)
  })
}

/** One step on a registration; refuses (`not_found`) where there is none. */
export function change(
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

export function demandHere({ state }: store.VolunteerRow): void {
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
