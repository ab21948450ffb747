import { Bytes } from '../../wechat/call'
import type { World } from '../../wechat/world'
import type { AdminAction } from '../action'
import { RawReply } from '../raw-reply'
import { bufferObject } from './buffer-object'
import { cloudCall } from './cloud-call'

/** `wx.openApi` (callCompatibleWxOpenApi): a buffer of JSON in, the answer's own bytes out. */
export function wxOpenApi(world: World): AdminAction {
  return async ({ apiName, requestData }) => {
    const answer = await cloudCall(apiName, bufferObject(requestData), world)
    if (answer instanceof Bytes) return new RawReply(answer.content, answer.type)
    // the SDK takes `application/json; charset=utf-8` for an error of the cloud's
    return new RawReply(Buffer.from(JSON.stringify(answer)), 'application/json')
  }
}
