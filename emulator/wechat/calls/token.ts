import { accountWith } from '../accounts'
import type { ApiCall } from '../call'

/** developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken */
export const token: ApiCall = {
  path: '/cgi-bin/token',
  method: 'GET',
  answer({ query }, world) {
    return world.tokens.plain(
      accountWith(world, {
        grantType: query.get('grant_type'),
        appid: query.get('appid'),
        secret: query.get('secret'),
      }),
    )
  },
}
