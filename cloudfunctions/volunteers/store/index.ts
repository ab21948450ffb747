import {
  after,
  before,
  beginning,
  between,
  not,
  oneOf,
  type Transaction,
  table,
  transact,
  type Where,
} from '../../_server/db'
import type {
  AttendanceRow,
  CertificateRow,
  CorrectionRow,
  EngagementsRow,
  HoursRow,
  ProjectRow,
  RecordRow,
  ShiftRow,
  TeamRow,
  TotalsRow,
  VolunteerRow,
} from './rows'

export type * from './rows'
export type { Transaction }

interface Rows {
  volunteers: VolunteerRow
  engagements: EngagementsRow
  'volunteer-shifts': ShiftRow
  attendances: AttendanceRow
  hours: HoursRow
  'hours-totals': TotalsRow
  'hours-corrections': CorrectionRow
  certificates: CertificateRow
  'volunteer-teams': TeamRow
  'volunteer-projects': ProjectRow
  'volunteer-records': RecordRow
}
type Collection = keyof Rows

const volunteers = table<VolunteerRow>('volunteers')
const engagements = table<EngagementsRow>('engagements')
const shifts = table<ShiftRow>('volunteer-shifts')
const attendances = table<AttendanceRow>('attendances')
const hours = table<HoursRow>('hours')
const totals = table<TotalsRow>('hours-totals')
const corrections = table<CorrectionRow>('hours-corrections')
const certificates = table<CertificateRow>('certificates')
const teams = table<TeamRow>('volunteer-teams')
const projects = table<ProjectRow>('volunteer-projects')
const records = table<RecordRow>('volunteer-records')

/** Reads and writes of several rows as one step. */
export const together = transact

export async function rowWithin<C extends Collection>(
  transaction: Transaction,
  collection: C,
  id: string,
): Promise<Rows[C] | null> {
  const { data } = await transaction.collection(collection).doc(id).get()
  return ((Array.isArray(data) ? data[0] : data) as Rows[C] | undefined) ?? null
}

export async function putWithin<C extends Collection>(
  transaction: Transaction,
  collection: C,
  row: Rows[C],
): Promise<void> {
  const { _id, ...rest } = row
  await transaction.collection(collection).doc(_id).set(rest)
}

const below = (place: string | null): Where => (place === null ? {} : { place: before(place) })

export const volunteer = (volunteerId: string) => volunteers.get(volunteerId)
export const volunteersWith = (volunteerIds: readonly string[]) =>
  volunteers.find({ _id: oneOf(volunteerIds) }, { limit: volunteerIds.length || 1 })
export const rosterOf = (
  { streetId, state, name }: { streetId: string; state: VolunteerRow['state']; name: string | null },
  beyond: string,
  limit: number,
) =>
  volunteers.find(
    { streetId, state, ...(name === null ? {} : { name: beginning(name) }), _id: after(beyond) },
    { sort: [['_id', 'asc']], limit },
  )
/** Those registered there, who waited longest first. */
export const registeredIn = (streetIds: readonly string[], limit: number) =>
  volunteers.find(
    { state: 'registered', streetId: oneOf(streetIds) },
    { sort: [['lastDispatchedAt', 'asc']], limit },
  )
export const engagementsOf = (volunteerIds: readonly string[]) =>
  engagements.find({ _id: oneOf(volunteerIds) }, { limit: 1000 })

/**
 * Volunteers who may have a promise that begins between two moments (or one before and one after them: each bound may be met by
 * another promise) and were not looked at for that day.
 */
export const toRemind = (day: string, [from, until]: readonly [string, string], limit: number) =>
  engagements.find({ 'items.from': between(from, until), remindedOf: not(day) }, { limit, fields: ['_id'] })

export const shift = (shiftId: string) => shifts.get(shiftId)
export const shiftsFrom = (beyond: string, limit: number) =>
  shifts.find({ state: 'open', place: after(beyond) }, { sort: [['place', 'asc']], limit })
/** Shifts of some organisers that end after a moment (first to end first) or before it (last to end first). */
export const shiftsOf = (
  organiserIds: readonly string[],
  when: 'upcoming' | 'past',
  beyond: string,
  limit: number,
) => {
  const [place, direction] =
    when === 'upcoming' ? [after(beyond), 'asc' as const] : [before(beyond), 'desc' as const]
  return shifts.find({ 'organiser.id': oneOf(organiserIds), place }, { sort: [['place', direction]], limit })
}
/** Shifts that end before a moment and have somebody in one of their lists, the last to end first. */
export const shiftsWith = (list: 'taken' | 'waiting', volunteerId: string, beyond: string, limit: number) =>
  shifts.find(
    { [`${list}.volunteerId`]: volunteerId, place: before(beyond) },
    { sort: [['place', 'desc']], limit },
  )
