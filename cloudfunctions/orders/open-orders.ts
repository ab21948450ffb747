import type { Caller } from '../_server/caller'
import { type Promised, promisesOf } from '../volunteers/engaging'
import { requireVolunteer, type Volunteer } from '../volunteers/register'
import { teamsLedBy } from '../volunteers/team-register'
import { momentNow } from './acting'
import { canQueue, metresTo, takenTime } from './claims'
import type { OpenOrder } from './contract'
import type { Moment } from './moving'
import { cardOf } from './present'
import type { Input, Output } from './signatures'
import * as store from './store'
import { isOfferedTo } from './teaming'
import { obstacleOf, partOf } from './volunteering'

const MOST_OPEN = 60
/** Full ones stand after those with a place and never crowd them out. */
const MOST_FULL = 20

/** 候补: the place that they have or would have; null where nobody stands in line. */
function lineFor(row: store.OrderRow, me: Volunteer): number | null {
  const at = row.waiting.findIndex(({ volunteerId }) => volunteerId === me.volunteerId)
  if (at >= 0) return at + 1
  return obstacleOf(row, me) === 'full' ? row.waiting.length + 1 : null
}

function openFor(
  row: store.OrderRow,
  me: Volunteer,
  promises: readonly Promised[],
  led: readonly string[],
  moment: Moment,
): OpenOrder {
  const known = obstacleOf(row, me)
  const inLine = lineFor(row, me)
  const { from, until } = takenTime(row)
  const clash =
    known === null || known === 'full'
      ? promises.find((one) => one.of.id !== row._id && one.from < until && one.until > from)
      : undefined
  return {
    ...cardOf(row, moment),
    revision: row.revision,
    metres: metresTo(me.at, row),
    offered: isOfferedTo(row.offeredTo, me),
    ...(row.offeredTo?.kind === 'team'
      ? { offeredTeam: { name: row.offeredTo.name, leads: led.includes(row.offeredTo.id) } }
      : {}),
    obstacle: clash ? 'overlap' : known,
    overlapsWith: clash?.of.label ?? null,
    waiting: row.waiting.length,
    ...(inLine === null ? {} : { inLine }),
  }
}

export async function openOrders(_: Input<'openOrders'>, caller: Caller): Promise<Output<'openOrders'>> {
  const me = await requireVolunteer(caller)
  const moment = await momentNow()
  const [offered, pooled, wanting, full, promises] = await Promise.all([
    store.offeredTo([me.volunteerId, ...me.teamIds], MOST_OPEN),
    store.pooledIn(MOST_OPEN),
    store.wantingIn(MOST_OPEN),
    store.fullIn(moment.at, MOST_FULL),
    promisesOf(me.volunteerId),
  ])
  const withLine = full.filter((row) => canQueue(row) || partOf(row, me.volunteerId))
  const rows = [...[...offered, ...pooled, ...wanting].slice(0, MOST_OPEN), ...withLine]
  const led = offered.some(({ offeredTo }) => offeredTo?.kind === 'team')
    ? await teamsLedBy(me.volunteerId)
    : []
  return { orders: rows.map((row) => openFor(row, me, promises, led, moment)) }
}
