import type { ApiCall } from '../call'

/** developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_count */
export const draftCount: ApiCall = {
  path: '/cgi-bin/draft/count',
  method: 'GET',
  accounts: ['publicAccount'],
  answer(_, { drafts }) {
    return { total_count: drafts.count() }
  },
}
