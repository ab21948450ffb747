import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { markInSeries, showSeries } from '../articles/series'
import { plainTitle } from './content'
import type { Series } from './contract/linking'
import { requireTouch } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import * as kept from './store/series'

const MOST_IN_SERIES = 200

async function said({ _id, name, storyIds, number, by, at }: kept.SeriesRow): Promise<Series> {
  const stories = await kept.storiesOf(storyIds)
  return {
    seriesId: _id,
    name,
    number,
    by,
    at,
    stories: stories.map((row) => ({
      storyId: row._id,
      title: plainTitle(row.title),
      published: row.state === 'published',
    })),
  }
}

const toReaders: kept.Also = (transaction, { _id, ...row }) =>
  showSeries(transaction, { ...row, seriesId: _id })

async function touchable(storyId: string, caller: Caller): Promise<void> {
  requireTouch(caller, await store.demand(storyId))
}

export async function seriesList({ q }: Input<'seriesList'>, _: Caller): Promise<Output<'seriesList'>> {
  const found = await kept.newestSeries(q)
  return { series: found.map(({ _id, name, storyIds }) => ({ seriesId: _id, name, count: storyIds.length })) }
}

export async function seriesOf({ storyId }: Input<'seriesOf'>, caller: Caller): Promise<Output<'seriesOf'>> {
  await touchable(storyId, caller)
  const row = await kept.seriesOf(storyId)
  return { series: row && (await said(row)) }
}

export async function placeInSeries(
  { storyId, seriesId, name }: Input<'placeInSeries'>,
  caller: Caller,
): Promise<Output<'placeInSeries'>> {
  await touchable(storyId, caller)
  if (seriesId !== undefined) await kept.demandSeries(seriesId)
  const wanted = seriesId ?? (name === undefined ? null : newId(caller, 'series'))
  const made = { name: name ?? '', by: caller.name, at: instant() }
  if ((await kept.moveStory(storyId, wanted, made, MOST_IN_SERIES, toReaders)) === 'full') {
    throw new AppError('wrong_state', `series ${wanted} is full`, {
      '': `一个系列最多 ${MOST_IN_SERIES} 篇，另开一个吧。`,
    })
  }
  if (wanted !== null) await markInSeries(storyId)
  return { series: wanted === null ? null : await said(await kept.demandSeries(wanted)) }
}

export async function saveSeries(
  { seriesId, number, name, storyIds }: Input<'saveSeries'>,
  caller: Caller,
): Promise<Output<'saveSeries'>> {
  const before = await kept.demandSeries(seriesId)
  const isSame =
    before.storyIds.length === storyIds.length && before.storyIds.every((id) => storyIds.includes(id))
  if (before.number !== number || !isSame) throw meanwhile(seriesId)
  // an order that names a story twice has lost another
  if (new Set(storyIds).size !== storyIds.length) throw meanwhile(seriesId)
  await mayReorder(storyIds, caller)
  const patch = { name, storyIds, number: number + 1, by: caller.name, at: instant() }
  if (!(await kept.changeSeries(seriesId, number, patch, toReaders))) throw meanwhile(seriesId)
  return said(await kept.demandSeries(seriesId))
}

/** Whoever works on one of its stories. */
async function mayReorder(storyIds: readonly string[], caller: Caller): Promise<void> {
  for (const storyId of storyIds) {
    const row = await store.demand(storyId).catch(() => null)
    if (!row) continue
    return requireTouch(caller, row)
  }
}

const meanwhile = (seriesId: string) =>
  new AppError('changed_meanwhile', `series ${seriesId} has moved on`, {
    '': '这个系列刚有人改过，看看最新的再排。',
  })
