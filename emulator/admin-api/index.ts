import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { bearerIsOneOf } from '../gateway/bearer'
import { readBody } from '../gateway/body'
import { sendJson } from '../gateway/reply'
import type { AdminAction, Params } from './action'
import type { Calls } from './calls'
import { CloudError } from './cloud-error'
import { CODES } from './codes'
import { formParams } from './form'
import { RawReply } from './raw-reply'

/** A 6 MB event and its escapes, or a document of 5 MB. */
const MAX_BODY_BYTES = 16 * 1024 * 1024

interface Options {
  readonly actions: Readonly<Record<string, AdminAction>>
  /** Who knows one of these may do anything. */
  readonly tokens: readonly string[]
  readonly calls: Calls
}

/** `POST /admin`: the wire of @cloudbase/node-sdk. Always HTTP 200; a refusal is `{ code, message, requestId }`. */
export function adminApi({ actions, tokens, calls }: Options) {
  const isAllowed = bearerIsOneOf(tokens)

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID()
    try {
      const body = await readBody(request, MAX_BODY_BYTES)
      if (!isAllowed(request))
        throw new CloudError(CODES.signature, 'the key of this cloud is missing or wrong')
      if (!body) throw new CloudError(CODES.invalidParam, 'the request is larger than 16 MB')
      const params = await paramsOf(body, request.headers['content-type'] ?? '')
      const action = actionOf(actions, params)
      calls.count(params)
      const answer = await action(params)
      if (answer instanceof RawReply) return sendRaw(response, answer)
      sendJson(response, 200, { requestId, ...answer })
    } catch (error) {
      sendJson(response, 200, { ...refusalOf(error), requestId })
    }
  }
}

function sendRaw(response: ServerResponse, { content, type }: RawReply): void {
  response.writeHead(200, { 'content-type': type, 'content-length': content.length })
  response.end(content)
}

async function paramsOf(body: Buffer, type: string): Promise<Params> {
  if (type.startsWith('multipart/form-data')) {
    const params = await formParams(body, type)
    if (params) return params
    throw new CloudError(CODES.invalidParam, 'the body is not the form it says it is')
  }
  return parse(body)
}

function parse(body: Buffer): Params {
  try {
    const params: unknown = JSON.parse(body.toString('utf8'))
    if (typeof params === 'object' && params !== null && !Array.isArray(params)) return params as Params
  } catch {
    // refused below, like anything else that is no JSON object
  }
  throw new CloudError(CODES.invalidParam, 'the body is not a JSON object')
}

function actionOf(actions: Options['actions'], { action }: Params): AdminAction {
  const known = typeof action === 'string' && Object.hasOwn(actions, action) ? actions[action] : undefined
  if (known) return known
  throw new CloudError(
    CODES.invalidParam,
    `[InvalidParameter] this local cloud does not know the action ${JSON.stringify(action)}`,
  )
}

function refusalOf(error: unknown): { code: string; message: string } {
  if (error instanceof CloudError) return { code: error.code, message: error.message }
  console.error('admin api', error)
  return { code: CODES.system, message: error instanceof Error ? error.message : String(error) }
}
