import { randomUUID } from 'node:crypto'
import { type ApiCall, lengthOf, numberOf, OK, textOf } from '../call'
import { WechatError } from '../codes'
import { hereOf } from '../visitors'

/** 文本不超过 2500 字 */
const MAX_CHARACTERS = 2500
const BESIDE = ['title', 'nickname', 'signature']

/** developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_msgseccheck, version 2 */
export const msgSecCheck: ApiCall = {
  path: '/wxa/msg_sec_check',
  method: 'POST',
  accounts: ['miniProgram'],
  cloudName: 'security.msgSecCheck',
  answer({ body }, world) {
    if (numberOf(body, 'version', 0) !== 2) throw new WechatError('invalidArguments')
    const scene = numberOf(body, 'scene', 0)
    if (scene < 1 || scene > 4) throw new WechatError('invalidScene')
    hereOf(world, textOf(body, 'openid'))
    const content = textOf(body, 'content')
    if (!content) throw new WechatError('emptyBody')
    if (lengthOf(content) > MAX_CHARACTERS) throw new WechatError('contentTooLong')
    const verdict = world.safety.judge([content, ...BESIDE.map((name) => textOf(body, name))])
    const { suggest, label, keyword } = verdict
    return {
      ...OK,
      result: { suggest, label },
      detail: [
        { strategy: 'content_model', errcode: 0, suggest, label, prob: suggest === 'pass' ? 10 : 90 },
        ...(keyword ? [{ strategy: 'keyword', errcode: 0, suggest, label, level: 90, keyword }] : []),
      ],
      trace_id: randomUUID(),
    }
  },
}
