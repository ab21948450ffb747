import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../gateway/body'
import { outsideService } from '../gateway/outside-service'
import { refuse, sendJson } from '../gateway/reply'
import { answerCall, refusalOf } from './answer'
import { articlePage } from './article-page'
import { type ApiCall, type Asked, Bytes, objectOf } from './call'
import { CALLS } from './calls'
import { WechatError } from './codes'
import { WECHAT_VIEWS } from './views'
import type { World } from './world'

const MAX_JSON_BYTES = 4 * 1024 * 1024
/** 10 MB of a film and what a form adds. */
const MAX_FORM_BYTES = 12 * 1024 * 1024
const BY_PATH = new Map(CALLS.map((call) => [call.path, call]))

/**
 * `/_wechat/…`: what `https://api.weixin.qq.com` is there; `mmbiz/…` and `s/…`, where pictures and articles can be seen;
 * and `_local/…` for who has the admin token.
 */
export const wechatDoor = (world: World, adminToken: string) =>
  outsideService(
    { prefix: '/_wechat', world, views: WECHAT_VIEWS, adminToken },
    async (request, response, below, query) => {
      if (below.startsWith('/mmbiz/')) return sendPicture(world, below.slice('/mmbiz/'.length), response)
      if (below.startsWith('/s/')) return articlePage(world, below.slice('/s/'.length), response)
      const call = BY_PATH.get(below)
      if (!call) {
        request.resume()
        return sendJson(response, 200, refusalOf(new WechatError('invalidUrl')))
      }
      const parameters = new URLSearchParams(query)
      try {
        const asked = await askedOf(call, request, parameters)
        send(response, await answerCall(call, asked, { token: parameters.get('access_token') }, world))
      } catch (error) {
        sendJson(response, 200, refusalOf(error))
      }
    },
  )

async function askedOf(call: ApiCall, request: IncomingMessage, query: URLSearchParams): Promise<Asked> {
  const body = await readBody(request, call.form ? MAX_FORM_BYTES : MAX_JSON_BYTES)
  if (request.method !== call.method)
    throw new WechatError(call.method === 'GET' ? 'requireGet' : 'requirePost')
  if (call.method === 'GET') return { query, body: {}, files: new Map() }
  if (!body) throw new WechatError('contentTooLong')
  if (call.form) return { query, ...(await formOf(body, request.headers['content-type'] ?? '')) }
  if (!body.length) throw new WechatError('emptyBody')
  return { query, body: parse(body), files: new Map() }
}

function parse(body: Buffer): Asked['body'] {
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw new WechatError('dataFormat')
  }
  return objectOf(value)
}

async function formOf(body: Buffer, type: string): Promise<Pick<Asked, 'body' | 'files'>> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw new WechatError('mediaMissing')
    })
  const texts: Record<string, string> = {}
  const files = new Map<string, File>()
  for (const [name, value] of form) {
    if (typeof value === 'string') texts[name] = value
    else files.set(name, value)
  }
  return { body: texts, files }
}

function send(response: ServerResponse, answer: object | Bytes): void {
  if (answer instanceof Bytes) sendBytes(response, answer)
  else sendJson(response, 200, answer)
}

function sendBytes(response: ServerResponse, { content, type }: Bytes): void {
  response.writeHead(200, {
    'content-type': type,
    'content-length': content.length,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  })
  response.end(content)
}

function sendPicture(world: World, id: string, response: ServerResponse): void {
  const found = world.materials.at(id)
  if (found) sendBytes(response, new Bytes(found.content, found.type))
  else refuse(response, 404, 'NOT_FOUND', 'there is no such material')
}
