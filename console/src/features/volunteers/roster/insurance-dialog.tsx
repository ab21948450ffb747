import { volunteers } from '@functions/volunteers/contract'
import type { VolunteerCard } from '@functions/volunteers/contract/registered'
import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'

interface DialogProps {
  readonly volunteer: VolunteerCard
  readonly onDone: () => void
  readonly onClose: () => void
}

/** 保险: until which day; an empty field takes the entry back. */
export function InsuranceDialog({ volunteer, onDone, onClose }: DialogProps) {
  const { volunteerId, name, insuredUntil } = volunteer
  const id = useId()
  const [until, setUntil] = useState(insuredUntil ?? '')
  const [refusal, setRefusal] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    setRefusal('')
    try {
      await api(volunteers).setInsurance({ volunteerId, until: until || null })
      onDone()
    } catch (error) {
      setRefusal(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={`${name}的保险`}
      okText="存"
      cancelText="先不"
      confirmLoading={busy}
      onOk={submit}
      onCancel={onClose}
    >
      <div className="form-rows">
        <label htmlFor={id}>保到哪一天</label>
        <Input id={id} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        <p className="meta">没有保险就空着。</p>
        {refusal && <p role="alert">{refusal}</p>}
      </div>
    </Modal>
  )
}
