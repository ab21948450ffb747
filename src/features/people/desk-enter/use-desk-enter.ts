import { people } from '@functions/people/contract'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api } from '@/api'
import { staff } from '@/kept/staff'
import { type Faults, faultsFrom } from '../enter/faults'

/** 工作账号登录: account and password, then the second factor when the account has one. */
export function useDeskEnter(onEntered: () => void) {
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codeAsked, setCodeAsked] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)

  async function enter(): Promise<void> {
    if (busy) return
    const wanted = { userName: userName.trim(), password, ...(code ? { totp: code } : {}) }
    const parsed = z.safeParse(people.actions.enterStaff.input, wanted)
    if (!parsed.success) {
      const { issues } = parsed.error
      setFaults(Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ''), message])))
      return
    }
    setBusy(true)
    setFaults({})
    try {
      const answer = await api(people).enterStaff(parsed.data)
      const { staffId, name, grants } = answer.staff
      const roles = [...new Set(grants.map(({ role }) => role))]
      if (!staff.keep({ token: answer.token, personId: staffId, name, roles })) {
        setFaults({ '': '手机存不下登录信息。清出一点空间，再登一次。' })
        return setBusy(false)
      }
      onEntered()
    } catch (error) {
      const found = faultsFrom(error)
      setBusy(false)
      setFaults(found.totp && !code ? {} : found)
      if (found.totp) setCodeAsked(true)
    }
  }
  return {
    userName,
    setUserName,
    password,
    setPassword,
    code,
    setCode,
    codeAsked,
    faults,
    busy,
    enter: () => void enter(),
  }
}
