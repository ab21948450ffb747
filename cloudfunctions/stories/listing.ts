import type { Caller } from '../_server/caller'
import { decodeCursor, encodeCursor } from '../_server/paging'
import { plainTitle } from './content'
import type { StoryRow } from './contract'
import { mayTouch, searches } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 20
/** Somebody with a narrow grant in a large newsroom gets a short page rather than a long wait. */
const ROUNDS = 5

/** 稿件列表: what the caller may open, newest change first. */
export async function list(input: Input<'list'>, caller: Caller): Promise<Output<'list'>> {
  const filters = filtersFor(input, caller)
  const words = input.q ? plainTitle(input.q) : null
  const visible: store.ListedStory[] = []
  let place = input.cursor ? String(decodeCursor(input.cursor, ['string'])[0]) : null
  let ended = false
  for (let round = 0; round < ROUNDS && !ended && visible.length <= PAGE; round++) {
    const found = await nextOf(filters, words, place)
    visible.push(...found.filter((row) => mayTouch(caller, row)))
    place = found.at(-1)?.place ?? place
    ended = found.length <= PAGE
  }
  const rows = visible.slice(0, PAGE)
  const goesOnAt = visible.length > PAGE ? rows.at(-1)?.place : ended ? undefined : place
  return { rows: rows.map(listed), nextCursor: goesOnAt ? encodeCursor([goesOnAt]) : null }
}

function filtersFor(input: Input<'list'>, caller: Caller): store.StoryFilter[] {
  const asked: store.StoryFilter = {
    ...(input.state ? { state: input.state } : {}),
    ...(input.work ? { work: input.work } : {}),
    ...(input.columnId ? { columnId: input.columnId } : {}),
    ...(input.unitId ? { unitId: input.unitId } : {}),
    ...(input.mine ? { createdBy: caller.personId ?? '' } : {}),
  }
  // one unit or one person asked for: a single search, and `mayTouch` says what of it is to be seen
  if (input.unitId || input.mine) return [asked]
  return searches(caller).map((search) => ({ ...asked, ...search }))
}

/** The next rows of several searches as one list. */
async function nextOf(
  filters: readonly store.StoryFilter[],
  words: string | null,
  place: string | null,
): Promise<store.ListedStory[]> {
  const found = await Promise.all(filters.map((filter) => store.list(filter, words, place, PAGE + 1)))
  const once = new Map(found.flat().map((row) => [row._id, row]))
  return [...once.values()].sort((a, b) => (a.place < b.place ? 1 : -1)).slice(0, PAGE + 1)
}

function listed({ _id, publishedRevision, heldBy: _heldBy, ...row }: store.ListedStory): StoryRow {
  return { ...row, storyId: _id, changed: publishedRevision !== null && row.work !== 'settled' }
}
