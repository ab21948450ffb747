import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant } from '../../_common/fields'
import { Day } from './shared'

/** 收到, 办结, 按时办结, 过时, 重办. */
export const FIGURES = ['received', 'finished', 'onTime', 'overdue', 'reopened'] as const
export type Figure = (typeof FIGURES)[number]

export const STATISTICS_SPANS = ['days30', 'month', 'ever'] as const

/** Null: too few to be shown, or hidden so that those cannot be worked out. */
const Figures = z.object({
  received: z.nullable(z.int()),
  finished: z.nullable(z.int()),
  onTime: z.nullable(z.int()),
  overdue: z.nullable(z.int()),
  reopened: z.nullable(z.int()),
})
export type Figures = z.infer<typeof Figures>

const StatisticsGroup = z.object({ groupId: Id, name: z.string(), figures: Figures })
export type StatisticsGroup = z.infer<typeof StatisticsGroup>

const StatisticsSpan = z.object({
  span: z.enum(STATISTICS_SPANS),
  name: z.string(),
  /** Null: since the beginning. */
  from: z.nullable(Day),
  until: Day,
  total: Figures,
  categories: z.array(StatisticsGroup),
  streets: z.array(StatisticsGroup),
})

const Statistics = z.object({
  at: Instant,
  /** A figure about fewer is not shown. */
  smallestGroup: z.int(),
  definitions: z.array(z.object({ key: z.enum(FIGURES), name: z.string(), words: z.string() })),
  spans: z.array(StatisticsSpan),
})
export type Statistics = z.infer<typeof Statistics>

/** What anybody may know of orders: numbers of groups, never of a person. */
export const open = {
  /** 统计: the last 30 days, this month and since the beginning, by category and by street; what each figure counts comes with it. */
  statistics: {
    roles: ['visitor'],
    effect: 'read',
    input: z.object({}),
    output: Statistics,
  },
} as const satisfies Actions
