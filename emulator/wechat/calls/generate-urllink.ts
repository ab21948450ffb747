import { type ApiCall, OK } from '../call'
import { linkTicket } from '../links'

/** developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-link/api_generateurllink */
export const generateUrllink: ApiCall = {
  path: '/wxa/generate_urllink',
  method: 'POST',
  accounts: ['miniProgram'],
  cloudName: 'urllink.generate',
  answer({ body }, world) {
    return { ...OK, url_link: `https://wxaurl.cn/${linkTicket(body, body, world)}` }
  },
}
