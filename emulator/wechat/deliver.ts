import type { Functions } from '../functions'
import type { Deliver } from './events'
import type { WechatSettings } from './settings'

/** Pushed events go to one function as JSON, as 消息推送 of a CloudBase environment does it. */
export function deliverTo(functions: Functions, settings: WechatSettings): Deliver | undefined {
  const name = settings.events
  if (!name) return undefined
  return async (event) => {
    const call = { kind: 'json', text: JSON.stringify(event) } as const
    const answer = await functions.call(name, call, () => ({
      TCB_SOURCE: 'wx_unknown',
      TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
    }))
    if ('failure' in answer) throw new Error(`${answer.failure.code} ${answer.failure.message}`)
  }
}
