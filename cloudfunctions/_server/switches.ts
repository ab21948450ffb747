import { SWITCHES, type SwitchName } from '../_common/switches'
import { table } from './db'
import { forget, memo } from './memo'

/** The one document `settings/switches`; a switch that was never touched is absent and off. */
export interface SwitchesRow {
  readonly _id: 'switches'
  readonly states: Partial<Record<SwitchName, { on: boolean; changedBy: string; changedAt: string }>>
}

type Switches = Record<SwitchName, boolean>

const settings = table<SwitchesRow>('settings')
const KEY = 'switches'
/** Answers that carry the switches are kept for up to 3 s themselves: together a change is seen within 5 s. */
const KEPT_MS = 2_000

const statesOf = (row: SwitchesRow | null | undefined): Switches =>
  Object.fromEntries(SWITCHES.map((name) => [name, row?.states[name]?.on ?? false])) as Switches

/** What is switched on, at most 2 s old. */
export function switches(): Promise<Switches> {
  return memo(KEY, KEPT_MS, async () => statesOf(await settings.get('switches')))
}

/** For a page that reads the switches along with what it is made of, and `switchesFrom` to tell what came. */
export const switchesBeside = settings.beside({ _id: 'switches' }, { limit: 1 })
export const switchesFrom = ([row]: readonly SwitchesRow[]): Switches => statesOf(row)

/** After a change, so that at least this instance sees it at once. */
export const forgetSwitches = () => forget(KEY)
