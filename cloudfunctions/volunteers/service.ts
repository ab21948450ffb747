/** One handler an action; each file holds what belongs together. */
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
