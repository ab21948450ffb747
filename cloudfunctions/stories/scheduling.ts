import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import type { Story } from './contract'
import { releasing } from './review/moves'
import type { ReleaseRow } from './review/standing'
import type { Input } from './signatures'
import { step } from './stepping'

function demandFuture(at: string, field: string): void {
  if (at <= instant()) {
    throw new AppError('invalid_input', `${field} has passed`, { [field]: '这个时间已经过了，往后选一个。' })
  }
}

/** 定时: of what is signed. A later one takes the place of an earlier one. */
export async function schedule(
  { storyId, revision, at, correction, channels = [] }: Input<'schedule'>,
  caller: Caller,
): Promise<Story> {
  demandFuture(at, 'at')
  return step('schedule', { storyId, revision }, caller, (row, moment) => {
    if (correction && row.state === 'draft') {
      throw new AppError('invalid_input', 'nothing published to correct', {
        correction: '这篇还没发布过，用不着更正说明。',
      })
    }
    const release: ReleaseRow = {
      kind: 'schedule',
      at,
      by: moment.by,
      correction: correction ?? null,
      channels,
    }
    return releasing(row, moment, 'schedule', release)
  })
}

export const unschedule = (input: Input<'unschedule'>, caller: Caller): Promise<Story> =>
  step('unschedule', input, caller, (row, moment) => releasing(row, moment, 'unschedule', null))

/** 禁发期 */
export async function embargo(
  { storyId, until, channels = [] }: Input<'embargo'>,
  caller: Caller,
): Promise<Story> {
  if (until !== null) demandFuture(until, 'until')
  return step('embargo', { storyId }, caller, (row, moment) => {
    const by = moment.by
    const release: ReleaseRow | null =
      until === null ? null : { kind: 'embargo', at: until, by, correction: null, channels }
    return releasing(row, moment, 'embargo', release)
  })
}
