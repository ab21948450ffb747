import type { PayCall } from './call'
import { PAY_CALLS } from './calls'
import { PayError } from './codes'
import type { Payments } from './payments'

export interface Answer {
  readonly status: number
  readonly content: object | null
}

interface Request {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
}

const PATTERNS = PAY_CALLS.map((call) => ({
  call,
  pattern: new RegExp(`^${call.path.replaceAll('/', '\\/').replace('*', '([^/]+)')}$`),
}))

/** Answers one call whose sender is known. */
export function answerPayCall({ method, path, query, body }: Request, payments: Payments): Answer {
  try {
    const { call, name } = find(method, path)
    const parsed = call.method === 'POST' ? parse(body) : undefined
    const content = call.answer({ name, query, body: parsed }, payments)
    return { status: content ? 200 : 204, content }
  } catch (error) {
    return payRefusal(error)
  }
}

export function payRefusal(error: unknown): Answer {
  const refusal = error instanceof PayError ? error : new PayError('system')
  if (refusal !== error) console.error('payment', error)
  return { status: refusal.status, content: { code: refusal.code, message: refusal.message } }
}

function find(method: string, path: string): { call: PayCall; name: string } {
  for (const { call, pattern } of PATTERNS) {
    const match = call.method === method && pattern.exec(path)
    if (match) return { call, name: decodeURIComponent(match[1] ?? '') }
  }
  throw new PayError('noCall')
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new PayError('parameter', 'body')
  }
}
