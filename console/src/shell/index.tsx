import { people } from '@functions/people/contract'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useCallback, useMemo } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router-dom'
import { api } from '../api'
import { GetReady } from '../features/people/ready'
import { MeContext } from '../me'
import { signInPath, useToken } from '../session'
import { antdTheme } from '../theme/antd'
import { Failed } from '../ui/failed'
import { Waiting } from '../ui/waiting'
import { useCall } from '../use-call'
import { Desk } from './desk'

import './index.css'

dayjs.locale('zh-cn')

/** Everything behind the sign-in: without a session one is sent there and comes back to the same address. */
export function DeskShell() {
  const token = useToken()
  const here = useLocation()
  if (!token) return <Navigate to={signInPath(here)} replace />
  return (
    <ConfigProvider locale={zhCN} theme={antdTheme} button={{ autoInsertSpace: false }}>
      <App className="desk-app" message={{ maxCount: 3 }}>
        <SignedIn key={token} />
      </App>
    </ConfigProvider>
  )
}

function SignedIn() {
  const { data, phase, ...call } = useMyself()
  const me = useMemo(() => data && { ...data, refresh: call.again }, [data, call.again])
  if (call.error !== null) return <Failed error={call.error} onRetry={call.again} />
  if (phase === 'loading' || !me) return <Waiting onRetry={call.again} />
  const unready = me.staff.mustChangePassword || me.mustEnrolTotp
  return (
    <MeContext.Provider value={me}>
      {unready ? (
        <GetReady />
      ) : (
        <Desk>
          <Outlet />
        </Desk>
      )}
    </MeContext.Provider>
  )
}

function useMyself() {
  const called = useCall(useCallback(() => api(people).myself({}), []))
  return { ...called, error: called.phase === 'failed' ? called.error : null }
}
