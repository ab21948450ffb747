import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError } from '../../admin-api/cloud-error'
import { MAX_EVENT_BYTES } from '../../functions/limits'
import { bearerIsOneOf } from '../../gateway/bearer'
import { readBody } from '../../gateway/body'
import { refuse, sendJson, sendText } from '../../gateway/reply'
import { documents } from './documents'
import { type Endpoint, JsonText, PageRefusal, type PageServices } from './endpoint'
import { files } from './files'
import { functions } from './functions'
import { logs } from './logs'
import { outbox } from './outbox'
import { people } from './people'
import { query } from './query'
import { timers } from './timers'

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  ...documents,
  ...query,
  ...functions,
  ...logs,
  ...files,
  ...outbox,
  ...people,
  ...timers,
}

/** `/_cloud/api/…`: what the cloud's page shows and does, as JSON, and the phone's way in. For who has the admin token only. */
export function pageApi(services: PageServices) {
  const isAllowed = bearerIsOneOf([services.adminToken])

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    search: string,
  ): Promise<void> => {
    if (!isAllowed(request)) {
      request.resume()
      return refuse(response, 401, 'UNAUTHORIZED', 'the admin token is missing or wrong')
    }
    const body = await readBody(request, MAX_EVENT_BYTES)
    const key = `${request.method} ${name}`
    const found = Object.hasOwn(ENDPOINTS, key) ? ENDPOINTS[key] : undefined
    if (!found) return refuse(response, 404, 'INVALID_PARAM', `there is no ${key}`)
    try {
      const input = request.method === 'GET' ? Object.fromEntries(new URLSearchParams(search)) : parse(body)
      const answer = await found.answer(services, input, request.socket.remoteAddress ?? '')
      if (answer instanceof JsonText)
        sendText(response, 200, answer.text, { 'content-type': 'application/json; charset=utf-8' })
      else sendJson(response, 200, answer ?? {})
    } catch (error) {
      refuseFor(response, error)
    }
  }
}

function parse(body: Buffer | null): unknown {
  try {
    return body?.length ? JSON.parse(body.toString('utf8')) : {}
  } catch {
    return null
  }
}

function refuseFor(response: ServerResponse, error: unknown): void {
  if (error instanceof PageRefusal) {
    const { status, code, message, details } = error
    sendJson(response, status, { code, message, ...details })
  } else if (error instanceof CloudError) refuse(response, 400, error.code, error.message)
  else {
    console.error('page api', error)
    refuse(response, 500, 'SYS_ERR', error instanceof Error ? error.message : String(error))
  }
}
