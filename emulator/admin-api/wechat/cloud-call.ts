import { answerCall, refusalOf } from '../../wechat/answer'
import { type Asked, Bytes } from '../../wechat/call'
import { CALLS } from '../../wechat/calls'
import { WechatError } from '../../wechat/codes'
import type { World } from '../../wechat/world'

const BY_NAME = new Map(CALLS.flatMap((call) => (call.cloudName ? [[call.cloudName, call] as const] : [])))
const BY_PATH = new Map([...BY_NAME.values()].map((call) => [call.path.slice(1), call]))

/**
 * A call of the open API through the SDK, by the cloud call's name (`security.msgSecCheck`) or its path
 * (`/wxa/msg_sec_check`). The platform vouches for the caller, so there is no token. Calls whose page says
 * 不支持云调用 are not found.
 */
export async function cloudCall(
  apiName: unknown,
  body: Asked['body'],
  world: World,
): Promise<object | Bytes> {
  const name = typeof apiName === 'string' ? apiName.replace(/^\/?(?:openapi\.)?/, '') : ''
  const call = BY_NAME.get(name) ?? BY_PATH.get(name)
  if (!call) return refusalOf(new WechatError('apiNotFound'))
  const asked = { query: new URLSearchParams(), body, files: filesOf(body) }
  return answerCall(call, asked, { account: call.accounts?.[0] ?? 'miniProgram' }, world)
}

/** In a cloud call a file is `{ contentType, value }`, its bytes as base64 or as JSON makes them of a Buffer. */
function filesOf(body: Asked['body']): Map<string, File> {
  const media = body.media
  if (typeof media !== 'object' || media === null) return new Map()
  const { value, contentType, fileName } = media as Record<string, unknown>
  const bytes = bytesOf(value)
  if (!bytes) return new Map()
  const type = typeof contentType === 'string' ? contentType : ''
  const name = typeof fileName === 'string' ? fileName : 'media'
  return new Map([['media', new File([new Uint8Array(bytes)], name, { type })]])
}

function bytesOf(value: unknown): Buffer | undefined {
  if (typeof value === 'string') return Buffer.from(value, 'base64')
  const { type, data } = (value ?? {}) as { type?: unknown; data?: unknown }
  return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data as number[]) : undefined
}

/** What goes into JSON: bytes as `{ contentType, buffer }`, as the cloud call has it, in base64. */
export const jsonOf = (answer: object | Bytes): object =>
  answer instanceof Bytes ? { contentType: answer.type, buffer: answer.content.toString('base64') } : answer
