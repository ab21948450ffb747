import { randomBytes } from 'node:crypto'
import type { Account, ApiCall, Asked, Bytes } from './call'
import { CODES, codeNamed, WechatError } from './codes'
import type { World } from './world'

/** How the caller proves what it may: a token in the address, or the platform's word (cloud calls). */
export type Authority = { readonly token: string | null } | { readonly account: Account }

/** Answers one call, or refuses it the way the real one does: `{ errcode, errmsg }` with HTTP 200. */
export async function answerCall(
  call: ApiCall,
  asked: Asked,
  authority: Authority,
  world: World,
): Promise<object | Bytes> {
  world.look()
  try {
    requireAccount(call, authority, world)
    const fault = codeNamed(world.takeFault(call.path))
    if (fault) throw new WechatError(fault)
    return await call.answer(asked, world)
  } catch (error) {
    return refusalOf(error)
  }
}

function requireAccount({ accounts }: ApiCall, authority: Authority, world: World): void {
  if (!accounts) return
  const account = 'account' in authority ? authority.account : world.tokens.accountOf(authority.token)
  if (!accounts.includes(account)) throw new WechatError('unauthorized')
}

export function refusalOf(error: unknown): { errcode: number; errmsg: string } {
  if (error instanceof WechatError)
    return { errcode: error.errcode, errmsg: `${error.message} rid: ${randomBytes(12).toString('hex')}` }
  console.error('wechat', error)
  const [errcode, errmsg] = CODES.system
  return { errcode, errmsg }
}
