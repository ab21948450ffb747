import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../gateway/body'
import { outsideService } from '../gateway/outside-service'
import { refuse } from '../gateway/reply'
import { type Answer, answerPayCall, payRefusal } from './answer'
import { PayError } from './codes'
import type { Payments } from './payments'
import { platformHeaders, Signatures } from './signatures'
import { PAYMENT_VIEWS } from './views'

const MAX_BYTES = 64 * 1024
const PREFIX = '/_pay'

/** `/_pay/v3/…`: what `https://api.mch.weixin.qq.com` is there; and `_local/…` for who has the admin token. */
export function payDoor(payments: Payments | undefined, adminToken: string) {
  if (!payments)
    return (request: IncomingMessage, response: ServerResponse) => refuseWithout(request, response)
  const signatures = new Signatures(payments.settings, payments.now)

  const place = { prefix: PREFIX, world: payments, views: PAYMENT_VIEWS, adminToken }
  return outsideService(place, async (request, response, below, query) => {
    const bytes = await readBody(request, MAX_BYTES)
    const body = bytes?.toString('utf8') ?? ''
    const { method = 'GET', headers } = request
    try {
      if (!bytes) throw new PayError('parameter', 'body')
      const url = query ? `${below}?${query}` : below
      signatures.require({ method, url, body, authorization: headers.authorization ?? '' })
      send(
        response,
        answerPayCall({ method, path: below, query: new URLSearchParams(query), body }, payments),
        payments,
      )
    } catch (error) {
      send(response, payRefusal(error), payments)
    }
  })
}

function refuseWithout(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  refuse(response, 404, 'NOT_CONFIGURED', 'this cloud has no merchant in its settings')
}

function send(response: ServerResponse, { status, content }: Answer, { key, now }: Payments): void {
  const body = content ? JSON.stringify(content) : ''
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...platformHeaders(body, key, now()),
  })
  response.end(body)
}
