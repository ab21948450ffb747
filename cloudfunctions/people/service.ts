export { addStaff, changeStaff, listStaff, resetPassword, resetTotp } from './administration'
export { listColleagues as colleagues } from './colleagues'
export { aboutMe, deleteMe, enterByCode, enterByWechat, sendCode, signOut } from './residents'
export {
  beginTotp,
  changePassword,
  confirmTotp,
  enterStaff,
  myself,
  removeTotp,
  revokeSession,
  sessions,
} from './staff'
