import type { ApiCall } from '../call'
import { spanOf } from '../span'

const MAX_DAYS = 7

/** developers.weixin.qq.com/doc/service/api/wedata/user/api_getusersummary */
export const getUserSummary: ApiCall = {
  path: '/datacube/getusersummary',
  method: 'POST',
  accounts: ['publicAccount'],
  cloudName: 'officialAccount.datacube.getUserSummary',
  answer({ body }, world) {
    const { first, last, days } = spanOf(body, world, MAX_DAYS)
    const changes = world.figures.followings(first, last)
    const count = (day: string, change: number) =>
      changes.filter((one) => one.day === day && one.change === change).length
    const list = days.map((day) => ({
      ref_date: day,
      user_source: 0,
      new_user: count(day, 1),
      cancel_user: count(day, -1),
    }))
    return { list }
  },
}
