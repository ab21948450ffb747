/** One handler an action; each file holds what belongs together. */

export { changeShift, shifts } from './arranging'
export { certificateFile, certificates, certify, myCertificates, revoke, verify } from './certifying'
export { askCorrection, corrections, decideCorrection, myCorrections, myHours, recountMine } from './counting'
export { exportMine } from './exporting'
export { withdraw } from './leaving'
export { myShifts } from './my-shifts'
export { changeProject, endProject, openProject, openProjects, project, projects } from './projects'
export {
  answerObjection,
  myRecords,
  objections,
  objectToRecord,
  recordEvaluation,
  recordHonour,
  recordsOf,
  recordTraining,
  revokeRecord,
} from './records'
export { changeMine, mine, register, setAway } from './registering'
export { confirmGuardian, guardianContact, roster, setInsurance } from './roster'
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
export { decideAsk, joinTeam, leaveTeam, removeMember } from './team-members'
export {
  changeTeam,
  disbandTeam,
  myTeam,
  myTeams,
  openTeam,
  openTeams,
  setLeader,
  setRecruiting,
  team,
  teams,
} from './teams'
