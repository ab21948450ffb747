import { type Agent, globalAgent } from 'node:http'
import { globalAgent as secureAgent } from 'node:https'

/**
 * The platform freezes an instance between calls, for minutes if need be. Connections that Node kept open are closed by the
 * other side meanwhile, unnoticed, and the first request over one of them ends in `socket hang up`.
 * Servers and address translators on the way keep an idle connection for 4 s and more.
 */
const TRUSTED_MS = 3_000

/** Of the process's clock; it goes on while an instance is frozen. */
let usedAt = 0

/** Begins a call: lets go of connections that may have died since the last one. */
export function renewConnections(): void {
  const now = performance.now()
  if (now - usedAt > TRUSTED_MS) {
    globalAgent.destroy()
    secureAgent.destroy()
  }
  usedAt = now
}

const isAsking = ({ sockets, requests }: Agent): boolean =>
  Object.keys(sockets).length > 0 || Object.keys(requests).length > 0

/**
 * Ends a call: its connections were good until now. Waits for what is still being asked: when the first of several questions
 * refuses, the others go on, and would be cut off with the instance and fail whoever thaws it.
 */
export async function connectionsUsed(): Promise<void> {
  while (isAsking(globalAgent) || isAsking(secureAgent)) await new Promise((turn) => setImmediate(turn))
  usedAt = performance.now()
}
