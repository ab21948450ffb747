import type { World } from '../../wechat/world'
import type { AdminAction } from '../action'
import { bufferObject } from './buffer-object'
import { cloudCall, jsonOf } from './cloud-call'

/** `wx.api` (callWxOpenApi): JSON in, JSON out. A refusal of WeChat's is an answer, not an error of the cloud. */
export function wxApi(world: World): AdminAction {
  return async ({ apiName, requestData }) => {
    const answer = await cloudCall(apiName, bufferObject(requestData), world)
    return { data: { responseData: JSON.stringify(jsonOf(answer)) } }
  }
}
