import type { Attendance, Shift } from './contract/shifts'
import type * as store from './store'

export const presentAttendance = (row: store.AttendanceRow): Attendance => ({
  attendanceId: row._id,
  of: row.of,
  volunteer: row.volunteer,
  state: row.state,
  in: row.in,
  out: row.out,
  minutes: row.minutes,
  reason: row.reason,
})

export const presentShift = (row: store.ShiftRow): Shift => ({
  ...row,
  shiftId: row._id,
  taken: row.taken.length,
  waiting: row.waiting.length,
})
