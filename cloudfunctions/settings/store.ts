import type { YearCalendar } from '../_common/clock'
import type { SwitchName } from '../_common/switches'
import { auditHeads, auditTable } from '../_server/audit'
import { type AuditRow, auditIdOf } from '../_server/audit-chain'
import { _, before, from, type Row, table, type Where } from '../_server/db'
import type { SwitchesRow } from '../_server/switches'

const switches = table<SwitchesRow>('settings')

export type SwitchState = NonNullable<SwitchesRow['states'][SwitchName]>

export async function switchStates(): Promise<SwitchesRow['states']> {
  return (await switches.get('switches'))?.states ?? {}
}

export async function putSwitch(name: SwitchName, state: SwitchState): Promise<void> {
  const patch = { [`states.${name}`]: state }
  if (await switches.change('switches', {}, patch)) return
  // no such document yet, or two at once made it
  if (await switches.add({ _id: 'switches', states: { [name]: state } })) return
  await switches.change('switches', {}, patch)
}

interface CalendarRow extends Row {
  readonly years: Readonly<Record<string, YearCalendar>>
}
const calendars = table<CalendarRow>('settings')

export async function putYear(year: YearCalendar): Promise<void> {
  const patch = { [`years.${year.year}`]: year }
  if (await calendars.change('calendar', {}, patch)) return
  // no such document yet, or it is there already just so
  if (await calendars.add({ _id: 'calendar', years: { [year.year]: year } })) return
  await calendars.change('calendar', {}, patch)
}
export const removeYear = (year: number) =>
  calendars.change('calendar', {}, { [`years.${year}`]: _.remove() })

export interface AuditFilter {
  readonly staffId?: string
  readonly action?: string
  readonly subject?: string
}

/** Records below a number (null: from the newest), newest first. */
export function auditBelow(number: number | null, filter: AuditFilter, limit: number): Promise<AuditRow[]> {
  const where: Where = { ...filter, ...(number === null ? {} : { number: before(number) }) }
  return auditTable.find(where, { sort: [['number', 'desc']], limit })
}

/** Records from a number on, in the order of the chain. */
export const auditFrom = (number: number, limit: number): Promise<AuditRow[]> =>
  auditTable.find({ number: from(number) }, { sort: [['number', 'asc']], limit })

export const auditRecord = (number: number) => auditTable.get(auditIdOf(number))
export const auditHead = () => auditHeads.get('audit-head')
