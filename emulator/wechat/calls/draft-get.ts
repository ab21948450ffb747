import type { ApiCall } from '../call'
import { draftOf, newsOf } from '../shown'

/** developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_getdraft */
export const draftGet: ApiCall = {
  path: '/cgi-bin/draft/get',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, world) {
    const { articles, createdAt, updatedAt } = draftOf(body, world).draft
    return { news_item: newsOf(articles, true), create_time: createdAt, update_time: updatedAt }
  },
}
