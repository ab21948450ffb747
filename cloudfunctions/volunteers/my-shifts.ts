import type { Caller } from '../_server/caller'
import { decodeCursor, encodeCursor } from '../_server/paging'
import { attendanceIdOf } from './attending'
import { presentAttendance } from './present'
import { residentOf } from './registering'
import { placeOf, serviceOf } from './shifting'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 30
/** Later than any shift. */
const END_OF_TIME = '9999'

/** Those with a place and those waited for, the last to end first. */
export async function myShifts({ cursor }: Input<'myShifts'>, caller: Caller): Promise<Output<'myShifts'>> {
  const volunteerId = residentOf(caller)
  const beyond = cursor ? String(decodeCursor(cursor, ['string'])[0]) : END_OF_TIME
  const lists = await Promise.all([
    store.shiftsWith('taken', volunteerId, beyond, PAGE + 1),
    store.shiftsWith('waiting', volunteerId, beyond, PAGE + 1),
  ])
  const found = lists.flat().sort((one, other) => (one.place < other.place ? 1 : -1))
  const page = found.slice(0, PAGE)
  const attended = await store.attendancesWith(page.map((row) => attendanceIdOf(serviceOf(row), volunteerId)))
  const last = page.at(-1)
  return {
    shifts: page.map((row) => {
      const attendance = attended.find(({ of }) => of.id === row._id)
      return { ...placeOf(row, volunteerId), attendance: attendance ? presentAttendance(attendance) : null }
    }),
    nextCursor: last && found.length > PAGE ? encodeCursor([last.place]) : null,
  }
}
