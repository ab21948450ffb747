import { jsonBytes } from '../bridge'
import type { ApiMaker } from './api'

/** What `wx.cloud.callFunction` brings back as `result`. A refusal of the platform is thrown as `{ errMsg, errCode }`. */
export type CallFunction = (name: string, data: unknown) => Promise<unknown>

/** One call to the cloud and what it weighed on the air, without the platform's own envelope. */
export interface CloudCall {
  readonly name: string
  readonly action: string
  readonly sentBytes: number
  readonly receivedBytes: number
}

type NetworkType = 'wifi' | 'none'
type Listener = (state: { isConnected: boolean; networkType: NetworkType }) => void

export function networkApis(api: ApiMaker, callFunction: CallFunction) {
  let networkType: NetworkType = 'wifi'
  const listeners = new Set<Listener>()
  const cloudCalls: CloudCall[] = []
  let initialised = false

  async function call({ name, data }: Record<string, unknown>) {
    if (!initialised)
      throw { errMsg: "Cloud API isn't enabled, please call wx.cloud.init first", errCode: -1 }
    if (networkType === 'none')
      throw { errMsg: 'Error: errCode: -1 | errMsg: request:fail network disconnected', errCode: -1 }
    const sent = JSON.stringify(data)
    const result = await callFunction(String(name), JSON.parse(sent))
    const received = JSON.stringify(result)
    const action = String((data as { action?: unknown } | null)?.action ?? '')
    cloudCalls.push({
      name: String(name),
      action,
      sentBytes: jsonBytes(sent),
      receivedBytes: jsonBytes(received),
    })
    return { result: JSON.parse(received) }
  }
  return {
    cloudCalls,
    /** Flight mode on or off: calls fail, and pages that listen are told. */
    connect(connected: boolean): void {
      networkType = connected ? 'wifi' : 'none'
      for (const listener of listeners) listener({ isConnected: connected, networkType })
    },
    apis: {
      getNetworkType: api('getNetworkType', () => ({ networkType })),
      onNetworkStatusChange: (listener: Listener) => void listeners.add(listener),
      offNetworkStatusChange: (listener?: Listener) =>
        listener ? void listeners.delete(listener) : listeners.clear(),
      cloud: {
        init({ env }: { env?: string } = {}) {
          if (!env) throw new TypeError('wx.cloud.init: env is empty')
          initialised = true
        },
        callFunction: api('cloud.callFunction', call),
      },
    },
  }
}
