import { type ApiCall, numberOf, OK } from '../call'
import { WechatError } from '../codes'
import { publishedOf } from '../shown'

/** developers.weixin.qq.com/doc/service/api/public/api_freepublishdelete: for good; without an index all articles of it. */
export const publishDelete: ApiCall = {
  path: '/cgi-bin/freepublish/delete',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, world) {
    const publication = publishedOf(body, world)
    const index = numberOf(body, 'index', 0)
    if (index < 0 || index > publication.articles.length) throw new WechatError('invalidIndex')
    world.publications.delete(publication, index)
    return OK
  },
}
