import { site } from '../../site'
import type { OutputOf, ParsedInputOf } from '../_common/contract'
import type { Caller } from '../_server/caller'
import { now } from '../_server/clock'
import { newId } from '../_server/ids'
import { seal } from '../_server/secret'
import type { OPINION_KINDS, questions } from './contract'
import * as store from './store'

type Input = ParsedInputOf<typeof questions.actions.file>
type Output = OutputOf<typeof questions.actions.file>

/** rules.md: error reports 3 working days; ordinary citizens' orders 7 days, which is 5 working days. */
const ANSWER_WORKING_DAYS: Record<(typeof OPINION_KINDS)[number], number> = {
  correction: 3,
  opinion: 5,
  complaint: 5,
}

/** yyyymmdd of a moment on the district's calendar. */
export function dayOf(at: Date): string {
  const local = new Date(at.getTime() + site.timeZoneOffsetMinutes * 60_000)
  return local.toISOString().slice(0, 10).replaceAll('-', '')
}

export async function file(input: Input, caller: Caller): Promise<Output> {
  const answerWorkingDays = ANSWER_WORKING_DAYS[input.kind]
  const _id = newId(caller, 'opinion')
  // a run of this call that was cut off may have filed it already
  const filed = await store.opinion(_id)
  if (filed) return { number: filed.number, answerWorkingDays }
  const at = now()
  const day = dayOf(at)
  const number = `${day}-${String(await store.nextNumber(day)).padStart(4, '0')}`
  await store.addOpinion({
    _id,
    number,
    kind: input.kind,
    text: input.text,
    phone: input.phone ? seal('phone', input.phone, _id) : null,
    page: input.page,
    residentId: caller.kind === 'resident' ? caller.personId : null,
    filedAt: at.toISOString(),
  })
  return { number, answerWorkingDays }
}

// what a resident's own page and the closing of an account need
export { countOf, forgetResident } from './store'
