import { people } from '@functions/people/contract'
import { site } from '@site'
import { App, Button } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { sayError } from '../../../say'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { exact, since } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { BindCode } from '../bind-code'
import { ChangePassword } from '../change-password'
import { CodeForm } from '../code-form'
import { grantsInWords } from '../grants'
import './index.css'

/** 我的账号: who I am, my password, my second factor, where I am signed in. */
export function Account() {
  const { staff } = useMe()
  const unit = site.units.find(({ unitId }) => unitId === staff.unitId)?.name ?? ''
  return (
    <div className="page">
      <PageHead title="我的账号" />
      <div className="account">
        <section className="sheet rail account-sheet" aria-labelledby="account-who">
          <h2 id="account-who">我是谁</h2>
          <dl className="definition">
            <dt>姓名</dt>
            <dd>
              {staff.name}（{staff.userName}）
            </dd>
            <dt>单位</dt>
            <dd>{unit}</dd>
            <dt>能做什么</dt>
            <dd>{grantsInWords(staff.grants)}</dd>
          </dl>
          <p className="meta">要改这些，找管理员。</p>
        </section>
        <SecondFactor />
        <Password />
        <Sessions />
      </div>
    </div>
  )
}

function Password() {
  const { message } = App.useApp()
  const { refresh } = useMe()
  return (
    <section className="sheet rail account-sheet" aria-labelledby="account-password">
      <h2 id="account-password">密码</h2>
      <ChangePassword
        onDone={() => {
          message.success('密码换好了，别的设备都已退出。')
          refresh()
        }}
      />
    </section>
  )
}

function SecondFactor() {
  const { staff, refresh } = useMe()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const done = (words: string) => {
    message.success(words)
    setOpen(false)
    refresh()
  }
  return (
    <section className="sheet rail account-sheet" aria-labelledby="account-code">
      <h2 id="account-code">动态码</h2>
      {staff.totpEnrolled ? (
        <p>
          <span className="tag tag-done">已绑定</span>　登录时除了密码，还要手机验证器上的六位数。
        </p>
      ) : (
        <p>
          <span className="tag tag-due">没绑定</span>　绑定后，别人就算知道密码也进不来。
        </p>
      )}
      {!open && (
        <Button className="account-open" onClick={() => setOpen(true)}>
          {staff.totpEnrolled ? '解绑，或者换一部手机' : '绑定动态码'}
        </Button>
      )}
      {open && !staff.totpEnrolled && <BindCode onDone={() => done('绑好了。下次登录会问动态码。')} />}
      {open && staff.totpEnrolled && (
        <>
          <p className="meta account-open">填一个现在的动态码，证明是您本人。解绑后可以用新手机再绑。</p>
          <CodeForm
            action="解绑"
            danger
            send={async (code) => {
              await api(people).removeTotp({ code })
              done('已经解绑。')
            }}
          />
        </>
      )}
    </section>
  )
}

function Sessions() {
  const { message } = App.useApp()
  const { again, ...called } = useCall(useCallback(() => api(people).sessions({}), []))
  const revoke = async (sessionId: string) => {
    try {
      await api(people).revokeSession({ sessionId })
      message.success('那台设备已经退出。')
    } catch (error) {
      message.error(sayError(error))
    }
    again()
  }
  return (
    <section className="sheet rail account-sheet" aria-labelledby="account-sessions">
      <h2 id="account-sessions">登录着的设备</h2>
      <p className="meta">有不认得的，让它退出，再换个密码。</p>
      {called.phase === 'loading' && <Waiting onRetry={again} />}
      {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
      {called.phase === 'ready' && (
        <ul className="account-sessions">
          {called.data.sessions.map(({ sessionId, device, createdAt, lastSeenAt, current }) => (
            <li key={sessionId}>
              <div>
                <strong>{device}</strong>
                <p className="meta">
                  {exact(createdAt)} 登录，最近用过 {since(lastSeenAt, Date.now())}
                </p>
              </div>
              {current ? (
                <span className="tag">就是这一台</span>
              ) : (
                <Button size="small" danger onClick={() => revoke(sessionId)}>
                  让它退出<span className="spoken">：{device}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
