import { volunteers } from '@functions/volunteers/contract'
import {
  CONSENT_WAY_LABELS,
  CONSENT_WAYS,
  GUARDIAN_RELATION_LABELS,
  type VolunteerCard,
} from '@functions/volunteers/contract/registered'
import { Button, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { useAct } from '../../../use-act'

interface DialogProps {
  readonly volunteer: VolunteerCard
  readonly onDone: () => void
  readonly onClose: () => void
}

/** 监护人同意: how it was given; who wrote it down is kept with it. */
export function ConsentDialog({ volunteer, onDone, onClose }: DialogProps) {
  const { volunteerId, name, guardianName } = volunteer
  const id = useId()
  const [way, setWay] = useState<(typeof CONSENT_WAYS)[number] | null>(null)
  const [refusal, setRefusal] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (!way) return
    setBusy(true)
    setRefusal('')
    try {
      await api(volunteers).confirmGuardian({ volunteerId, way })
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
      title={`${name}的监护人同意了？`}
      okText="记下同意"
      cancelText="还没问到"
      okButtonProps={{ disabled: !way }}
      confirmLoading={busy}
      onOk={submit}
      onCancel={onClose}
    >
      <p>
        监护人 {guardianName ?? '没有登记'}。记下以后，{name}就能报名了；每报一次班次，监护人还要再同意一次。
      </p>
      <GuardianPhone volunteerId={volunteerId} />
      <div className="form-rows">
        <span id={id}>怎么同意的</span>
        <Radio.Group
          aria-labelledby={id}
          value={way}
          options={CONSENT_WAYS.map((value) => ({ value, label: CONSENT_WAY_LABELS[value] }))}
          onChange={({ target }) => setWay(target.value)}
        />
        {refusal && <p role="alert">{refusal}</p>}
      </div>
    </Modal>
  )
}

function GuardianPhone({ volunteerId }: { volunteerId: string }) {
  const { busy, act } = useAct()
  const [said, setSaid] = useState('')
  const look = () =>
    act(async () => {
      const { name, relation, phone } = await api(volunteers).guardianContact({ volunteerId })
      setSaid(`${name}（${GUARDIAN_RELATION_LABELS[relation]}） ${phone}`)
    })
  if (said) return <p className="num">{said}</p>
  return (
    <p>
      <Button size="small" loading={busy} onClick={() => void look()}>
        看监护人的电话
      </Button>
      <span className="meta">　看一次记一次。</span>
    </p>
  )
}
