import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Functions } from '../functions'
import { eventTooLarge, type Failure, headerRefused } from '../functions/failures'
import { trustedHeaders } from '../functions/http-event'
import { httpIdentity } from '../functions/identity'
import { MAX_EVENT_BYTES } from '../functions/limits'
import type { HttpOutcome } from '../functions/messages'
import { readBody } from './body'
import { corsHeaders, endPreflight, isPreflight } from './cors'
import { sendJson } from './reply'

/** `/<functionName>` and everything below it. */
const TARGET = /^\/([A-Za-z][A-Za-z0-9_-]*)(\/.*)?$/

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'

/**
 * The HTTP access service: a request becomes an event, what the function returns becomes the answer. Pages of the allowed
 * origins may call from elsewhere; a browser's question whether they may never reaches the function.
 */
export function httpAccess(functions: Functions, origins: () => readonly string[]) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ): Promise<void> => {
    const cors = corsHeaders(request, origins, 'x-request-id')
    if (isPreflight(request))
      return endPreflight(
        response,
        cors,
        METHODS,
        String(request.headers['access-control-request-headers'] ?? ''),
      )
    const [, name, rest = '/'] = TARGET.exec(path) ?? []
    const body = await readBody(request, MAX_EVENT_BYTES)
    if (!body) return sendFailure(response, '', eventTooLarge, cors)
    const base64 = !isUtf8(body)
    const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    const answer = await functions.request(
      name ?? '',
      {
        kind: 'http',
        method: request.method ?? 'GET',
        path: rest,
        query,
        headers: trustedHeaders(request.rawHeaders, address),
        body: body.toString(base64 ? 'base64' : 'utf8'),
        base64,
      },
      () => httpIdentity(address),
    )
    if ('failure' in answer) sendFailure(response, answer.requestId, answer.failure, cors)
    else sendOutcome(response, answer.requestId, answer.value, cors)
  }
}

/** Names that describe the connection, which is the gateway's and not the function's. */
const CONNECTION_HEADERS = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade',
  'trailer',
])

function sendOutcome(
  response: ServerResponse,
  requestId: string,
  outcome: HttpOutcome,
  cors: Readonly<Record<string, string>>,
) {
  const headers: Record<string, string | number | string[]> = { ...cors, 'x-request-id': requestId }
  for (const [name, value] of Object.entries(outcome.headers)) {
    if (!CONNECTION_HEADERS.has(name)) headers[name] = typeof value === 'string' ? value : [...value]
  }
  if (outcome.headers.vary) headers.vary = `${outcome.headers.vary}, ${cors.vary}`
  const body = outcome.base64 ? Buffer.from(outcome.body, 'base64') : outcome.body
  const hasBody = outcome.status !== 204 && outcome.status !== 304
  if (hasBody) headers['content-length'] = Buffer.byteLength(body)
  try {
    response.writeHead(outcome.status, headers)
  } catch {
    // a header that HTTP cannot carry, or one that would begin another
    return sendFailure(response, requestId, headerRefused, cors)
  }
  response.end(hasBody ? body : undefined)
}

/** What went wrong inside is in the log under the request id; a stranger at the door learns only which kind it was. */
function sendFailure(
  response: ServerResponse,
  requestId: string,
  { status, httpCode, summary }: Failure,
  cors: Readonly<Record<string, string>>,
) {
  sendJson(response, status, { code: httpCode, message: summary, requestId }, cors)
}
