import { type Capacity, OfflineError } from '@functions/_common/client'
import type { CallEvent } from '@functions/_common/contract'
import { staff } from './kept/staff'
import { forget, keep, recall } from './kept/storage'

const TOKEN = 'session'
/** A phone on a bad line waits this long, then tries again. */
const PATIENCE_MS = 15_000

export function openTransport(): void {}

/** The session of a resident who signed in by telephone; kept by the browser until it ends or is given up. */
export const session = {
  token(): string | null {
    const token = recall(TOKEN)
    return typeof token === 'string' && token !== '' ? token : null
  },
  keep: (token: string): void => void keep(TOKEN, token),
  end: (): void => forget(TOKEN),
}

/** Any answer of ours is a reply, whatever its status; everything else means that we were not reached. */
export async function send(functionName: string, event: CallEvent, as: Capacity): Promise<unknown> {
  const token = as === 'staff' ? staff.open()?.token : session.token()
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS)
  try {
    const response = await fetch(`/api/${functionName}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(event),
      signal: stop.signal,
    })
    const reply: unknown = await response.json()
    if (typeof reply === 'object' && reply !== null && 'ok' in reply) return reply
    throw new OfflineError(`HTTP ${response.status}`)
  } catch (reason) {
    throw reason instanceof OfflineError ? reason : new OfflineError(String(reason))
  } finally {
    clearTimeout(timer)
  }
}
