import { Navigate } from 'react-router-dom'
import { rolesOf, useMe } from '../me'
import { firstPathFor } from './menu'

/** Where somebody begins: at the stories who works on them, else at the first desk of the menu. */
export function FirstDesk() {
  const { staff } = useMe()
  return <Navigate to={firstPathFor(rolesOf(staff.grants))} replace />
}
