/** 点单 to 评单: one handler an action, each in the file of what it is about. */
export { batch } from './batch'
export { board } from './board'
export {
  accept,
  answerNudge,
  cancel,
  confirmForResident,
  order,
  pool,
  recall,
  refer,
  refuse,
  reopen,
  resume,
  sendBack,
  solve,
  stop,
  unlock,
} from './desk'
export { desk } from './desks'
export { file, myOrder, myOrders, similar } from './filing'
export { decline, handBack } from './handing-back'
export { openOrders } from './open-orders'
export { attend, release } from './organising'
export { appeal, cancelOwn, complete, confirmDone, nudge, rate, reopenOwn } from './own'
export { scan, signIn, signOut } from './serving'
export { dispatch, suggest } from './suggesting'
export { claim, myPart, myParts, unlockMine } from './volunteering'
