import { checkMenu } from '../buttons'
import { type ApiCall, OK } from '../call'

/** developers.weixin.qq.com/doc/service/api/custommenu/api_createcustommenu */
export const menuCreate: ApiCall = {
  path: '/cgi-bin/menu/create',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, world) {
    checkMenu(body.button, world)
    world.menu.put('menu', { button: body.button })
    return OK
  },
}
