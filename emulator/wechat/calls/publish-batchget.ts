import { type ApiCall, pageOf } from '../call'
import { published, publishedNewsOf } from '../shown'

/** developers.weixin.qq.com/doc/service/api/public/api_freepublish_batchget */
export const publishBatchget: ApiCall = {
  path: '/cgi-bin/freepublish/batchget',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, world) {
    const { offset, count } = pageOf(body)
    const all = published(world).filter(({ status }) => status === 0)
    const item = all.slice(offset, offset + count).map((one) => {
      const seconds = Math.floor(one.endsAt / 1000)
      const news_item = publishedNewsOf(world, one, body.no_content !== 1)
      return {
        article_id: one.articleId,
        content: { news_item, create_time: seconds, update_time: seconds },
        update_time: seconds,
      }
    })
    return { total_count: all.length, item_count: item.length, item }
  },
}
