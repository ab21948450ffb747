import * as z from 'zod/mini'
import { ORDER_CLOCK_BOUNDS, ORDER_CLOCKS } from '../../../site/orders'
import type { Span } from '../../_common/clock'
import type { Actions } from '../../_common/contract'
import { Instant } from '../../_common/fields'
import { DESK } from '../machine'

export type ClockName = keyof typeof ORDER_CLOCKS
export const CLOCK_NAMES = Object.keys(ORDER_CLOCKS) as ClockName[]

/** Whose time it is, and what happens when it is over. */
export const CLOCK_LABELS: Readonly<Record<ClockName, { readonly label: string; readonly note: string }>> = {
  review: { label: '审单', note: '收到单子到给居民回话。过了，往上一级报。' },
  danger: { label: '像有危险的单子', note: '审单和派单都按这个算。' },
  complete: { label: '等居民补充', note: '过了一半提醒一次，到时候没补就取消。' },
  dispatch: { label: '派单', note: '审过到派出去。过了，往上一级报。' },
  pool: { label: '在池子里等人领', note: '没人领就回到派单台。' },
  claim: { label: '等志愿者回话', note: '派给人或者队伍以后。不回就回到派单台。' },
  arrive: { label: '到约好的时间还没签到', note: '从约好的时间算起。过了，往上一级报。' },
  report: { label: '做完到签退', note: '从该做完的时候算起。过了，往上一级报。' },
  confirm: { label: '等居民确认做完', note: '过了，由组织者核实以后确认。' },
  rate: { label: '等居民评单', note: '过了写“未评价”，不当满意。' },
  mend: { label: '不满意的回访', note: '按工作日算，国家规定最多 15 个工作日。' },
  stopped: { label: '停表以后再看一次', note: '到时候自己走表，免得停了没人管。' },
  nudge: { label: '居民催了，回一句话', note: '过了，往上一级报。' },
}

/** Says in the district's words between what it may be set. */
const amountOf = (name: ClockName) => {
  const [least, most] = ORDER_CLOCK_BOUNDS[name]
  const sentence = `填 ${least} 到 ${most}`
  return z.int(sentence).check(z.minimum(least, sentence), z.maximum(most, sentence))
}
/** How much of its unit each clock has. */
const Amounts = z.object(
  Object.fromEntries(CLOCK_NAMES.map((name) => [name, amountOf(name)])) as Record<
    ClockName,
    ReturnType<typeof amountOf>
  >,
)
export type ClockAmounts = z.infer<typeof Amounts>

/** Every clock as it is set: the unit stays the one of the site. */
export const spansOf = (amounts: ClockAmounts): Readonly<Record<ClockName, Span>> =>
  Object.fromEntries(
    CLOCK_NAMES.map((name) => [name, { amount: amounts[name], unit: ORDER_CLOCKS[name].unit }]),
  ) as Record<ClockName, Span>

/** 办理时限 as they stand. */
export const ClockSetting = z.object({
  /** 0: as the site says, never changed here. */
  revision: z.int(),
  amounts: Amounts,
  changedBy: z.nullable(z.string()),
  changedAt: z.nullable(Instant),
})
export type ClockSetting = z.infer<typeof ClockSetting>

export const clocks = {
  /** 办理时限. */
  clocks: { roles: DESK, effect: 'read', input: z.object({}), output: ClockSetting },
  /** Sets them for every clock that begins from then on; what runs keeps the time that was promised. */
  setClocks: {
    roles: ['administrator'],
    effect: 'write',
    input: z.object({ revision: z.int(), amounts: Amounts }),
    output: ClockSetting,
  },
} as const satisfies Actions
