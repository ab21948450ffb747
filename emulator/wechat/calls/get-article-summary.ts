import type { ApiCall } from '../call'
import { tally } from '../figures'
import { published } from '../shown'
import { spanOf } from '../span'

/** developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticlesummary: what was read on a day. */
export const getArticleSummary: ApiCall = {
  path: '/datacube/getarticlesummary',
  method: 'POST',
  accounts: ['publicAccount'],
  cloudName: 'officialAccount.datacube.getArticleSummary',
  answer({ body }, world) {
    const { first, last } = spanOf(body, world, 1)
    const readings = world.figures.readings(first, last)
    const list = published(world).flatMap(({ articleId, msgDataId, articles }) =>
      articles.flatMap(({ title }, place) => {
        const own = readings.filter((one) => one.articleId === articleId && one.index === place + 1)
        return own.length
          ? [{ ref_date: first, msgid: `${msgDataId}_${place + 1}`, title, ...tally(own) }]
          : []
      }),
    )
    return { list }
  },
}
