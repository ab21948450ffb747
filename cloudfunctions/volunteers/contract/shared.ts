import * as z from 'zod/mini'
import { Id, line } from '../../_common/fields'

/** `2026-11-23`, the district's own day. */
export const Day = z
  .string()
  .check(z.regex(/^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/, '日期写成 2026-11-23 这样'))

/** What hours were given for: an order or a shift; `label` is what a person calls it. */
export const Of = z.object({ kind: z.enum(['order', 'shift']), id: Id, label: z.string() })
export type Of = z.infer<typeof Of>

/** Who organises and therefore records and proves (谁组织谁记录，谁记录谁证明). */
export const Organiser = z.object({ id: Id, name: z.string() })
export type Organiser = z.infer<typeof Organiser>

export const Someone = z.object({ volunteerId: Id, name: z.string() })
export type Someone = z.infer<typeof Someone>

export const Point = z.object({
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
})
export type Point = z.infer<typeof Point>

export const Reason = line(200, 2, '写明原因，对方会看到')

/** 计时方式: by the organiser's list, a rotating code, the phone's place, one's own words confirmed later. */
export const WAYS = ['organiser', 'code', 'place', 'declared'] as const
export type Way = (typeof WAYS)[number]
