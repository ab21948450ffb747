import * as z from 'zod/mini'

/** An id as this product makes them. No operator, path or query can be written in it. */
export const Id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, '编号不对'))

/** A point in time as ISO 8601 in UTC, e.g. `2019-09-03T18:58:00.000Z`; sorts as text. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, '时间不对'))

/** Where the next page begins: opaque to clients, made by `paging.ts`. */
export const Cursor = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,400}$/, '翻页的位置不对'))

const howLong = (max: number, min: number) => (min ? `请写 ${min} 到 ${max} 个字` : `最多写 ${max} 个字`)

/** One line of text without control characters, trimmed. */
export const line = (max: number, min = 0, why = howLong(max, min)) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(min, why),
      z.maxLength(max, why),
      z.regex(/^[^\p{Cc}\u2028\u2029]*$/u, '不能有看不见的控制字符'),
    )

/** Several lines of text. */
export const paragraphs = (max: number, min = 0, why = howLong(max, min)) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(min, why),
      z.maxLength(max, why),
      z.regex(/^(?:[^\p{Cc}]|[\n\t])*$/u, '不能有看不见的控制字符'),
    )

/** A mainland mobile number. */
export const MobileNumber = z.string().check(z.regex(/^1[3-9]\d{9}$/, '手机号是 1 开头的 11 位数字'))

/** A file in the centre's own storage: `cloud://<env>.<bucket>/<path>`. */
export const FileId = z
  .string()
  .check(z.regex(/^cloud:\/\/[\w.-]{1,100}\/[\w./-]{1,200}$/, '图片不是从这里上传的'))

/** Nothing to send, or nothing to say but that it is done. */
export const Nothing = z.object({})
