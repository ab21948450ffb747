import { accountWith } from '../accounts'
import { type ApiCall, textOf } from '../call'

/** developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken */
export const stableToken: ApiCall = {
  path: '/cgi-bin/stable_token',
  method: 'POST',
  answer({ body }, world) {
    const account = accountWith(world, {
      grantType: textOf(body, 'grant_type'),
      appid: textOf(body, 'appid'),
      secret: textOf(body, 'secret'),
    })
    return world.tokens.stable(account, body.force_refresh === true)
  },
}
