import { type ApiCall, pageOf } from '../call'
import { WechatError } from '../codes'
import { MATERIAL_KINDS } from '../materials'

/** developers.weixin.qq.com/doc/service/api/material/permanent/api_batchgetmaterial */
export const batchgetMaterial: ApiCall = {
  path: '/cgi-bin/material/batchget_material',
  method: 'POST',
  accounts: ['publicAccount'],
  cloudName: 'officialAccount.material.batchgetMaterial',
  answer({ body }, { materials }) {
    const kind = MATERIAL_KINDS.find((one) => one === body.type)
    // texts as material are a thing of the past, they are drafts now
    if (!kind && body.type !== 'news') throw new WechatError('invalidMediaType')
    const { offset, count } = pageOf(body)
    const all = kind ? materials.newest(kind) : []
    const item = all.slice(offset, offset + count).map(({ id, value }) => ({
      media_id: id,
      name: value.name,
      update_time: value.updatedAt,
      ...(value.kind === 'image' && { url: materials.addressOf(id) }),
    }))
    return { total_count: all.length, item_count: item.length, item }
  },
}
