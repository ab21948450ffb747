import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { permits } from '../_common/grants'
import type { Caller } from '../_server/caller'
import { now } from '../_server/clock'
import { beyondOf, pageOf } from '../_server/paging'
import { requirePermit } from '../_server/permits'
import type {
  Channel,
  ChannelCount,
  ChannelSettings,
  channels,
  Publication,
  PublicationDetail,
} from './contract'
import { CHANNELS } from './contract'
import { KEEPERS, PUBLICATION_STATES } from './machine'
import { channelSettings } from './settings'
import * as store from './store'

type Input<Name extends keyof typeof channels.actions> = ParsedInputOf<(typeof channels.actions)[Name]>
type Output<Name extends keyof typeof channels.actions> = OutputOf<(typeof channels.actions)[Name]>

const PAGE = 30
const MINUTE_MS = 60_000
/** Withdrawals that the times of a channel are made from. */
const TIMED = 100

/** Which publications a keeper may see, as one query: everything, or what lies in their units and columns. */
function scopeOf(caller: Caller): store.Scope {
  const grants = caller.grants.filter((grant) => (KEEPERS as readonly string[]).includes(grant.role))
  const reach = (scopes: readonly ('*' | readonly string[])[]) =>
    scopes.includes('*') ? null : scopes.flatMap((scope) => (scope === '*' ? [] : scope))
  return {
    units: reach(grants.map(({ units }) => units)),
    columns: reach(grants.map(({ columns }) => columns)),
  }
}

const after = (at: string, minutes: number): number => Date.parse(at) + minutes * MINUTE_MS

export function presentPublication(
  row: store.ListedPublication,
  { undoMinutes, withdrawMinutes }: ChannelSettings,
): Publication {
  const { _id, lastTick, place: _place, replacePictures = [], ...rest } = row
  const undoUntil = lastTick && new Date(after(lastTick.at, undoMinutes)).toISOString()
  return {
    ...rest,
    publicationId: _id,
    replacePictures: replacePictures.map(({ title }) => title),
    undoUntil: undoUntil && Date.parse(undoUntil) > now().getTime() ? undoUntil : null,
    late:
      row.state === 'to_withdraw' &&
      row.withdrawal !== null &&
      after(row.withdrawal.orderedAt, withdrawMinutes) < now().getTime(),
  }
}

export async function list(input: Input<'list'>, caller: Caller): Promise<Output<'list'>> {
  const { channel, states, storyId, cursor } = input
  const place = beyondOf(cursor)
  const filter = { ...(channel && { channel }), ...(states && { states }), ...(storyId && { storyId }) }
  const [found, settings] = await Promise.all([
    store.list(scopeOf(caller), filter, place, PAGE + 1),
    channelSettings(),
  ])
  const { page, nextCursor } = pageOf(found, PAGE)
  return {
    // units of one grant and columns of another do not add up
    items: page
      .filter((row) => permits(caller.grants, KEEPERS, row))
      .map((row) => presentPublication(row, settings)),
    nextCursor,
  }
}

async function takeDownTimes(scope: store.Scope, channel: Channel): Promise<ChannelCount['takeDown']> {
  const found = await store.list(scope, { channel, states: ['withdrawn'] }, null, TIMED)
  const seconds = found.flatMap(({ withdrawal }) => withdrawal?.seconds ?? []).sort((a, b) => a - b)
  const median = seconds[Math.floor((seconds.length - 1) / 2)]
  const slowest = seconds.at(-1)
  return median === undefined || slowest === undefined ? null : { of: seconds.length, median, slowest }
}

async function countOf(scope: store.Scope, channel: Channel): Promise<ChannelCount> {
  const numbers = await Promise.all(
    PUBLICATION_STATES.map((state) => store.count(scope, { channel, states: [state] })),
  )
  const counts = Object.fromEntries(
    PUBLICATION_STATES.map((state, index) => [state, numbers[index] ?? 0]),
  ) as ChannelCount['counts']
  return { channel, counts, takeDown: await takeDownTimes(scope, channel) }
}

export async function overview(_input: Input<'overview'>, caller: Caller): Promise<Output<'overview'>> {
  const scope = scopeOf(caller)
  const [counted, settings] = await Promise.all([
    Promise.all(CHANNELS.map((channel) => countOf(scope, channel))),
    channelSettings(),
  ])
  return { channels: counted, settings }
}

export async function open({ publicationId }: Input<'open'>, caller: Caller): Promise<PublicationDetail> {
  const row = await store.demand(publicationId)
  requirePermit(caller, KEEPERS, row)
  const { form, history } = row
  return { ...presentPublication(row, await channelSettings()), form, history: [...history] }
}
