import type { ApiCall } from '../call'
import { PICTURE_LIMIT, uploadOf } from '../uploads'

/** developers.weixin.qq.com/doc/service/api/material/permanent/api_uploadimage: a picture for the inside of texts. */
export const uploadImg: ApiCall = {
  path: '/cgi-bin/media/uploadimg',
  method: 'POST',
  accounts: ['publicAccount'],
  form: true,
  async answer(asked, { materials }) {
    const { content, type } = await uploadOf(asked, PICTURE_LIMIT)
    return { url: materials.addPicture(content, type) }
  },
}
