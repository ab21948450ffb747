import { MATERIAL_LIMITS } from '../../site/materials'
import type { Caller } from '../_server/caller'
import { instantAfter } from '../_server/clock'
import { decodeCursor, encodeCursor } from '../_server/paging'
import { materialsOf } from './present'
import { maySee } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 24
const MOST_ENDING = 100
/** Somebody with a narrow sight in a large library gets a short page rather than a long wait. */
const ROUNDS = 4
const DAY_MS = 24 * 60 * 60 * 1000

export async function list(input: Input<'list'>, caller: Caller): Promise<Output<'list'>> {
  if (input.shelf === 'ending') return ending(caller)
  const filter = { ...shelfOf(input.shelf, caller), ...(input.kind ? { kind: input.kind } : {}) }
  const words = input.q ? input.q.toLowerCase() : null
  const visible: store.MaterialRow[] = []
  let after = input.cursor ? String(decodeCursor(input.cursor, ['string'])[0]) : null
  let ended = false
  for (let round = 0; round < ROUNDS && !ended && visible.length <= PAGE; round++) {
    const found = await store.list(filter, words, after, PAGE + 1)
    visible.push(...found.filter((row) => maySee(caller, row)))
    after = found.at(-1)?.order ?? after
    ended = found.length <= PAGE
  }
  const rows = visible.slice(0, PAGE)
  const goesOnAt = visible.length > PAGE ? rows.at(-1)?.order : ended ? null : after
  return { rows: await materialsOf(rows), nextCursor: goesOnAt ? encodeCursor([goesOnAt]) : null }
}

function shelfOf(shelf: 'library' | 'mine' | 'waiting' | 'expired', caller: Caller): store.Filter {
  switch (shelf) {
    case 'library':
      return { state: 'passed' }
    case 'expired':
      return { state: 'expired' }
    case 'mine':
      return { ownerId: caller.personId ?? '' }
    case 'waiting':
      return { state: 'waiting', mentorId: caller.personId ?? '' }
  }
}

async function ending(caller: Caller): Promise<Output<'list'>> {
  const rows = await store.endingBefore(instantAfter(MATERIAL_LIMITS.warnDays * DAY_MS), MOST_ENDING)
  return { rows: await materialsOf(rows.filter((row) => maySee(caller, row))), nextCursor: null }
}
