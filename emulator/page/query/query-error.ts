/** What is wrong with a typed query, and where. Its message is for the page, in the page's language. */
export class QueryError extends Error {
  constructor(
    message: string,
    /** Place in the text, from 0. */
    readonly at: number,
    /** From 1, as editors count. */
    readonly line: number,
    readonly column: number,
  ) {
    super(message)
    this.name = 'QueryError'
  }
}

/** Counts lines and columns of a place in a text. */
export function errorAt(text: string, at: number, message: string): QueryError {
  const before = text.slice(0, at).split('\n')
  return new QueryError(message, at, before.length, (before.at(-1)?.length ?? 0) + 1)
}
