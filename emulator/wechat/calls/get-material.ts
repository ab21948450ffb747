import { type ApiCall, Bytes, textOf } from '../call'
import { WechatError } from '../codes'

/** developers.weixin.qq.com/doc/service/api/material/permanent/api_getmaterial: a film's address, anything else itself. */
export const getMaterial: ApiCall = {
  path: '/cgi-bin/material/get_material',
  method: 'POST',
  accounts: ['publicAccount'],
  cloudName: 'officialAccount.material.getMaterial',
  answer({ body }, { materials }) {
    const id = textOf(body, 'media_id')
    const material = materials.get(id)
    if (!material) throw new WechatError('invalidMediaId')
    const { kind, title, introduction, content, type } = material
    if (kind === 'video') return { title, description: introduction, down_url: materials.addressOf(id) }
    return new Bytes(Buffer.from(content, 'base64'), type)
  },
}
