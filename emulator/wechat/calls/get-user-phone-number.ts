import { type ApiCall, OK, textOf } from '../call'
import { WechatError } from '../codes'

/** developers.weixin.qq.com/miniprogram/dev/server/API/user-info/phone-number/api_getphonenumber */
export const getUserPhoneNumber: ApiCall = {
  path: '/wxa/business/getuserphonenumber',
  method: 'POST',
  accounts: ['miniProgram'],
  cloudName: 'phonenumber.getPhoneNumber',
  answer({ body }, world) {
    const openid = textOf(body, 'openid')
    const person = world.people.get(world.phoneCodes.redeem(textOf(body, 'code')))
    if (!person?.phone) throw new WechatError('invalidCode')
    if (openid && openid !== person.openid) throw new WechatError('invalidOpenid')
    const { appid } = world.settings.miniProgram
    return {
      ...OK,
      phone_info: {
        phoneNumber: person.phone,
        purePhoneNumber: person.phone,
        countryCode: '86',
        watermark: { timestamp: Math.floor(world.now() / 1000), appid },
      },
    }
  },
}
