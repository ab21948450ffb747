import { SWITCHES, type SwitchName } from '../_common/switches'
import { table } from './db'
import { forget, memo } from './memo'

/** The one document `settings/switches`; a switch that was never touched is absent and off. */
export interface SwitchesRow {
  readonly _id: 'switches'
  readonly states: Partial<Record<SwitchName, { on: boolean; changedBy: string; changedAt: string }>>
}

const KEY = 'switches'
const KEPT_MS = 3_000

/** What is switched on, at most 3 s old. */
export function switches(): Promise<Record<SwitchName, boolean>> {
  return memo(KEY, KEPT_MS, async () => {
    const row = await table<SwitchesRow>('settings').get('switches')
    return Object.fromEntries(SWITCHES.map((name) => [name, row?.states[name]?.on ?? false])) as Record<
      SwitchName,
      boolean
    >
  })
}

/** After a change, so that at least this instance sees it at once. */
export const forgetSwitches = () => forget(KEY)
