import { type ApiCall, OK, textOf } from '../call'
import { WechatError } from '../codes'

/** developers.weixin.qq.com/doc/service/api/material/permanent/api_delmaterial */
export const delMaterial: ApiCall = {
  path: '/cgi-bin/material/del_material',
  method: 'POST',
  accounts: ['publicAccount'],
  cloudName: 'officialAccount.material.delMaterial',
  answer({ body }, { materials }) {
    if (!materials.remove(textOf(body, 'media_id'))) throw new WechatError('invalidMediaId')
    return OK
  },
}
