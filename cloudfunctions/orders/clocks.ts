import { ORDER_CLOCKS } from '../../site/orders'
import type { Span } from '../_common/clock'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { forget, memo } from '../_server/memo'
import { CLOCK_NAMES, type ClockAmounts, type ClockName, type ClockSetting, spansOf } from './contract/clocks'
import type { Input, Output } from './signatures'
import * as store from './store'

/** How long each turn may take, as it is set now. */
export type Clocks = Readonly<Record<ClockName, Span>>

const KEY = 'order-clocks'
/** As long as the switches: a change is everywhere within seconds. */
const KEPT_MS = 3_000

const OF_SITE = Object.fromEntries(
  CLOCK_NAMES.map((name) => [name, ORDER_CLOCKS[name].amount]),
) as ClockAmounts

async function setting(): Promise<ClockSetting> {
  const row = await store.clockSetting()
  // a clock that is newer than what was set has the site's time
  const amounts = { ...OF_SITE, ...row?.amounts }
  const { revision = 0, changedBy = null, changedAt = null } = row ?? {}
  return { revision, amounts, changedBy, changedAt }
}

export const clocksNow = (): Promise<Clocks> =>
  memo(KEY, KEPT_MS, async () => spansOf((await setting()).amounts))

export const clocks = (): Promise<Output<'clocks'>> => setting()

export async function setClocks(
  { revision, amounts }: Input<'setClocks'>,
  caller: Caller,
): Promise<Output<'setClocks'>> {
  const changed = { revision: revision + 1, amounts, changedBy: caller.name, changedAt: instant() }
  if (!(await store.putClocks(revision, changed))) {
    throw new AppError('changed_meanwhile', 'set by another', {
      '': '别人刚改过时限，先看看现在是多少，再改。',
    })
  }
  forget(KEY)
  return changed
}
