import { type ApiCall, Bytes, numberOf, textOf } from '../call'
import { WechatError } from '../codes'
import { requirePage } from '../pages'
import { qrPicture } from '../picture'

const MAX_SCENE = 32
const MIN_WIDTH = 280
const MAX_WIDTH = 1280
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]+$/

/** developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_getunlimitedqrcode */
export const getWxacodeUnlimit: ApiCall = {
  path: '/wxa/getwxacodeunlimit',
  method: 'POST',
  accounts: ['miniProgram'],
  cloudName: 'wxacode.getUnlimited',
  answer({ body }, world) {
    const scene = textOf(body, 'scene')
    if (scene.length > MAX_SCENE || !SCENE.test(scene)) throw new WechatError('sceneTooLong')
    const page = textOf(body, 'page')
    if (page && body.check_path !== false) requirePage(world, page)
    const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, numberOf(body, 'width', 430)))
    return new Bytes(qrPicture(`${page}?scene=${encodeURIComponent(scene)}`, width), 'image/png')
  },
}
