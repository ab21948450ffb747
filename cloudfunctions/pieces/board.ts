import type { Caller } from '../_server/caller'
import { now } from '../_server/clock'
import { hashed } from '../_server/secret'
import type { Piece } from './contract/board'
import { dayBegan } from './day'
import { maySee } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

/** What a centre of sixty can have in hand many times over; above it the page says that it is not all. */
const MOST_OPEN = 999
const MOST_PUBLISHED = 200

/**
 * Changes whenever anything the board shows does: another of the newest moves, other grants, another day. The newest twenty,
 * because of two moves at once the earlier may be written last.
 */
async function markerFor(caller: Caller, day: string): Promise<string> {
  const newest = await store.newestPlaces(20)
  return hashed('board', JSON.stringify([newest, caller.personId, caller.grants, day])).slice(0, 22)
}

/** 采编看板: two reads, whatever the archive holds; one when nothing has changed. */
export async function board({ marker: known }: Input<'board'>, caller: Caller): Promise<Output<'board'>> {
  const at = now()
  const day = dayBegan(at)
  const marker = await markerFor(caller, day)
  if (marker === known) return { marker, at: at.toISOString(), board: null }
  const [open, published] = await Promise.all([
    store.openNow(MOST_OPEN + 1),
    store.publishedFrom('story', day, MOST_PUBLISHED),
  ])
  const seen = <T extends store.PublishedPiece | store.BoardPiece>(rows: readonly T[]) =>
    rows.filter((row) => maySee(caller, row))
  return {
    marker,
    at: at.toISOString(),
    board: {
      pieces: seen(open.slice(0, MOST_OPEN)).map(pieceOf),
      whole: open.length <= MOST_OPEN,
      publishedToday: seen(published).map(({ kind, refId, title, publishedAt }) => ({
        kind,
        id: refId,
        title,
        at: publishedAt ?? day,
      })),
    },
  }
}

export function pieceOf(row: store.BoardPiece): Piece {
  const { refId, kind, title, stage, state, holder, since, dueAt, columnId, unitId, form } = row
  return { kind, id: refId, title, stage, state, holder, since, dueAt, columnId, unitId, form }
}
