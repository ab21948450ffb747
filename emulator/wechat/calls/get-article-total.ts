import type { ApiCall } from '../call'
import { dayOf, daysBetween, type Source, tally } from '../figures'
import { published } from '../shown'
import { spanOf } from '../span'
import type { World } from '../world'

/** The platform counts an article for seven days. */
const DAYS = 7
const DAY_MS = 24 * 3600 * 1000
const FROM: readonly (readonly [name: string, source: Source])[] = [
  ['session', 0],
  ['friends', 1],
  ['feed', 2],
  ['hist_msg', 4],
  ['other', 5],
]

/** developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticletotal: of what came out on a day, the sums day by day. */
export const getArticleTotal: ApiCall = {
  path: '/datacube/getarticletotal',
  method: 'POST',
  accounts: ['publicAccount'],
  cloudName: 'officialAccount.datacube.getArticleTotal',
  answer({ body }, world) {
    const { first } = spanOf(body, world, 1)
    const list = published(world)
      .filter(({ endsAt }) => dayOf(endsAt) === first)
      .flatMap(({ articleId, msgDataId, articles }) =>
        articles.map(({ title }, place) => ({
          ref_date: first,
          msgid: `${msgDataId}_${place + 1}`,
          title,
          details: detailsOf(world, first, articleId, place + 1),
        })),
      )
    return { list }
  },
}

function detailsOf(world: World, day: string, articleId: string, index: number): object[] {
  const end = new Date(Date.parse(day) + (DAYS - 1) * DAY_MS).toISOString().slice(0, 10)
  const own = world.figures
    .readings(day, end)
    .filter((one) => one.articleId === articleId && one.index === index)
  const followers = world.figures.followings('', end).reduce((sum, { change }) => sum + change, 0)
  const finished = daysBetween(day, end).filter((one) => one < world.figures.today())
  return finished.map((stat) => {
    const sofar = own.filter((one) => one.day <= stat)
    const bySource = FROM.flatMap(([name, source]) => {
      const { int_page_read_user: users, int_page_read_count: count } = tally(
        sofar.filter((one) => one.source === source),
      )
      return [
        [`int_page_from_${name}_read_user`, users],
        [`int_page_from_${name}_read_count`, count],
      ]
    })
    return { stat_date: stat, target_user: followers, ...tally(sofar), ...Object.fromEntries(bySource) }
  })
}
