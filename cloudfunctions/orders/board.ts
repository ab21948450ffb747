import { ORDER_BOARD } from '../../site/orders'
import type { Caller } from '../_server/caller'
import { momentNow } from './acting'
import { cardOf } from './present'
import { stationsOf, topStations } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

const MOST_LATE = 30
const MINUTE_MS = 60_000

/** 督单: each station by itself, from indexed counts; the late ones of all of them, the most urgent first. */
export async function board(_: Input<'board'>, caller: Caller): Promise<Output<'board'>> {
  const moment = await momentNow()
  const soonBy = new Date(Date.parse(moment.at) + ORDER_BOARD.soonMinutes * MINUTE_MS).toISOString()
  const [stations, pages] = await Promise.all([
    Promise.all(
      stationsOf(caller).map(async ({ stationId, name, level }) => {
        const [open, soon, overdue] = await Promise.all([
          store.countOpenAt(stationId),
          store.countSoonAt(stationId, soonBy),
          store.countOverdueAt(stationId),
        ])
        return { stationId, name, level, open, soon, overdue }
      }),
    ),
    Promise.all(topStations(caller).map((one) => store.onDesk(one, 'late', null, MOST_LATE))),
  ])
  const late = pages.flat().sort((one, other) => (one.place < other.place ? -1 : 1))
  return {
    definitions: ORDER_BOARD.definitions.map((one) => ({ ...one })),
    stations,
    late: late.slice(0, MOST_LATE).map((row) => cardOf(row, moment)),
  }
}
