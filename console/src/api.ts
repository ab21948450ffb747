import { createClient, OfflineError } from '@functions/_common/client'
import type { CallEvent } from '@functions/_common/contract'
import type { Reply } from '@functions/_common/errors'
import { session } from './session'

/** A line that brings no answer for this long is taken for dead. */
const PATIENCE_MS = 20_000

/** Any answer of ours is a reply, whatever its status; everything else means that the centre was not reached. */
async function send(functionName: string, event: CallEvent): Promise<Reply<unknown>> {
  const token = session.token()
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
    if (typeof reply !== 'object' || reply === null || !('ok' in reply)) {
      throw new OfflineError(`HTTP ${response.status}`)
    }
    const known = reply as Reply<unknown>
    if (token && !known.ok && known.error.code === 'not_signed_in') session.expire(token)
    return known
  } catch (reason) {
    throw reason instanceof OfflineError ? reason : new OfflineError(String(reason))
  } finally {
    clearTimeout(timer)
  }
}

/** The console's way to the cloud: `api(stories).open({ storyId })`. */
export const api = createClient(send)
