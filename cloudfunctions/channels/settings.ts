import type { ChannelSettings } from './contract'
import * as store from './store'

/** Until an administrator saves others: the centre's own practice, no rule names minutes. */
const DEFAULTS: ChannelSettings = { undoMinutes: 10, holdMinutes: 60, withdrawMinutes: 30 }

export const channelSettings = async (): Promise<ChannelSettings> => ({
  ...DEFAULTS,
  ...(await store.savedSettings()),
})

export async function saveSettings(input: ChannelSettings): Promise<ChannelSettings> {
  await store.putSettings(input)
  return input
}
