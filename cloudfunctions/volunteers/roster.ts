import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { unseal } from '../_server/secret'
import { volunteerMachine } from './machine'
import { requireStreet } from './organising'
import { change, demandHere, isMinor } from './registering'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 50

const cardOf = (row: store.VolunteerRow): Output<'confirmGuardian'> => ({
  ...row,
  volunteerId: row._id,
  skills: [...row.skills],
  languages: [...row.languages],
  teamIds: [...row.teamIds],
  minor: row.birthDate !== '' && isMinor(row),
  guardianName: row.guardian?.name ?? null,
})

export async function roster(
  { streetId, state, name, cursor }: Input<'roster'>,
  caller: Caller,
): Promise<Output<'roster'>> {
  requireStreet(caller, streetId)
  const found = await store.rosterOf({ streetId, state, name: name ?? null }, cursor ?? '', PAGE + 1)
  const page = found.slice(0, PAGE)
  return { volunteers: page.map(cardOf), nextCursor: found.length > PAGE ? (page.at(-1)?._id ?? null) : null }
}

/** Only while the consent is still to be had: nobody needs the number after that. */
export async function guardianContact(
  { volunteerId }: Input<'guardianContact'>,
  caller: Caller,
): Promise<Output<'guardianContact'>> {
  const row = await store.volunteer(volunteerId)
  if (!row) throw new AppError('not_found', 'no volunteer', { '': '没有找到这位志愿者。' })
  requireStreet(caller, row.streetId)
  const { guardian } = row
  if (row.state !== 'awaiting_consent' || !guardian) {
    throw new AppError('wrong_state', 'nothing to ask the guardian', {
      '': '监护人的同意已经记下了，不用再打电话。',
    })
  }
  const phone = unseal('volunteer-guardian', guardian.phone, volunteerId).toString('utf8')
  return { name: guardian.name, relation: guardian.relation, phone }
}

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
