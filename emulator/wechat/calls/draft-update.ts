import { articleOf } from '../article'
import { type ApiCall, numberOf, OK } from '../call'
import { WechatError } from '../codes'
import { draftOf } from '../shown'

/** developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_update: one article of a draft. */
export const draftUpdate: ApiCall = {
  path: '/cgi-bin/draft/update',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, world) {
    const { id, draft } = draftOf(body, world)
    const index = numberOf(body, 'index', 0)
    if (index < 0 || index >= draft.articles.length) throw new WechatError('invalidIndex')
    world.drafts.replace(id, draft, index, articleOf(body.articles, world))
    return OK
  },
}
