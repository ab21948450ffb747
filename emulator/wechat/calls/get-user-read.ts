import type { ApiCall } from '../call'
import { tally } from '../figures'
import { spanOf } from '../span'

/** Stands for all sources together. */
const ALL_SOURCES = 99_999_999
const MAX_DAYS = 3

/** developers.weixin.qq.com/doc/service/api/wedata/news/api_getuserread */
export const getUserRead: ApiCall = {
  path: '/datacube/getuserread',
  method: 'POST',
  accounts: ['publicAccount'],
  cloudName: 'officialAccount.datacube.getUserRead',
  answer({ body }, world) {
    const { first, last, days } = spanOf(body, world, MAX_DAYS)
    const readings = world.figures.readings(first, last)
    const list = days.flatMap((day) => {
      const today = readings.filter((one) => one.day === day)
      const sources = [...new Set(today.map(({ source }) => source))].sort()
      const rows = sources.map((source) => ({
        ref_date: day,
        user_source: source as number,
        ...tally(today.filter((one) => one.source === source)),
      }))
      return today.length ? [{ ref_date: day, user_source: ALL_SOURCES, ...tally(today) }, ...rows] : []
    })
    return { list }
  },
}
