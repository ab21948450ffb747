import { stories } from '@functions/stories/contract'
import type { RuleSetId, RuleSetVersion } from '@functions/stories/contract/rules'
import { App, Button, Modal } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { Failed } from '../../../ui/failed'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { Changes } from './changes'
import { changesBetween } from './entries'
import { Reason } from './reason'

interface HistoryProps {
  readonly setId: RuleSetId
  readonly current: number
  readonly mayChange: boolean
  /** A list was taken up again. */
  readonly onChanged: () => void
}

/** 历次改动: who changed the list when and why, what exactly, and the way back. */
export function History({ setId, current, mayChange, onChanged }: HistoryProps) {
  const { again, put, ...listed } = useCall(
    useCallback(() => api(stories).ruleSetVersions({ setId }), [setId]),
  )
  const [shown, setShown] = useState<RuleSetVersion | null>(null)
  const { message } = App.useApp()
  const more = async (before: number) => {
    if (listed.phase !== 'ready') return
    try {
      const next = await api(stories).ruleSetVersions({ setId, before })
      put({ ...next, versions: [...listed.data.versions, ...next.versions] })
    } catch (error) {
      message.error(sayAll(error))
    }
  }
  return (
    <section className="rule-history" aria-labelledby="rule-history">
      <h2 id="rule-history">历次改动</h2>
      {listed.phase === 'loading' && <Waiting onRetry={again} />}
      {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
      {listed.phase === 'ready' && (
        <ol>
          {listed.data.versions.map((version) => (
            <li key={version.version}>
              <span>
                <strong className="num">第 {version.version} 版</strong>　{version.by}
                {version.restored !== null && `，退回到第 ${version.restored} 版`}
                <span className="meta">　{version.at ? exact(version.at) : '随系统带来'}</span>
              </span>
              <span className="meta">{version.reason}</span>
              {version.version !== current && (
                <Button size="small" onClick={() => setShown(version)}>
                  和现在比
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {listed.phase === 'ready' && listed.data.nextBefore !== null && (
        <button type="button" className="link" onClick={() => more(listed.data.nextBefore ?? 0)}>
          更早的
        </button>
      )}
      {shown && (
        <Compared
          version={shown}
          current={current}
          mayChange={mayChange}
          onClose={() => setShown(null)}
          onRestored={() => {
            setShown(null)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface ComparedProps {
  readonly version: RuleSetVersion
  readonly current: number
  readonly mayChange: boolean
  readonly onClose: () => void
  readonly onRestored: () => void
}

function Compared({ version: { setId, version }, current, mayChange, onClose, onRestored }: ComparedProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const {
    again,
    put: _put,
    ...both
  } = useCall(
    useCallback(
      () =>
        Promise.all([
          api(stories).ruleSet({ setId, version }),
          api(stories).ruleSet({ setId, version: current }),
        ]),
      [setId, version, current],
    ),
  )
  const restore = async () => {
    setBusy(true)
    try {
      await api(stories).restoreRuleSet({ setId, base: current, version, reason })
      message.success(`退回到第 ${version} 版的内容了，几秒内生效。`)
      onRestored()
    } catch (error) {
      message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={`从第 ${version} 版到现在的第 ${current} 版`}
      okText="退回这一版"
      cancelText="关上"
      confirmLoading={busy}
      okButtonProps={mayChange ? { disabled: reason.trim().length < 2 } : { style: { display: 'none' } }}
      onOk={restore}
      onCancel={onClose}
    >
      {both.phase === 'loading' && <Waiting onRetry={again} />}
      {both.phase === 'failed' && <Failed error={both.error} onRetry={again} />}
      {both.phase === 'ready' && (
        <Changes changes={changesBetween(both.data[0].content.entries, both.data[1].content.entries)} />
      )}
      {mayChange && <Reason label="为什么退回去" value={reason} onChange={setReason} />}
    </Modal>
  )
}
