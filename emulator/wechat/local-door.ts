import type { IncomingMessage, ServerResponse } from 'node:http'
import { bearerIsOneOf } from '../gateway/bearer'
import { readBody } from '../gateway/body'
import { refuse, sendJson } from '../gateway/reply'

const MAX_BYTES = 64 * 1024

export interface LocalAsked {
  readonly query: URLSearchParams
  readonly body: unknown
}
/** By method and name, e.g. `GET people`. A view that throws refuses. */
export type Views<World> = Readonly<Record<string, (world: World, asked: LocalAsked) => unknown>>

/** Beside an outside service's own calls: what phones, readers and the platform do, for who has the admin token. */
export function localDoor<World>(world: World, views: Views<World>, adminToken: string) {
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
    const view = Object.hasOwn(views, key) ? views[key] : undefined
    if (!view) return refuse(response, 404, 'INVALID_PARAM', `there is no ${key}`)
    try {
      const parsed: unknown = body?.length ? JSON.parse(body.toString('utf8')) : {}
      sendJson(response, 200, await view(world, { query: new URLSearchParams(query), body: parsed }))
    } catch (error) {
      refuse(response, 400, 'INVALID_PARAM', error instanceof Error ? error.message : String(error))
    }
  }
}
