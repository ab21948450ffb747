import { answerPayCall } from '../../payment/answer'
import type { Payments } from '../../payment/payments'
import type { AdminAction } from '../action'
import { CloudError } from '../cloud-error'
import { CODES } from '../codes'
import { RawReply } from '../raw-reply'
import { bufferObject } from './buffer-object'

/**
 * `wx.wxPayApi` (callWxPayApi): a call of WeChat Pay v3 that the platform signs. `apiName` is the address, with the method
 * before it where that is not POST; the answer comes as its own bytes, a refusal of WeChat Pay's too.
 */
export function wxPayApi(payments: Payments | undefined): AdminAction {
  return ({ apiName, requestData }) => {
    if (!payments) throw new CloudError(CODES.invalidParam, 'this cloud has no merchant in its settings')
    const [, method = 'POST', address = ''] = /^(?:(GET|POST) )?(\/v3\/.*)$/.exec(String(apiName)) ?? []
    const [path = '', query = ''] = address.split('?')
    const body = JSON.stringify(bufferObject(requestData))
    const { content } = answerPayCall({ method, path, query: new URLSearchParams(query), body }, payments)
    return new RawReply(Buffer.from(JSON.stringify(content ?? {})), 'application/json')
  }
}
