import type { Functions } from '../../functions'
import { chainedIdentity } from '../../functions/identity'
import type { AdminAction } from '../action'
import { CloudError } from '../cloud-error'
import { CODES } from '../codes'

/** `functions.invokeFunction`: one function calls another. */
export function invokeFunction(functions: Functions): AdminAction {
  return async ({ function_name: name, request_data: text = '', wxCloudApiToken, tcb_sessionToken }) => {
    if (typeof name !== 'string' || typeof text !== 'string') {
      throw new CloudError(CODES.invalidParam, 'function_name and request_data must be strings')
    }
    const first = functions.callerOf(wxCloudApiToken || tcb_sessionToken)
    const userInfo = first?.WX_OPENID ? { openId: first.WX_OPENID, appId: first.WX_APPID ?? '' } : undefined
    const answer = await functions.call(name, { kind: 'json', text, userInfo }, (token) =>
      chainedIdentity(first, token),
    )
    if ('failure' in answer) throw new CloudError(answer.failure.code, answer.failure.message)
    return { data: { response_data: answer.value.text } }
  }
}
