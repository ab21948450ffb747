import type { Centre } from '../centre'
import type { CallFunction } from './wx/network'

/**
 * `wx.cloud.callFunction` of the phone that belongs to `openid`, into a running local cloud: identity arrives at the function as
 * the platform would bring it, and nothing on the way is made up.
 */
export function throughCloud(centre: Pick<Centre, 'admin'>, openid: string): CallFunction {
  return (name, data) => centre.admin('wechat/callFunction', { name, data, openid })
}
