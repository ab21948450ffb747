import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { beyondOf, pageOf } from '../_server/paging'
import { momentNow } from './acting'
import { DESK_TABS } from './contract'
import { cardOf } from './present'
import { reaches, stationsOf, topStations } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 30
const MOST_COUNTED = 999

/** 派单台: one station (and what lies below it), or everything that the caller reaches. */
export async function desk(
  { tab, stationId, cursor }: Input<'desk'>,
  caller: Caller,
): Promise<Output<'desk'>> {
  if (stationId && !reaches(caller, stationId)) {
    throw new AppError('not_allowed', 'another station', { stationId: '这个站的单子不归您看。' })
  }
  const stations = stationId ? [stationId] : topStations(caller)
  const below = beyondOf(cursor)
  const me = caller.personId ?? ''
  const [pages, counts, moment] = await Promise.all([
    tab === 'mine'
      ? Promise.all([store.onDeskOf(me, below, PAGE + 1)])
      : Promise.all(stations.map((one) => store.onDesk(one, tab, below, PAGE + 1))),
    Promise.all(DESK_TABS.map((one) => countIn(one, stations, me))),
    momentNow(),
  ])
  const found = pages.flat().sort((one, other) => (one.place < other.place ? -1 : 1))
  const { page, nextCursor } = pageOf(found, PAGE)
  return {
    orders: page.map((row) => cardOf(row, moment)),
    counts: Object.fromEntries(DESK_TABS.map((one, index) => [one, counts[index] ?? 0])),
    stations: stationsOf(caller).map(({ stationId: id, name }) => ({ stationId: id, name })),
    nextCursor,
  }
}

/** Nobody counts what is over. */
async function countIn(
  tab: (typeof DESK_TABS)[number],
  stations: readonly string[],
  me: string,
): Promise<number> {
  if (tab === 'over') return 0
  const counts = await Promise.all(
    tab === 'mine' ? [store.countKeptBy(me)] : stations.map((one) => store.countOnDesk(one, tab)),
  )
  return Math.min(
    MOST_COUNTED,
    counts.reduce((sum, count) => sum + count, 0),
  )
}
