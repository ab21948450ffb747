import { type ApiCall, OK } from '../call'
import { draftOf } from '../shown'

/** developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_delete */
export const draftDelete: ApiCall = {
  path: '/cgi-bin/draft/delete',
  method: 'POST',
  accounts: ['publicAccount'],
  answer({ body }, world) {
    world.drafts.remove(draftOf(body, world).id)
    return OK
  },
}
