/** One handler an action; each file holds what belongs together. */
export {
  accept,
  assign,
  assignments,
  cancel,
  complete,
  decline,
  openAssignment,
  revive,
  sendBack,
  start,
  submit,
} from './assigning'
export { closeFeed, feed, openFeed } from './feed'
export { answerHandOver, offerHandOver, recallHandOver } from './handing-over'
export { agenda, closeMeeting, convene, decide, meetings, reopenMeeting, saveMinutes } from './meeting'
export { dropShift, leaveNote, putShift, readNote, roster } from './on-duty'
export {
  alike,
  bringUp,
  changePitch,
  filePitch,
  mergePitch,
  openPitch,
  pitches,
  vouch,
  withdrawPitch,
} from './pitching'
export { addEvent, bringBack, calendar, callOff, changeEvent, cover, openEvent } from './planning'
