import { articleOf } from '../article'
import type { ApiCall } from '../call'
import { WechatError } from '../codes'

const MAX_ARTICLES = 8

/** developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add */
export const draftAdd: ApiCall = {
  path: '/cgi-bin/draft/add',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, world) {
    const { articles } = body
    if (!Array.isArray(articles) || !articles.length) throw new WechatError('emptyNews')
    if (articles.length > MAX_ARTICLES) throw new WechatError('tooManyArticles')
    return { media_id: world.drafts.add(articles.map((one) => articleOf(one, world))) }
  },
}
