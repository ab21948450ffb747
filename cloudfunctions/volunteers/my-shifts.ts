import type { Caller } from '../_server/caller'
import { beyondOf, pageOf } from '../_server/paging'
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
  const beyond = beyondOf(cursor) ?? END_OF_TIME
  const lists = await Promise.all([
    store.shiftsWith('taken', volunteerId, beyond, PAGE + 1),
    store.shiftsWith('waiting', volunteerId, beyond, PAGE + 1),
  ])
  const found = lists.flat().sort((one, other) => (one.place < other.place ? 1 : -1))
  const { page, nextCursor } = pageOf(found, PAGE)
  const attended = await store.attendancesWith(page.map((row) => attendanceIdOf(serviceOf(row), volunteerId)))
  return {
    shifts: page.map((row) => {
      const attendance = attended.find(({ of }) => of.id === row._id)
      return { ...placeOf(row, volunteerId), attendance: attendance ? presentAttendance(attendance) : null }
    }),
    nextCursor,
  }
}
