import type { CallEvent } from '@functions/_common/contract'
import type { ErrorCode, Reply } from '@functions/_common/errors'

type Answer = (input: Record<string, unknown>, event: CallEvent) => unknown

/** Thrown by an answer: the cloud refuses. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly fields: Record<string, string> = {},
  ) {
    super(code)
  }
}

/** Thrown by an answer: the line is cut. */
export class CutLine extends Error {}

/**
 * Stands in for the network of a component test: `fetch` of `/api/<function>` answers as the named action says.
 * Answers with every event that was sent.
 */
export function fakeCloud(answers: Record<string, Answer>): CallEvent[] {
  const sent: CallEvent[] = []
  globalThis.fetch = (async (address: string, request: { body: string }) => {
    const event = JSON.parse(request.body) as CallEvent
    sent.push(event)
    const answer = answers[`${String(address).replace('/api/', '')}.${event.action}`]
    if (!answer) throw new Error(`nobody answers ${address} ${event.action}`)
    const reply = replyOf(() => answer(event.input as Record<string, unknown>, event))
    return { status: 200, json: async () => reply }
  }) as unknown as typeof fetch
  return sent
}

function replyOf(answer: () => unknown): Reply<unknown> {
  try {
    return { ok: true, data: answer() }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, error: { code: error.code, fields: error.fields, traceId: 'T-1' } }
  }
}
