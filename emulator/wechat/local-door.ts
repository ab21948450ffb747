import type { IncomingMessage, ServerResponse } from 'node:http'
import { bearerIsOneOf } from '../gateway/bearer'
import { readBody } from '../gateway/body'
import { refuse, sendJson } from '../gateway/reply'
import { WECHAT_VIEWS } from './views'
import type { World } from './world'

const MAX_BYTES = 64 * 1024

/** Everything that is no call of the open API but what a phone, a reader or the platform does. */
export function localDoor(world: World, adminToken: string) {
  const isAllowed = bearerIsOneOf([adminToken])

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    query: string,
  ): Promise<void> => {
    const body = await readBody(request, MAX_BYTES)
    if (!isAllowed(request))
      return refuse(response, 401, 'UNAUTHORIZED', 'the admin token is missing or wrong')
    const key = `${request.method} ${name}`
    const view = Object.hasOwn(WECHAT_VIEWS, key) ? WECHAT_VIEWS[key] : undefined
    if (!view) return refuse(response, 404, 'INVALID_PARAM', `there is no ${key}`)
    try {
      const asked = {
        query: new URLSearchParams(query),
        body: body?.length ? JSON.parse(body.toString('utf8')) : {},
      }
      sendJson(response, 200, await view(world, asked))
    } catch (error) {
      refuse(response, 400, 'INVALID_PARAM', error instanceof Error ? error.message : String(error))
    }
  }
}
