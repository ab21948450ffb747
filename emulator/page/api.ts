import { readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '../database'
import type { Functions } from '../functions'
import { MAX_EVENT_BYTES } from '../functions/limits'
import { bearerIsOneOf } from '../gateway/bearer'
import { readBody } from '../gateway/body'
import { refuse, sendJson, sendText } from '../gateway/reply'
import type { Outbox } from '../outbox'
import type { Storage } from '../storage'
import { fileIdOf } from '../storage/paths'
import type { Timers } from '../timers'
import { moveClock } from '../timers/move'
import { callFunction } from '../wechat/call-function'

export interface PageServices {
  readonly adminToken: string
  readonly functionsDir: string
  readonly database: Database
  readonly functions: Functions
  readonly timers: Timers
  readonly storage: Storage
  readonly outbox: Outbox
}

interface Asked {
  readonly query: URLSearchParams
  readonly body: unknown
}

const MAX_ROWS = 500
/** A link on the page works this long, in seconds. */
const LINK_SECONDS = 3600

/** `/_cloud/api/…`: what the cloud's page shows, as JSON, and the phone's way in. For who has the admin token only. */
export function pageApi(services: PageServices) {
  const isAllowed = bearerIsOneOf([services.adminToken])

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    query: string,
  ): Promise<void> => {
    if (!isAllowed(request)) {
      request.resume()
      return refuse(response, 401, 'UNAUTHORIZED', 'the admin token is missing or wrong')
    }
    const body = await readBody(request, MAX_EVENT_BYTES)
    const key = `${request.method} ${name}`
    const view = Object.hasOwn(VIEWS, key) ? VIEWS[key] : undefined
    if (!view && key !== CALL) return refuse(response, 404, 'INVALID_PARAM', `there is no ${key}`)
    try {
      if (!view) return await callAsPhone(services, request, response, body)
      const asked = { query: new URLSearchParams(query), body: parse(body) }
      sendJson(response, 200, await view(services, asked))
    } catch (error) {
      refuse(response, 400, 'INVALID_PARAM', error instanceof Error ? error.message : String(error))
    }
  }
}

const CALL = 'POST wechat/callFunction'

async function callAsPhone(
  { functions }: PageServices,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer | null,
) {
  const result = await callFunction(functions, parse(body), request.socket.remoteAddress ?? '')
  if ('text' in result)
    return sendText(response, 200, result.text, { 'content-type': 'application/json; charset=utf-8' })
  refuse(response, result.failure.status, result.failure.code, result.failure.message)
}

function parse(body: Buffer | null): unknown {
  try {
    return body?.length ? JSON.parse(body.toString('utf8')) : {}
  } catch {
    return null
  }
}

const rows = (value: unknown, standard = 50) =>
  Math.min(MAX_ROWS, Math.max(1, Math.floor(Number(value) || standard)))
const skipped = (value: unknown) => Math.max(0, Math.floor(Number(value) || 0))

const VIEWS: Readonly<Record<string, (services: PageServices, asked: Asked) => unknown>> = {
  'GET collections': ({ database }) => database.collections(),

  'POST documents': ({ database }, { body }) => {
    const { collection, filter, limit, skip } = (body ?? {}) as Record<string, unknown>
    if (typeof collection !== 'string') throw new Error('collection must be a name')
    if (filter !== undefined && (typeof filter !== 'object' || filter === null))
      throw new Error('filter must be a JSON object')
    return database.inspect({ collection, filter, limit: rows(limit), skip: skipped(skip) })
  },

  'GET functions': ({ functionsDir, functions }) =>
    readdirSync(functionsDir).filter((name) => functions.has(name)),

  'GET logs': ({ functions }, { query }) =>
    functions.logs.newest({
      functionName: query.get('functionName') ?? undefined,
      before: query.has('before') ? skipped(query.get('before')) : undefined,
      limit: rows(query.get('limit'), 100),
    }),

  'GET timers': ({ timers }) => timers.list(),

  'POST timers/run': async ({ timers }, { body }) => {
    const { functionName, name } = (body ?? {}) as Record<string, unknown>
    const timer = await timers.runNow(String(functionName), String(name))
    if (!timer) throw new Error('there is no such timer')
    return timer
  },

  'POST clock': ({ timers }, { body }) => moveClock(timers, body),

  'GET outbox': ({ outbox }, { query }) =>
    outbox.newest(rows(query.get('limit'), 200), skipped(query.get('skip'))),

  'GET files': ({ storage }, { query }) => {
    const { files, total } = storage.newest(rows(query.get('limit')), skipped(query.get('skip')))
    return {
      total,
      files: files.map(({ path, size, kind, storedAt }) => ({
        fileId: fileIdOf(path),
        path,
        size,
        kind,
        storedAt: new Date(storedAt).toISOString(),
        address: encodeURI(storage.downloadAddress(path, LINK_SECONDS)),
      })),
    }
  },
}