export const attendancesWith = (ids: readonly string[]) =>
  attendances.find({ _id: oneOf(ids) }, { limit: ids.length || 1 })
export const attendancesOf = (ofKey: string) =>
  attendances.find({ ofKey }, { sort: [['place', 'desc']], limit: 500 })
/** Which services of these have signings that wait for a confirmation: one key for each signing. */
export const waitingIn = async (ofKeys: readonly string[]): Promise<string[]> =>
  (
    await attendances.find(
      { ofKey: oneOf(ofKeys), state: oneOf(['signed_out', 'declared']) },
      { limit: 1000, fields: ['ofKey'] },
    )
  ).map(({ ofKey }) => ofKey)
export const hoursEntry = (entryId: string) => hours.get(entryId)
/** Entries after a number, first to last. */
export const entriesAfter = (volunteerId: string, number: number, limit: number) =>
  hours.find({ volunteerId, number: after(number) }, { sort: [['number', 'asc']], limit })
export const entriesBefore = (volunteerId: string, number: number, limit: number) =>
  hours.find({ volunteerId, number: before(number) }, { sort: [['number', 'desc']], limit })
export const totalsOf = (volunteerId: string) => totals.get(volunteerId)

export const correction = (correctionId: string) => corrections.get(correctionId)
export const correctionsOf = (volunteerId: string, limit: number) =>
  corrections.find({ 'volunteer.volunteerId': volunteerId }, { sort: [['place', 'desc']], limit })
export const correctionsFor = (organiserIds: readonly string[], place: string | null, limit: number) =>
  corrections.find(
    { 'organiser.id': oneOf(organiserIds), state: 'asked', ...below(place) },
    { sort: [['place', 'desc']], limit },
  )

export const certificate = (code: string) => certificates.get(code)
export const addCertificate = (row: CertificateRow) => certificates.add(row)
export const certificatesOf = (volunteerId: string, limit: number) =>
  certificates.find({ volunteerId }, { sort: [['place', 'desc']], limit })
/** Certificates of some organisers, newest first; all, or those of a number or a name. */
export const certificatesBy = (
  organiserIds: readonly string[],
  found: Readonly<Record<string, string>>,
  place: string | null,
  limit: number,
) =>
  certificates.find(
    { 'organiser.id': oneOf(organiserIds), ...found, ...below(place) },
    { sort: [['place', 'desc']], limit },
  )

const NEWEST = [['place', 'desc']] as const

export const team = (teamId: string) => teams.get(teamId)
export const teamsRecruiting = (place: string | null, limit: number) =>
  teams.find({ state: 'recruiting', ...below(place) }, { sort: NEWEST, limit })
/** Teams that somebody is in, or asked to be in. */
export const teamsWith = (list: 'members' | 'asks', volunteerId: string, limit: number) =>
  teams.find({ [`${list}.volunteerId`]: volunteerId }, { limit })
export const teamsBy = (organiserIds: readonly string[], place: string | null, limit: number) =>
  teams.find({ 'organiser.id': oneOf(organiserIds), ...below(place) }, { sort: NEWEST, limit })

/** Teams of some stations that have not been disbanded. */
export const teamsStanding = (organiserIds: readonly string[], limit: number) =>
  teams.find(
    { 'organiser.id': oneOf(organiserIds), state: oneOf(['recruiting', 'full']) },
    { sort: NEWEST, limit },
  )

export const project = (projectId: string) => projects.get(projectId)
export const projectsRunning = (place: string | null, limit: number) =>
  projects.find({ state: 'running', ...below(place) }, { sort: NEWEST, limit })
export const projectsBy = (organiserIds: readonly string[], place: string | null, limit: number) =>
  projects.find({ 'organiser.id': oneOf(organiserIds), ...below(place) }, { sort: NEWEST, limit })
/** Shifts of a project that have not ended at a moment, first to end first. */
export const shiftsUnder = (projectId: string, beyond: string, limit: number) =>
  shifts.find({ projectId, place: after(beyond) }, { sort: [['place', 'asc']], limit })

export const recordsOf = (volunteerId: string, place: string | null, limit: number) =>
  records.find({ 'volunteer.volunteerId': volunteerId, ...below(place) }, { sort: NEWEST, limit })
export const recordsQuestioned = (organiserIds: readonly string[], place: string | null, limit: number) =>
  records.find(
    { 'organiser.id': oneOf(organiserIds), state: 'questioned', ...below(place) },
    { sort: NEWEST, limit },
  )
