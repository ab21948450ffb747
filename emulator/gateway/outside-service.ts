import type { IncomingMessage, ServerResponse } from 'node:http'
import { bearerIsOneOf } from './bearer'
import { readBody } from './body'
import { refuse, sendJson } from './reply'

const MAX_BYTES = 64 * 1024
const LOCAL = '/_local/'

export interface LocalAsked {
  readonly query: URLSearchParams
  readonly body: unknown
}
/** By method and name, e.g. `GET people`. A view that throws refuses. */
export type Views<World> = Readonly<Record<string, (world: World, asked: LocalAsked) => unknown>>

type Door = (request: IncomingMessage, response: ServerResponse, path: string, query: string) => Promise<void>

/**
 * The address of a service that is outside in the cloud: `answer` gets what its own servers would, the path below `prefix`.
 * Below `<prefix>/_local/` stand `views`: what phones, readers and the platform do, for who has the admin token.
 */
export function outsideService<World>(
  {
    prefix,
    world,
    views,
    adminToken,
  }: { prefix: string; world: World; views: Views<World>; adminToken: string },
  answer: Door,
): Door {
  const local = localDoor(world, views, adminToken)
  return (request, response, path, query) => {
    const below = path.slice(prefix.length)
    return below.startsWith(LOCAL)
      ? local(request, response, below.slice(LOCAL.length), query)
      : answer(request, response, below, query)
  }
}

function localDoor<World>(world: World, views: Views<World>, adminToken: string): Door {
  const isAllowed = bearerIsOneOf([adminToken])

  return async (request, response, name, query) => {
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
