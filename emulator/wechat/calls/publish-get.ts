import type { ApiCall } from '../call'
import { WechatError } from '../codes'

/** developers.weixin.qq.com/doc/service/api/public/api_freepublish_get */
export const publishGet: ApiCall = {
  path: '/cgi-bin/freepublish/get',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, world) {
    // a number is taken as well: the event brings one
    const publication = world.publications.get(String(body.publish_id ?? ''))
    if (!publication) throw new WechatError('invalidArguments')
    const { publishId, status, articleId, articles, failed } = publication
    const detail = {
      count: articles.length,
      item: articles.map((_, place) => ({
        idx: place + 1,
        article_url: world.articleUrl(articleId, place + 1),
      })),
    }
    return {
      publish_id: publishId,
      publish_status: status,
      ...(status === 0 && { article_id: articleId, article_detail: detail }),
      fail_idx: failed,
    }
  },
}
