import * as z from 'zod/mini'
import { endpoint, Nothing, Rows, Skip } from './endpoint'

/** More than are kept. */
const ALL = 100_000

const Search = z.object({
  functionName: z.optional(z.string()),
  level: z.optional(z.string()),
  /** A part of the text, or a whole request id. */
  text: z.optional(z.string()),
  /** Lines with a lower number. */
  before: z.optional(z.string()),
  /** Lines with a higher number, to follow what comes. */
  after: z.optional(z.string()),
  limit: Rows(100),
})

export const logs = {
  'GET calls': endpoint(Nothing, ({ calls }) => calls.all()),
  'GET logs': endpoint(Search, ({ functions }, { functionName, level, text, before, after, limit }) => {
    const wanted = text?.toLowerCase()
    const newer = after === undefined ? -1 : Number(after)
    return functions.logs
      .newest({
        ...(functionName ? { functionName } : {}),
        ...(before === undefined ? {} : { before: Skip.parse(before) }),
        limit: ALL,
      })
      .filter(
        (line) =>
          line.number > newer &&
          (!level || line.level === level) &&
          (!wanted || line.requestId === wanted || line.text.toLowerCase().includes(wanted)),
      )
      .slice(0, limit)
  }),
}
