import { useMe } from '../../../me'
import { session } from '../../../session'
import { Brand } from '../../../ui/brand'
import { usePageTitle } from '../../../ui/page-head'
import { BindCode } from '../bind-code'
import { ChangePassword } from '../change-password'

/** What must be done before anything else: an own password in place of the one-time one, and a second factor where it is required. */
export function GetReady() {
  const { staff, refresh } = useMe()
  const step = staff.mustChangePassword ? '换成自己的密码' : '绑定动态码'
  usePageTitle(step)
  return (
    <main className="ready">
      <Brand size={32} />
      <div className="rail rail-now ready-sheet">
        <h1>{step}</h1>
        {staff.mustChangePassword ? (
          <>
            <p className="meta">{staff.name}，您用的是一次性密码，只能进这一步。换好就能开始工作。</p>
            <ChangePassword onDone={refresh} />
          </>
        ) : (
          <>
            <p className="meta">
              {staff.name}，这里要求每位工作人员登录时都用动态码。绑一次，以后每次登录看一眼手机。
            </p>
            <BindCode onDone={refresh} />
          </>
        )}
        <button type="button" className="link" onClick={() => session.end()}>
          先不弄，退出登录
        </button>
      </div>
    </main>
  )
}
