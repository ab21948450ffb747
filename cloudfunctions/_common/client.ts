import {
  type Action,
  type CallEvent,
  type Contract,
  type InputOf,
  type OutputOf,
  STAFF_ROLES,
} from './contract'
import { AppError, type Reply } from './errors'

/** In whose name a call goes: for the newsroom, or as oneself. One phone may hold a session for each. */
export type Capacity = 'staff' | 'oneself'

/** Sends one call and answers with the function's Reply. Throws when no reply came (no network, a cut line). */
export type Transport = (functionName: string, event: CallEvent, as: Capacity) => Promise<unknown>

/** What only staff may call is called as staff. */
const capacityFor = ({ roles }: Action): Capacity =>
  roles.every((role) => STAFF_ROLES.some((own) => own === role)) ? 'staff' : 'oneself'

/** Thrown when the phone could not reach the centre at all: the page shows its offline state, not an error of ours. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError'
}

type Calls<Actions extends Record<string, Action>> = {
  [Name in keyof Actions]: (
    input: InputOf<Actions[Name]>,
    /** Pass the same key to send the same tap again by hand; without it each call has its own. */
    options?: { key?: string; as?: Capacity },
  ) => Promise<OutputOf<Actions[Name]>>
}

/** 128 random bits are not needed here: a key only has to be unique among one caller's calls of one day. */
export function newKey(): string {
  const random = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')
  return `${Date.now().toString(36)}${random()}${random()}`
}

const RETRY_DELAYS_MS = [400, 1500]

/**
 * Binds a contract to this client's way of calling a cloud function: `api(articles).read({ articleId })`.
 * A call that got no reply is sent again with the same key, so that a retry never does a thing twice.
 */
export function createClient(transport: Transport, delays: readonly number[] = RETRY_DELAYS_MS) {
  async function call(functionName: string, event: CallEvent, as: Capacity): Promise<Reply<unknown>> {
    for (let attempt = 0; ; attempt++) {
      try {
        return (await transport(functionName, event, as)) as Reply<unknown>
      } catch (error) {
        const delay = delays[attempt]
        if (delay === undefined) throw error instanceof OfflineError ? error : new OfflineError(String(error))
        await new Promise((resolve) => setTimeout(resolve, delay))
      }
    }
  }

  return <Actions extends Record<string, Action>>(contract: Contract<Actions>) =>
    new Proxy({} as Calls<Actions>, {
      get: (_, action: string) => async (input: unknown, options?: { key?: string; as?: Capacity }) => {
        const asked = contract.actions[action]
        const key = asked?.effect === 'write' ? (options?.key ?? newKey()) : undefined
        const as = options?.as ?? (asked ? capacityFor(asked) : 'oneself')
        const reply = await call(contract.functionName, { action, input, ...(key ? { key } : {}) }, as)
        if (!reply || typeof reply !== 'object' || !('ok' in reply)) throw new OfflineError('no reply')
        if (!reply.ok) {
          const { code, fields, traceId } = reply.error
          throw new AppError(code, `${contract.functionName}.${action}: ${code}`, fields, traceId)
        }
        return reply.data
      },
    })
}
