import type { HttpCall, HttpOutcome } from './messages'

type Lists = Record<string, string[]>

/** Names that only the gateway may say; a client's own are dropped on the way in. */
const FORWARDED = /^(?:x-real-ip|x-forwarded-.*|forwarded|x-(?:wx|tcb|cloudbase)-.*)$/

/** Everything the caller may claim about where the request came from is replaced by what the gateway saw. */
export function trustedHeaders(rawHeaders: readonly string[], address: string): string {
  let text = ''
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    if (!FORWARDED.test(name)) text += `${name}\n${rawHeaders[index + 1]}\n`
  }
  return `${text}x-real-ip\n${address}\nx-forwarded-for\n${address}\nx-forwarded-proto\nhttp`
}

/** The event of the HTTP access service (docs.cloudbase.net/service/access-cloud-function). */
export function httpEvent(call: HttpCall, requestId: string, environment: NodeJS.ProcessEnv) {
  const { headers, multiValueHeaders } = readHeaders(call.headers)
  return {
    path: call.path,
    httpMethod: call.method,
    headers,
    multiValueHeaders,
    queryStringParameters: readQuery(call.query),
    requestContext: { requestId, envId: environment.TCB_ENV ?? '', appId: '', uin: '' },
    body: call.body,
    isBase64Encoded: call.base64,
  }
}

function readHeaders(text: string) {
  const headers: Record<string, string> = Object.create(null)
  const multiValueHeaders: Lists = Object.create(null)
  const parts = text.split('\n')
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const name = parts[index] as string
    const value = parts[index + 1] as string
    const known = multiValueHeaders[name]
    if (known) known.push(value)
    else multiValueHeaders[name] = [value]
    headers[name] = known ? `${headers[name]}, ${value}` : value
  }
  return { headers: { ...headers }, multiValueHeaders: { ...multiValueHeaders } }
}

function readQuery(query: string): Record<string, string> {
  return query ? Object.fromEntries(new URLSearchParams(query)) : {}
}

interface Integration {
  statusCode: number
  headers?: Record<string, unknown>
  multiValueHeaders?: Record<string, unknown>
  body?: unknown
  isBase64Encoded?: unknown
}

function isIntegration(value: unknown): value is Integration {
  const status = (value as Integration | null)?.statusCode
  return (
    typeof value === 'object' && Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599
  )
}

/** What a function returned, as an HTTP answer: text as text/plain, an integration response as it says, anything else as JSON. */
export function httpOutcome(value: unknown): HttpOutcome {
  if (typeof value === 'string') return answer(200, { 'content-type': 'text/plain; charset=utf-8' }, value)
  if (!isIntegration(value))
    return answer(200, { 'content-type': 'application/json; charset=utf-8' }, toJson(value))
  const headers: Record<string, string | string[]> = {}
  for (const [name, one] of Object.entries({ ...value.headers, ...value.multiValueHeaders })) {
    headers[name.toLowerCase()] = Array.isArray(one) ? one.map(String) : String(one)
  }
  const text = typeof value.body === 'string'
  if (!headers['content-type'])
    headers['content-type'] = text ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  const body = text ? (value.body as string) : value.body === undefined ? '' : toJson(value.body)
  return answer(value.statusCode, headers, body, value.isBase64Encoded === true)
}

const answer = (
  status: number,
  headers: Record<string, string | string[]>,
  body: string,
  base64 = false,
): HttpOutcome => ({
  type: 'http',
  status,
  headers,
  body,
  base64,
})

export const toJson = (value: unknown): string => JSON.stringify(value) ?? 'null'
