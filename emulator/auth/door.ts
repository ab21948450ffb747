import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import type { Functions } from '../functions'
import { eventTooLarge } from '../functions/failures'
import { userIdentity } from '../functions/identity'
import { MAX_EVENT_BYTES } from '../functions/limits'
import { readBody } from '../gateway/body'
import { corsHeaders, endPreflight, isPreflight } from '../gateway/cors'
import { refuse, sendJson, sendText } from '../gateway/reply'
import type { Auth, SignIn } from './index'

/** Below this address stands what the cloud has at `https://<env>.api.tcloudbasegateway.com`. */
export const AUTH_ADDRESS = '/_gateway/'

const Device = z.string().check(z.minLength(1), z.maxLength(128))
const Custom = z.object({ provider_id: z.literal('custom'), ticket: z.string() })
const Refresh = z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string() })
const FUNCTION = /^v1\/functions\/([^/]+)$/
const SMALL_BODY = 64 * 1024

/** The environment's HTTP API for clients, as far as signing in and calling functions goes (docs.cloudbase.net/http-api). */
export function authDoor(auth: Auth, functions: Functions, origins: () => readonly string[]) {
  const signIn: Record<string, (request: IncomingMessage, body: unknown) => SignIn | null> = {
    'auth/v1/signin/anonymously': ({ headers }) =>
      auth.signInAnonymously(Device.parse(headers['x-device-id'])),
    'auth/v1/signin/custom': (_, body) => auth.signInWithTicket(Custom.parse(body).ticket),
    'auth/v1/token': (_, body) => auth.refresh(Refresh.parse(body).refresh_token),
  }

  return async (request: IncomingMessage, response: ServerResponse, address: string): Promise<void> => {
    const cors = corsHeaders(request, origins, 'x-request-id')
    if (isPreflight(request))
      return endPreflight(response, cors, 'POST', 'authorization, content-type, x-device-id')
    for (const [header, value] of Object.entries(cors)) response.setHeader(header, value)
    const path = address.slice(AUTH_ADDRESS.length)
    if (request.method !== 'POST')
      return refuse(response, 405, 'INVALID_PARAM', 'this address takes POST only')
    const name = FUNCTION.exec(path)?.[1]
    if (name) return callFunction(auth, functions, name, request, response)
    const way = Object.hasOwn(signIn, path) ? signIn[path] : undefined
    if (!way) return refuse(response, 404, 'INVALID_PATH', 'there is nothing at this address')
    const body = await readBody(request, SMALL_BODY)
    try {
      const signedIn = way(request, jsonOf(body))
      if (signedIn) return sendJson(response, 200, signedIn)
      refuseSignIn(response, 401, 'unauthenticated', 'the ticket or token is wrong or has run out')
    } catch (error) {
      if (!(error instanceof z.core.$ZodError)) throw error
      refuseSignIn(response, 400, 'invalid_argument', z.prettifyError(error))
    }
  }
}

/** Unverified: names and numbers of these refusals. */
function refuseSignIn(response: ServerResponse, status: number, error: string, description: string) {
  sendJson(response, status, { error, error_code: status === 400 ? 3 : 16, error_description: description })
}

async function callFunction(
  auth: Auth,
  functions: Functions,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const body = await readBody(request, MAX_EVENT_BYTES)
  const user = auth.userOf(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
  if (!user) return refuse(response, 401, 'ACTION_FORBIDDEN', 'sign in first')
  if (!body) return refuse(response, eventTooLarge.status, eventTooLarge.httpCode, eventTooLarge.summary)
  const event = jsonOf(body)
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    return refuse(response, 400, 'FUNCTION_PARAM_INVALID', 'the body is not a JSON object')
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const answer = await functions.call(name, { kind: 'json', text: JSON.stringify(event) }, (token) =>
    userIdentity({ ...user, address }, token),
  )
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-request-id': answer.requestId }
  if ('value' in answer) return sendText(response, 200, answer.value.text, headers)
  const { status, httpCode, summary } = answer.failure
  sendJson(response, status, { code: httpCode, message: summary, requestId: answer.requestId }, headers)
}

function jsonOf(body: Buffer | null): unknown {
  try {
    return body?.length ? JSON.parse(body.toString('utf8')) : {}
  } catch {
    return null
  }
}
