import { ROLE_LABELS, type StaffRole } from '@functions/_common/contract'
import { stories } from '@functions/stories/contract'
import type { Delegation } from '@functions/stories/contract/reviewing'
import { STAGE_HOLDERS } from '@functions/stories/machine'
import { App, Button, DatePicker, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Failed } from '../../../ui/failed'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import '../write/index.css'

type Role = Delegation['role']
const DELEGABLE: readonly Role[] = [...STAGE_HOLDERS, 'commander']
const delegable = (role: StaffRole): role is Role => DELEGABLE.some((own) => own === role)

/** 委托: who does it while I am away, from when to when; each is recorded, and the review says on whose behalf. */
export function Delegations({ onClose }: { onClose: () => void }) {
  const { again, ...called } = useCall(useCallback(() => api(stories).delegations({}), []))
  return (
    <Modal open width={640} title="请人代审" footer={null} onCancel={onClose}>
      <p className="meta">
        您不在时，由同样有这个角色的同事代。稿上写明是谁代谁审的。一篇稿仍然一人只能担一道。
      </p>
      {called.phase === 'loading' && <Waiting onRetry={again} />}
      {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
      {called.phase === 'ready' && (
        <>
          <Given title="我请人代的" rows={called.data.given} onEnded={again} mine />
          <Given title="别人请我代的" rows={called.data.received} onEnded={again} />
          <NewDelegation candidates={called.data.candidates} onMade={again} />
        </>
      )}
    </Modal>
  )
}

interface GivenProps {
  readonly title: string
  readonly rows: readonly Delegation[]
  readonly mine?: boolean
  readonly onEnded: () => void
}

function Given({ title, rows, mine = false, onEnded }: GivenProps) {
  const { message } = App.useApp()
  if (rows.length === 0) return null
  const end = async (delegationId: string) => {
    try {
      await api(stories).endDelegation({ delegationId })
      onEnded()
    } catch (error) {
      message.error(sayAll(error))
    }
  }
  return (
    <section aria-label={title} className="delegations">
      <h3>{title}</h3>
      <ul className="marks">
        {rows.map(({ delegationId, from, to, role, startsAt, endsAt }) => (
          <li key={delegationId} className="mark">
            <p>
              <strong>{mine ? to.name : from.name}</strong>　{ROLE_LABELS[role]}
            </p>
            <p className="meta num">
              {exact(startsAt)} 到 {exact(endsAt)}
            </p>
            {mine && (
              <p className="mark-actions">
                <Button size="small" onClick={() => end(delegationId)}>
                  我回来了，不用代了
                </Button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface NewDelegationProps {
  readonly candidates: readonly { personId: string; name: string; roles: readonly StaffRole[] }[]
  readonly onMade: () => void
}

function NewDelegation({ candidates, onMade }: NewDelegationProps) {
  const { staff } = useMe()
  const { message } = App.useApp()
  const mine = rolesOf(staff.grants).filter(delegable)
  const [role, setRole] = useState<Role | undefined>(mine[0])
  const [to, setTo] = useState<string | null>(null)
  const [range, setRange] = useState<readonly [Dayjs, Dayjs] | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const able = candidates.filter(({ roles }) => role !== undefined && roles.includes(role))
  const why =
    able.length === 0
      ? '除了您，还没有人有这个角色，请管理员给一位同事开通'
      : !to
        ? '选一个人'
        : !range
          ? '选从几时到几时'
          : ''
  const make = async () => {
    if (!role || !to || !range) return
    setBusy(true)
    setRefusal('')
    try {
      const [from, until] = range
      await api(stories).delegate({
        toPersonId: to,
        role,
        startsAt: from.toISOString(),
        endsAt: until.toISOString(),
      })
      message.success('委托好了，到时间自动生效。')
      onMade()
    } catch (error) {
      setRefusal(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section aria-label="再请一位" className="form-rows">
      {mine.length > 1 && (
        <>
          <label htmlFor="delegation-role">代哪一道</label>
          <Select
            id="delegation-role"
            value={role}
            options={mine.map((value) => ({ value, label: ROLE_LABELS[value] }))}
            onChange={setRole}
          />
        </>
      )}
      <label htmlFor="delegation-to">请谁</label>
      <Select
        id="delegation-to"
        value={to}
        placeholder={able.length > 0 ? '选一个人' : '没有能代的人'}
        options={able.map(({ personId, name }) => ({ value: personId, label: name }))}
        onChange={setTo}
      />
      <label htmlFor="delegation-from">从几时到几时</label>
      <DatePicker.RangePicker
        id={{ start: 'delegation-from', end: 'delegation-to-time' }}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        placeholder={['从', '到']}
        onChange={(value) => setRange(value?.[0] && value[1] ? [value[0], value[1]] : null)}
      />
      {why && <p className="meta">{why}。</p>}
      {refusal && <p role="alert">{refusal}</p>}
      <div>
        <Button type="primary" disabled={why !== ''} loading={busy} onClick={make}>
          委托
        </Button>
      </div>
    </section>
  )
}
