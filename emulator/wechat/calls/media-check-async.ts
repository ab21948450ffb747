import { type ApiCall, numberOf, OK, textOf } from '../call'
import { WechatError } from '../codes'
import { hereOf } from '../visitors'

/** developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_mediacheckasync; the result is pushed as an event. */
export const mediaCheckAsync: ApiCall = {
  path: '/wxa/media_check_async',
  method: 'POST',
  accounts: ['miniProgram'],
  cloudName: 'security.mediaCheckAsync',
  answer({ body }, world) {
    const kind = numberOf(body, 'media_type', 0)
    if (numberOf(body, 'version', 0) !== 2 || (kind !== 1 && kind !== 2))
      throw new WechatError('invalidArguments')
    const scene = numberOf(body, 'scene', 0)
    if (scene < 1 || scene > 4) throw new WechatError('invalidScene')
    const { openid } = hereOf(world, textOf(body, 'openid'))
    const url = textOf(body, 'media_url')
    if (!/^https?:\/\/./.test(url)) throw new WechatError('invalidUrl')
    return { ...OK, trace_id: world.safety.submit(openid, url) }
  },
}
