import { type ApiCall, OK } from '../call'

/** developers.weixin.qq.com/doc/service/api/custommenu/api_deletemenu */
export const menuDelete: ApiCall = {
  path: '/cgi-bin/menu/delete',
  method: 'GET',
  accounts: ['publicAccount'],
  answer(_, world) {
    world.menu.remove('menu')
    return OK
  },
}
