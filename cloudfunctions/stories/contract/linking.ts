import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant, line } from '../../_common/fields'
import { STAFF } from './content'

/** 系列: stories that are read one after the other, in the order of the editors. A story is in one series at most. */
export const Series = z.object({
  seriesId: Id,
  name: line(40, 2, '系列名写 2 到 40 个字'),
  stories: z.array(z.object({ storyId: Id, title: z.string(), published: z.boolean() })),
  /** Rises with every change; a change must name the one it was made on. */
  number: z.int(),
  by: z.string(),
  at: Instant,
})
export type Series = z.infer<typeof Series>

export const linking = {
  /** The series changed last, at most 50, without their stories; by words in the name. */
  seriesList: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ q: z.optional(line(40)) }),
    output: z.object({
      series: z.array(z.object({ seriesId: Id, name: z.string(), count: z.int() })),
    }),
  },
  /** Null: the story is in none. */
  seriesOf: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ storyId: Id }),
    output: z.object({ series: z.nullable(Series) }),
  },
  /** 放进系列, at its end: into a series that is there, or with `name` into a new one; with neither, out of its series. */
  placeInSeries: {
    roles: STAFF,
    effect: 'write',
    subject: 'storyId',
    input: z.object({
      storyId: Id,
      seriesId: z.optional(Id),
      name: z.optional(line(40, 2, '系列名写 2 到 40 个字')),
    }),
    output: z.object({ series: z.nullable(Series) }),
  },
  /** 改系列: its name and order. The stories must be those that are in it. */
  saveSeries: {
    roles: STAFF,
    effect: 'write',
    subject: 'seriesId',
    input: z.object({
      seriesId: Id,
      number: z.int(),
      name: line(40, 2, '系列名写 2 到 40 个字'),
      storyIds: z.array(Id).check(z.maxLength(200)),
    }),
    output: Series,
  },
} satisfies Actions
