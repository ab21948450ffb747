import { randomBytes } from 'node:crypto'
import { accountOf } from '../accounts'
import type { ApiCall } from '../call'
import { WechatError } from '../codes'

/** developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session. A good answer has no errcode. */
export const codeToSession: ApiCall = {
  path: '/sns/jscode2session',
  method: 'GET',
  answer({ query }, world) {
    if (query.get('grant_type') !== 'authorization_code') throw new WechatError('invalidGrantType')
    const account = accountOf(world, query.get('appid'), query.get('secret'))
    if (account !== 'miniProgram') throw new WechatError('invalidAppid')
    const code = query.get('js_code')
    if (!code) throw new WechatError('codeMissing')
    const { openid, unionid } = world.people.visit(world.logInCodes.redeem(code))
    return { session_key: randomBytes(16).toString('base64'), openid, ...(unionid && { unionid }) }
  },
}
