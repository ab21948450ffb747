import { type ApiCall, OK, objectOf } from '../call'
import { linkTicket } from '../links'

/** developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-scheme/api_generatescheme */
export const generateScheme: ApiCall = {
  path: '/wxa/generatescheme',
  method: 'POST',
  accounts: ['miniProgram'],
  cloudName: 'urlscheme.generate',
  answer({ body }, world) {
    const ticket = linkTicket(objectOf(body.jump_wxa ?? {}), body, world)
    return { ...OK, openlink: `weixin://dl/business/?t=${ticket}` }
  },
}
