import type { YearCalendar } from '../_common/clock'
import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import { SWITCHES, type SwitchName } from '../_common/switches'
import { type AuditRow, type Break, firstBreak, GENESIS } from '../_server/audit-chain'
import { addedYears, forgetCalendar } from '../_server/calendar'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { forget, memo } from '../_server/memo'
import { decodeCursor, encodeCursor } from '../_server/paging'
import { type Prevalidated, prevalidated } from '../_server/prevalidated'
import { forgetSwitches, switches as switchesNow } from '../_server/switches'
import type { CalendarYear, Switch, settings } from './contract'
import * as store from './store'

type Input<Name extends keyof typeof settings.actions> = ParsedInputOf<(typeof settings.actions)[Name]>
type Output<Name extends keyof typeof settings.actions> = OutputOf<(typeof settings.actions)[Name]>

const KEPT_MS = 3_000
const AUDIT_PAGE = 50
const LINKS_A_CALL = 2_000

export const site = (): Promise<Prevalidated<Output<'site'>>> =>
  memo('site', KEPT_MS, async () => {
    const [on, years] = await Promise.all([switchesNow(), addedYears()])
    return prevalidated({ switches: on, years: years.map(plain) })
  })

const plain = ({ year, free, worked }: YearCalendar) => ({ year, free: [...free], worked: [...worked] })

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const isDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day

/** A holiday on a Sunday, or a worked Wednesday, is a slip of whoever typed it: a clock would run wrong for a year. */
function demandSense({ year, free, worked }: CalendarYear): void {
  const wrong = (days: readonly string[], weekend: boolean) =>
    days.filter((day) => !isDay(`${year}-${day}`) || isWeekend(`${year}-${day}`) !== weekend)
  const fields: Record<string, string> = {}
  const notFree = wrong(free, false)
  const notWorked = wrong(worked, true)
  if (notFree.length > 0)
    fields.free = `${notFree.join('、')} 不是 ${year} 年周一到周五的日子；周末放假不用写。`
  if (notWorked.length > 0)
    fields.worked = `${notWorked.join('、')} 不是 ${year} 年的周六、周日，调休上班只写周末。`
  if (Object.keys(fields).length > 0) throw new AppError('invalid_input', 'days that are none', fields)
}

async function yearsNow(): Promise<Output<'saveYear'>> {
  forgetCalendar()
  forget('site')
  return { years: (await addedYears()).map(plain) }
}

export async function saveYear({ year, free, worked }: Input<'saveYear'>): Promise<Output<'saveYear'>> {
  const days = { year, free: [...new Set(free)].sort(), worked: [...new Set(worked)].sort() }
  demandSense(days)
  await store.putYear(days)
  return yearsNow()
}

export async function removeYear({ year }: Input<'removeYear'>): Promise<Output<'removeYear'>> {
  await store.removeYear(year)
  return yearsNow()
}

const present = (name: SwitchName, state: store.SwitchState | undefined): Switch => ({
  name,
  on: state?.on ?? false,
  changedBy: state?.changedBy ?? null,
  changedAt: state?.changedAt ?? null,
})

export async function switches(): Promise<Output<'switches'>> {
  const states = await store.switchStates()
  return { switches: SWITCHES.map((name) => present(name, states[name])) }
}

export async function turn({ name, on }: Input<'turn'>, caller: Caller): Promise<Output<'turn'>> {
  const state = { on, changedBy: caller.name, changedAt: instant() }
  await store.putSwitch(name, state)
  forgetSwitches()
  return present(name, state)
}

/** What a filter names; what was not filled in filters nothing. */
function filterOf({ staffId, action, subject }: Input<'audit'>): store.AuditFilter {
  return { ...(staffId && { staffId }), ...(action && { action }), ...(subject && { subject }) }
}

export async function audit(input: Input<'audit'>): Promise<Output<'audit'>> {
  const [below] = input.cursor ? decodeCursor(input.cursor, ['number']) : [null]
  const found = await store.auditBelow(below === null ? null : Number(below), filterOf(input), AUDIT_PAGE + 1)
  const page = found.slice(0, AUDIT_PAGE)
  const last = page.at(-1)
  return {
    records: page,
    nextCursor: last && found.length > AUDIT_PAGE ? encodeCursor([last.number]) : null,
  }
}

/** The link before the first one to check. The one before number 1 is always there. */
async function linkBefore(number: number): Promise<{ number: number; hash: string } | null> {
  if (number === 1) return { number: 0, hash: GENESIS }
  return store.auditRecord(number - 1)
}

/** The chain ends where the head says, or goes on from there: records taken off its end are missing too. */
async function breakAtEnd(last: { number: number; hash: string }): Promise<Break | null> {
  const head = await store.auditHead()
  if (!head) return null
  if (head.number < last.number) {
    const named = await store.auditRecord(head.number)
    return named?.hash === head.hash ? null : { number: head.number, why: 'changed' }
  }
  if (head.number > last.number) return { number: last.number + 1, why: 'missing' }
  return head.hash === last.hash ? null : { number: last.number, why: 'changed' }
}

export async function verifyAudit({ from }: Input<'verifyAudit'>): Promise<Output<'verifyAudit'>> {
  const before = await linkBefore(from)
  if (!before) return { checked: 0, next: null, broken: { number: from - 1, why: 'missing' } }
  const records: AuditRow[] = []
  const PAGE = 1_000
  while (records.length < LINKS_A_CALL) {
    const page = await store.auditFrom(from + records.length, PAGE)
    records.push(...page)
    if (page.length < PAGE) break
  }
  const links = records.slice(0, LINKS_A_CALL)
  const last = links.at(-1) ?? before
  const more = links.length === LINKS_A_CALL
  const broken = firstBreak(before, links) ?? (more ? null : await breakAtEnd(last))
  return {
    checked: links.length,
    next: broken || !more ? null : last.number + 1,
    broken,
  }
}
