import type { Way } from '@functions/volunteers/contract/shared'
import { SKILLS } from '@site/volunteers'
import { toField } from '../../ui/moment-field'
import { daySaid } from '../../ui/time'

/** How a time was taken down. */
export const WAY_WORDS: Record<Way, string> = {
  organiser: '名单登记',
  code: '扫动态码',
  place: '到场定位',
  declared: '自己申报',
}

const clockOf = (instant: string): string => toField(instant).slice(11)

/** 今天 09:00 到 11:00, 11月29日 周日 09:00 到 11:00: a shift is at most 12 hours long, so its end is known by the time. */
export const shiftTime = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now: number): string =>
  `${daySaid(toField(startsAt).slice(0, 10), now)} ${clockOf(startsAt)} 到 ${clockOf(endsAt)}`
export const timeSaid = (instant: string): string => clockOf(instant)

/** 理发、水电小修; none asked for: 不限技能. */
export const skillsSaid = (ids: readonly string[]): string =>
  ids.map((id) => SKILLS.find((one) => one.id === id)?.name ?? id).join('、') || '不限技能'
