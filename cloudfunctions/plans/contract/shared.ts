import * as z from 'zod/mini'
import { NEWSROOM_ROLES } from '../../_common/contract'
import { Instant } from '../../_common/fields'

/** Everybody in the newsroom and the units. */
export const STAFF = NEWSROOM_ROLES
/** The centre itself: its meetings and its roster are no matter of the units. */
export const CENTRE = NEWSROOM_ROLES.filter((role) => role !== 'unit_editor')
export { DESK } from '../machine'

export const PLAN_FORMS = ['text', 'picture', 'video', 'live', 'h5', 'newspaper', 'television'] as const
export type PlanForm = (typeof PLAN_FORMS)[number]
export const PLAN_FORM_LABELS: Record<PlanForm, string> = {
  text: '文字',
  picture: '图片',
  video: '视频',
  live: '直播',
  h5: 'H5',
  newspaper: '报纸版面',
  television: '电视',
}

/** A day on the district's calendar. */
export const Day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日期不对'))

/** A staff member; the empty id is the centre's own clock. */
export const Person = z.object({ personId: z.string(), name: z.string() })
export type Person = z.infer<typeof Person>

/** One step of a record's life. */
export const Move = z.object({ event: z.string(), by: Person, at: Instant, note: z.string() })
export type Move = z.infer<typeof Move>
