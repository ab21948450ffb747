import { people } from '@functions/people/contract'
import { site } from '@site'
import { useState } from 'react'
import { Navigate, useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { fieldErrors, sayError } from '../../../say'
import { session, useToken } from '../../../session'
import { Brand } from '../../../ui/brand'
import { Note } from '../../../ui/note'
import { usePageTitle } from '../../../ui/page-head'
import { Field, PasswordField } from './field'
import './index.css'
import { Picture } from './picture'
import { SampleSignIns } from './samples'

/** Where to go afterwards: only to a page of this console, never to an address that somebody put into the link. */
export function wayBack(back: string | null): string {
  return back && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : '/'
}

/** 登录: account and password, then the second factor when the account has one. */
export function SignIn() {
  usePageTitle('登录')
  const [query] = useSearchParams()
  const token = useToken()
  const back = wayBack(query.get('back'))
  if (token) return <Navigate to={back} replace />
  return (
    <div className="sign-in">
      <Picture />
      <main className="sign-in-form">
        <Brand size={40} />
        <div className="rail rail-now sign-in-head">
          <h1>融媒体中心工作台</h1>
          <p className="meta">采编、发布、派单、管理都在这里。居民请用小程序。</p>
        </div>
        {session.endedByCentre() && (
          <div className="sign-in-ended">
            <Note tone="due" title="这台设备的登录失效了，请再登录。">
              可能是到期了，也可能是在别的设备上让它退出了，或者管理员重设了密码、动态码。没存上的字还留在这台电脑里。
            </Note>
          </div>
        )}
        <Form />
        <p className="meta sign-in-foot">每次登录都留记录，保存不少于六个月。{site.organiser}</p>
      </main>
    </div>
  )
}

function Form() {
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codeAsked, setCodeAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const fields = fieldErrors(refusal)

  const enter = async (as: { userName: string; password: string }, totp: string) => {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await api(people).enterStaff({ ...as, ...(totp ? { totp } : {}) })
      session.begin(answer.token, answer.lastSignInAt)
    } catch (error) {
      setBusy(false)
      if (fieldErrors(error).totp && !totp) {
        setCodeAsked(true)
        return
      }
      setRefusal(error)
    }
  }

  return (
    <>
      <form
        noValidate
        aria-busy={busy}
        onSubmit={(event) => {
          event.preventDefault()
          enter({ userName: userName.trim(), password }, code.replace(/\s/g, ''))
        }}
      >
        <Field
          label="账号"
          value={userName}
          onChange={setUserName}
          autoComplete="username"
          error={fields.userName}
          autoFocus
        />
        <PasswordField value={password} onChange={setPassword} error={fields.password} />
        {codeAsked && (
          <Field
            label="动态码"
            hint="手机验证器上的六位数"
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={7}
            error={fields.totp}
            autoFocus
            wide
          />
        )}
        {refusal !== null && (
          <div className="sign-in-refusal">
            <Note tone="late" title={sayError(refusal)} />
          </div>
        )}
        <button type="submit" className="button button-main sign-in-go" disabled={busy}>
          {busy ? '正在登录' : '登录'}
        </button>
      </form>
      <p className="meta sign-in-help">忘了密码，或者动态码丢了：找管理员重设，当场就好。</p>
      <SampleSignIns disabled={busy} onPick={(sample) => enter(sample, '')} />
    </>
  )
}
