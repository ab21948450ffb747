import type { ApiCall } from '../call'
import { publishedNewsOf, publishedOf } from '../shown'

/** developers.weixin.qq.com/doc/service/api/public/api_freepublishgetarticle */
export const publishGetArticle: ApiCall = {
  path: '/cgi-bin/freepublish/getarticle',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, world) {
    const publication = publishedOf(body, world)
    const seconds = Math.floor(publication.endsAt / 1000)
    return {
      news_item: publishedNewsOf(world, publication, true),
      create_time: seconds,
      update_time: seconds,
    }
  },
}
