import type * as z from 'zod/mini'
import { AppError } from '../_common/errors'

const PLAIN = '这一项填得不对'
const PLAIN_FORM = '送来的内容不完整，刷新后再试一次。'
const MOST_FIELDS = 20
const DEEPEST_UNION = 5
/** A sentence written in a contract is Chinese; zod's own words are not and stay on this side of the wire. */
const WRITTEN_BY_US = /\p{Script=Han}/u

type Issue = z.core.$ZodIssue

/** The contract's own sentence for an issue; for one of a union, the first that any of its branches has. */
function sentenceOf(issue: Issue, depth = 0): string | null {
  if (WRITTEN_BY_US.test(issue.message)) return issue.message
  if (issue.code !== 'invalid_union' || depth >= DEEPEST_UNION) return null
  for (const inner of issue.errors.flat()) {
    const sentence = sentenceOf(inner, depth + 1)
    if (sentence) return sentence
  }
  return null
}

/** Field path → Chinese sentence, the first of each field. */
function fieldsOf(issues: readonly Issue[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues.slice(0, MOST_FIELDS)) {
    const path = issue.path.map(String).join('.')
    fields[path] ??= sentenceOf(issue) ?? (path ? PLAIN : PLAIN_FORM)
  }
  return fields
}

/** What came in, as the contract wants it; everything it does not name is gone. */
export function parseInput(schema: z.ZodMiniType, input: unknown, action: string): unknown {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new AppError('invalid_input', `input of ${action}`, fieldsOf(parsed.error.issues))
}

/** What goes out, stripped to the contract. A handler that breaks its contract is our mistake, not the caller's. */
export function parseOutput(schema: z.ZodMiniType, output: unknown): unknown {
  const parsed = schema.safeParse(output)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.code}`)
  throw new Error(`the answer breaks its contract at ${where.slice(0, MOST_FIELDS).join('; ')}`)
}
