import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
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
  { streetId, state, cursor }: Input<'roster'>,
  caller: Caller,
): Promise<Output<'roster'>> {
  requireStreet(caller, streetId)
  const found = await store.rosterOf(streetId, state, cursor ?? '', PAGE + 1)
  const page = found.slice(0, PAGE)
  return { volunteers: page.map(cardOf), nextCursor: found.length > PAGE ? (page.at(-1)?._id ?? null) : null }
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
