import { type ApiCall, pageOf } from '../call'
import { newsOf } from '../shown'

/** developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_batchget */
export const draftBatchget: ApiCall = {
  path: '/cgi-bin/draft/batchget',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, { drafts }) {
    const { offset, count } = pageOf(body)
    const item = drafts.newest(count, offset).map(({ id, value: { articles, createdAt, updatedAt } }) => ({
      media_id: id,
      content: {
        news_item: newsOf(articles, body.no_content !== 1),
        create_time: createdAt,
        update_time: updatedAt,
      },
      update_time: updatedAt,
    }))
    return { total_count: drafts.count(), item_count: item.length, item }
  },
}
