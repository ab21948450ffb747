import * as z from 'zod/mini'
import { QueryError } from '../query/query-error'
import { runQuery } from '../query/run'
import { endpoint, PageRefusal } from './endpoint'

const Query = z.object({
  text: z.string(),
  /** How many documents the person who asks expects to change. */
  confirmed: z.optional(z.int()),
})

export const query = {
  'POST query': endpoint(Query, async ({ database }, { text, confirmed }) => {
    try {
      return await runQuery(database, text, confirmed)
    } catch (error) {
      if (!(error instanceof QueryError)) throw error
      const { at, line, column } = error
      throw new PageRefusal(400, 'QUERY_INVALID', error.message, { at, line, column })
    }
  }),
}
