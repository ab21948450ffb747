import * as z from 'zod/mini'
import type { Functions } from '../functions'
import type { Failure } from '../functions/failures'
import { wechatIdentity } from '../functions/identity'
import type { People } from './people'

const WechatId = z.string().check(z.regex(/^[\w-]{1,64}$/))
const Call = z.object({
  name: z.string(),
  data: z.optional(z.unknown()),
  openid: WechatId,
  appid: z.optional(WechatId),
})

/**
 * What `wx.cloud.callFunction` does on a phone: the platform knows who holds the phone and tells the function in its
 * environment. Answers the function's return value as JSON text. Throws for a call that is no call.
 */
export async function callFunction(
  functions: Functions,
  body: unknown,
  address: string,
  people: People,
): Promise<{ requestId: string } & ({ text: string } | { failure: Failure })> {
  const { name, data = {}, openid, appid = people.appid } = Call.parse(body)
  const { unionid } = people.visit(openid)
  const call = {
    kind: 'json',
    text: JSON.stringify(data),
    userInfo: { openId: openid, appId: appid },
  } as const
  const answer = await functions.call(name, call, (token) => {
    const identity = wechatIdentity({ openid, appid, address }, token)
    return unionid
      ? { ...identity, WX_UNIONID: unionid, WX_CONTEXT_KEYS: `${identity.WX_CONTEXT_KEYS},WX_UNIONID` }
      : identity
  })
  const { requestId } = answer
  return 'failure' in answer ? { requestId, failure: answer.failure } : { requestId, text: answer.value.text }
}
