import { type Capacity, OfflineError } from '@functions/_common/client'
import type { CallEvent } from '@functions/_common/contract'
import { staff } from './kept/staff'

declare const wx: {
  cloud: {
    init(options: { env: string; traceUser: boolean }): void
    callFunction(call: { name: string; data: CallEvent }): Promise<{ result: unknown }>
  }
}

export function openTransport(): void {
  wx.cloud.init({ env: process.env.TARO_APP_CLOUD_ENV ?? '', traceUser: false })
}

/** WeChat knows who calls and tells the function itself. It rejects with a plain `{ errMsg }`, not with an Error. */
export async function send(functionName: string, event: CallEvent, as: Capacity): Promise<unknown> {
  const token = as === 'staff' ? staff.open()?.token : undefined
  const data = token ? { ...event, session: token } : event
  try {
    return (await wx.cloud.callFunction({ name: functionName, data })).result
  } catch (reason) {
    throw new OfflineError((reason as { errMsg?: string }).errMsg ?? String(reason))
  }
}

/** A resident in WeChat carries no token. */
export const session = {
  token: (): string | null => null,
  keep(_token: string): void {},
  end(): void {},
}
