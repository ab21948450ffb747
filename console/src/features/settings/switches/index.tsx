import { SWITCH_LABELS, type Switch as SwitchState, settings } from '@functions/settings/contract'
import { App, Switch } from 'antd'
import { useCallback } from 'react'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { since } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import './index.css'

/** The functions remember the switches for 3 s. */
const SETTLED_MS = 3500

/** 开关: what the centre offers; each with what it needs, and who turned it last. */
export function Switches() {
  const { message, modal } = App.useApp()
  const { refresh } = useMe()
  const { again, put, ...listed } = useCall(useCallback(() => api(settings).switches({}), []))

  const turn = ({ name, on }: SwitchState) => {
    const { label, note } = SWITCH_LABELS[name]
    modal.confirm({
      title: on ? `关掉“${label}”？` : `打开“${label}”？`,
      content: on ? '几秒内所有人都用不到它了。' : note,
      okText: on ? '关掉' : '打开',
      cancelText: '不动',
      onOk: async () => {
        try {
          const turned = await api(settings).turn({ name, on: !on })
          const switches = listed.data?.switches ?? []
          put({ switches: switches.map((other) => (other.name === name ? turned : other)) })
          message.success(`${label}已${on ? '关掉' : '打开'}，几秒内生效。`)
          // it may ask something of this very desk
          if (name === 'staff_second_factor') setTimeout(refresh, SETTLED_MS)
        } catch (error) {
          message.error(sayAll(error))
        }
      },
    })
  }

  return (
    <div className="page">
      <PageHead title="开关" sub="没有备案、没有类目的，先别打开" />
      <section className="sheet switches" aria-label="开关">
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' && (
          <ul>
            {listed.data.switches.map((state) => (
              <li key={state.name}>
                <div>
                  <h2 id={`switch-${state.name}`}>{SWITCH_LABELS[state.name].label}</h2>
                  <p id={`switch-${state.name}-note`}>{SWITCH_LABELS[state.name].note}</p>
                  <p className="meta">
                    {state.changedAt
                      ? `${state.changedBy ?? '管理员'} ${since(state.changedAt, Date.now())}${state.on ? '打开' : '关掉'}的`
                      : '从没动过'}
                  </p>
                </div>
                <Switch
                  checked={state.on}
                  checkedChildren="开"
                  unCheckedChildren="关"
                  aria-labelledby={`switch-${state.name}`}
                  aria-describedby={`switch-${state.name}-note`}
                  onChange={() => turn(state)}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
