import type { ApiCall } from '../call'
import { spanOf } from '../span'

const MAX_DAYS = 7

/** developers.weixin.qq.com/doc/service/api/wedata/user/api_getusercumulate */
export const getUserCumulate: ApiCall = {
  path: '/datacube/getusercumulate',
  method: 'POST',
  accounts: ['publicAccount'],
  cloudName: 'officialAccount.datacube.getUserCumulate',
  answer({ body }, world) {
    const { days } = spanOf(body, world, MAX_DAYS)
    const list = days.map((day) => ({
      ref_date: day,
      user_source: 0,
      cumulate_user: world.figures.followings('', day).reduce((sum, { change }) => sum + change, 0),
    }))
    return { list }
  },
}
