import { AppError } from '../_common/errors'

/** A call as it came in, through whichever door, before anybody looked at what it asks. */
export interface Call {
  readonly action: unknown
  readonly input: unknown
  readonly key: unknown
  /** WeChat identity, from the platform and from nowhere else. */
  readonly openid: string | null
  /** Session token: of an HTTP call, or of a staff member's phone beside its openid. */
  readonly token: string | null
  readonly address: string
  readonly userAgent: string
  /** The whole event, empty from phones and browsers of the cloud's own SDKs: only `bootstrap` looks at it. */
  readonly event: Readonly<Record<string, unknown>>
}

export interface HttpEvent {
  readonly httpMethod: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly queryStringParameters?: unknown
  readonly body?: unknown
  readonly isBase64Encoded?: unknown
}

type PlatformValues = Readonly<Record<string, string | undefined>>

/** The platform refuses larger events itself; a body that claims more is not decoded. */
const MOST_BODY_CHARACTERS = 8 * 1024 * 1024
const TOKEN = /^[A-Za-z0-9_-]{20,200}$/
const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/i

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const refuse = (reason: string) =>
  new AppError('invalid_input', reason, { '': '送来的内容不完整，刷新后再试一次。' })

/** Newer runtimes hand the values of this one invocation over in the context; older ones in the environment. */
export function platformValues(context: unknown): PlatformValues {
  const text = isObject(context) ? context.environment : undefined
  if (typeof text !== 'string' || text === '') return process.env
  const values: unknown = JSON.parse(text)
  return isObject(values) ? (values as PlatformValues) : process.env
}

/**
 * True for an event of the HTTP access service. A call with a WeChat or web identity is none,
 * whatever its fields pretend to be: they are written by the caller.
 */
export function isHttp(event: unknown, platform: PlatformValues): event is HttpEvent {
  if (platform.WX_OPENID || platform.TCB_UUID) return false
  return isObject(event) && typeof event.httpMethod === 'string' && isObject(event.headers)
}

/**
 * When the platform's clock rang, for a call that its timer trigger made; null for every other call, whatever its fields
 * pretend to be. The time is the trigger's own, so that a rehearsal whose clock was moved moves the work with it.
 */
export function rungAt(event: unknown, platform: PlatformValues): Date | null {
  if (platform.TRIGGER_SRC !== 'timer' || platform.WX_OPENID || platform.TCB_UUID) return null
  if (!isObject(event) || event.Type !== 'Timer' || typeof event.Time !== 'string') return null
  const at = new Date(event.Time)
  return Number.isNaN(at.getTime()) ? null : at
}

function header(headers: HttpEvent['headers'], name: string): string {
  const value = headers[name] ?? headers[Object.keys(headers).find((key) => key.toLowerCase() === name) ?? '']
  return typeof value === 'string' ? value : ''
}

/** The secret of a calendar feed's address (`GET …?feed=…`): programs that subscribe can send nothing else. Null: another call. */
export function feedSecret({ httpMethod, queryStringParameters }: HttpEvent): string | null {
  if (httpMethod !== 'GET' || !isObject(queryStringParameters)) return null
  const { feed } = queryStringParameters
  return typeof feed === 'string' && TOKEN.test(feed) ? feed : null
}

/** Where an event of the HTTP access service came from, as far as a guest is known. */
export const guestFrom = (http: HttpEvent): Call => ({
  action: 'feed',
  input: null,
  key: undefined,
  openid: null,
  token: null,
  address: header(http.headers, 'x-real-ip'),
  userAgent: header(http.headers, 'user-agent'),
  event: {},
})

function bodyText({ body, isBase64Encoded }: HttpEvent): string {
  if (typeof body !== 'string' || body.length > MOST_BODY_CHARACTERS) throw refuse('no body, or too large')
  if (isBase64Encoded !== true) return body
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64'))
  } catch {
    throw refuse('body is not UTF-8')
  }
}

function jsonOf(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refuse('body is not JSON')
  }
  if (!isObject(value)) throw refuse('body is not an object')
  return value
}

/** Reads an event of the HTTP access service. */
export function throughHttp(http: HttpEvent): Call {
  if (http.httpMethod !== 'POST') throw refuse('not a POST')
  const event = jsonOf(bodyText(http))
  return {
    action: event.action,
    input: event.input,
    key: event.key,
    openid: null,
    token: BEARER.exec(header(http.headers, 'authorization'))?.[1] ?? null,
    // the platform's own entry writes this one; x-forwarded-for is whatever the client sent
    address: header(http.headers, 'x-real-ip'),
    userAgent: header(http.headers, 'user-agent'),
    event,
  }
}

/** Reads an event of callFunction: from a phone (with an openid) or from another server of ours (without). */
export function throughCall(event: unknown, platform: PlatformValues): Call {
  if (!isObject(event)) throw refuse('event is not an object')
  const openid = platform.WX_OPENID || null
  const { session } = event
  return {
    action: event.action,
    input: event.input,
    key: event.key,
    openid,
    token: openid && typeof session === 'string' && TOKEN.test(session) ? session : null,
    address: platform.WX_CLIENTIP || platform.TCB_SOURCE_IP || '',
    userAgent: openid ? 'WeChat' : '',
    event: openid || platform.TCB_UUID ? {} : event,
  }
}
