import type { ApiCall } from '../call'
import { WechatError } from '../codes'

/** developers.weixin.qq.com/doc/service/api/custommenu/api_getmenu */
export const menuGet: ApiCall = {
  path: '/cgi-bin/menu/get',
  method: 'GET',
  accounts: ['publicAccount'],
  answer(_, world) {
    const menu = world.menu.get('menu')
    if (!menu) throw new WechatError('noMenu')
    return { menu }
  },
}
