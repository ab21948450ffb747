import { type ApiCall, type Asked, objectOf, textOf } from '../call'
import { WechatError } from '../codes'
import { MATERIAL_KINDS } from '../materials'
import { MATERIAL_LIMITS, uploadOf } from '../uploads'

/** developers.weixin.qq.com/doc/service/api/material/permanent/api_addmaterial */
export const addMaterial: ApiCall = {
  path: '/cgi-bin/material/add_material',
  method: 'POST',
  accounts: ['publicAccount'],
  cloudName: 'officialAccount.material.addMaterial',
  form: true,
  async answer(asked, { materials, now }) {
    const wanted = asked.query.get('type') ?? textOf(asked.body, 'type')
    const kind = MATERIAL_KINDS.find((one) => one === wanted)
    if (!kind) throw new WechatError('invalidMediaType')
    const { content, type, name } = await uploadOf(asked, MATERIAL_LIMITS[kind])
    const id = materials.add({
      kind,
      name,
      type,
      ...descriptionOf(asked.body),
      updatedAt: Math.floor(now() / 1000),
      content: content.toString('base64'),
    })
    return { media_id: id, ...(kind === 'image' && { url: materials.addressOf(id) }) }
  },
}

/** What a film is called: JSON in a field of the form. */
function descriptionOf(body: Asked['body']) {
  const text = textOf(body, 'description')
  if (!text) return { title: '', introduction: '' }
  try {
    const description = objectOf(JSON.parse(text))
    return { title: textOf(description, 'title'), introduction: textOf(description, 'introduction') }
  } catch {
    throw new WechatError('dataFormat')
  }
}
