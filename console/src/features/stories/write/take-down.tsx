import { Input, Modal } from 'antd'
import { useState } from 'react'
import { sayAll } from '../../../say'

interface TakeDownProps {
  readonly onTakeDown: (reason: string) => Promise<void>
  readonly onClose: () => void
}

/** 撤下: never without a reason, because readers are told. */
export function TakeDown({ onTakeDown, onClose }: TakeDownProps) {
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const take = async () => {
    setBusy(true)
    try {
      await onTakeDown(reason.trim())
    } catch (error) {
      setRefusal(sayAll(error))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title="撤下这篇"
      okText="撤下"
      cancelText="不撤"
      okButtonProps={{ danger: true, disabled: reason.trim().length < 2 }}
      confirmLoading={busy}
      onOk={take}
      onCancel={onClose}
    >
      <div className="form-rows">
        <label htmlFor="take-down-reason">为什么撤下</label>
        <Input.TextArea
          id="take-down-reason"
          value={reason}
          maxLength={200}
          rows={3}
          autoFocus
          onChange={(event) => setReason(event.target.value.replace(/[\r\n]/g, ''))}
          aria-describedby="take-down-hint"
        />
        <p id="take-down-hint" className="meta">
          打开这篇的读者会看到这句话。5 秒内所有人都看不到正文；稿子还在，改好可以再发。
        </p>
        {refusal && <p role="alert">{refusal}</p>}
      </div>
    </Modal>
  )
}
