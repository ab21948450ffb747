import type { ApiCall } from '../call'

/** developers.weixin.qq.com/doc/service/api/material/permanent/api_getmaterialcount */
export const getMaterialCount: ApiCall = {
  path: '/cgi-bin/material/get_materialcount',
  method: 'GET',
  accounts: ['publicAccount'],
  cloudName: 'officialAccount.material.getMaterialCount',
  answer(_, { materials }) {
    return {
      voice_count: materials.newest('voice').length,
      video_count: materials.newest('video').length,
      image_count: materials.newest('image').length,
      news_count: 0,
    }
  },
}
