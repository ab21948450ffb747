import type { Engagement } from '../_common/engagement'
import { AppError } from '../_common/errors'
import type { Grant } from '../_common/grants'
import { isInForce, type StaffRow } from '../_server/accounts'
import { instant } from '../_server/clock'
import * as store from './store'

/** How long and under whom somebody works here. */
export interface Engaged {
  readonly engagement: Engagement
  readonly endsAt: string | null
  readonly mentorId: string | null
}

export const STAFF_ENGAGED: Engaged = { engagement: 'staff', endsAt: null, mentorId: null }

export const engagedOf = ({ engagement, endsAt, mentorId }: Partial<Engaged>): Engaged => ({
  engagement: engagement ?? 'staff',
  endsAt: endsAt ?? null,
  mentorId: mentorId ?? null,
})

/** What of it a form sent along; the rest stays as it is. */
export function given({ engagement, endsAt, mentorId }: Partial<Engaged>): Partial<Engaged> {
  return {
    ...(engagement === undefined ? {} : { engagement }),
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(mentorId === undefined ? {} : { mentorId }),
  }
}

const refuse = (field: string, sentence: string) =>
  new AppError('invalid_input', `engagement: ${field}`, { [field]: sentence })

/** M67: an account that is not staff ends by itself and has somebody who looks after it; staff have neither. */
export async function demandEngaged(
  { engagement, endsAt, mentorId }: Engaged,
  grants: readonly Grant[],
  before: StaffRow | null,
): Promise<void> {
  if (engagement === 'staff') {
    if (endsAt !== null) throw refuse('endsAt', '在编人员不设到期日。离职了，请停用账号。')
    if (mentorId !== null) throw refuse('mentorId', '在编人员不用带教老师，请清空这一项。')
    return
  }
  // the last administrator must not run out by itself
  if (grants.some(({ role }) => role === 'administrator')) {
    throw refuse('grants', '管理员要由在编人员担任，换一个角色。')
  }
  if (endsAt === null) throw refuse('endsAt', '选到期日，到期后账号自己停用。')
  if (endsAt <= instant() && endsAt !== before?.endsAt) throw refuse('endsAt', '到期日要晚于今天。')
  if (mentorId === null) throw refuse('mentorId', '选一位带教老师，交上来的东西先由老师看。')
  const mentor = mentorId === before?._id ? null : await store.findStaff(mentorId)
  if (!mentor || engagedOf(mentor).engagement !== 'staff' || !isInForce(mentor)) {
    throw refuse('mentorId', '带教老师要是一位在岗的在编同事，换一位。')
  }
}

/** Nobody stops being a mentor while somebody in force still hands things in to them. */
export async function demandNoMentees(staffId: string): Promise<void> {
  const names = (await store.menteesOf(staffId)).filter(isInForce).map(({ name }) => name)
  if (names.length === 0) return
  throw new AppError('wrong_state', `still mentor of ${names.length}`, {
    '': `${names.slice(0, 5).join('、')}${names.length > 5 ? `等 ${names.length} 人` : ''}还由这位老师带着。先给他们换一位带教老师。`,
  })
}
