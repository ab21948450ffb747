import { type ApiCall, OK } from '../call'
import { WechatError } from '../codes'
import { draftOf } from '../shown'

/** developers.weixin.qq.com/doc/service/api/public/api_freepublish_submit: taken, not yet published. */
export const publishSubmit: ApiCall = {
  path: '/cgi-bin/freepublish/submit',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, world) {
    const { id, draft } = draftOf(body, world)
    if (world.publications.isUnderWay(id)) throw new WechatError('draftNotPublishable')
    const { publishId, msgDataId } = world.publications.submit(id, draft.articles)
    return { ...OK, publish_id: publishId, msg_data_id: msgDataId }
  },
}
