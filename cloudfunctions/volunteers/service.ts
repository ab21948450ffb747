/** One handler an action; each file holds what belongs together. */

export { certificateFile, certify, myCertificates, revoke, verify } from './certifying'
export { askCorrection, corrections, decideCorrection, myCorrections, myHours, recountMine } from './counting'
export { myShifts } from './my-shifts'
export {
  changeMine,
  confirmGuardian,
  mine,
  register,
  roster,
  setAway,
  setInsurance,
  withdraw,
} from './registering'
export { cancelShift, giveUp, listOf, myPlace, openShift, openShifts, signUp } from './shifting'
export {
  confirm,
  declare,
  myCode,
  refuseAttendance,
  scanShift,
  scanVolunteer,
  signAtPlace,
  signByList,
} from './signing'
