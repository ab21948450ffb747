import { Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { sayAll } from '../say'
import './reason-dialog.css'

interface ReasonDialogProps {
  readonly title: string
  readonly label: string
  readonly hint: ReactNode
  readonly okText: string
  readonly cancelText: string
  readonly danger?: boolean
  /** Sentences that are often said, to begin with. */
  readonly usual?: readonly string[]
  readonly maxLength?: number
  /** The fewest characters that are taken; 0: may stay empty. */
  readonly shortest?: number
  /** Something beside the words is still to be chosen. */
  readonly incomplete?: boolean
  /** Fails with the refusal, which is shown here; what was written stays. */
  readonly onSubmit: (reason: string) => Promise<void>
  readonly onClose: () => void
  /** Stands above the reason. */
  readonly children?: ReactNode
}

/** A step that is taken with words, because somebody else will read them. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, label, hint, okText, cancelText, danger = false, usual = [] } = props
  const { maxLength = 200, shortest = 2, incomplete = false } = props
  const id = useId()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const short = reason.trim().length < shortest
  const submit = async () => {
    setBusy(true)
    setRefusal('')
    try {
      await props.onSubmit(reason.trim())
    } catch (error) {
      setRefusal(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={cancelText}
      okButtonProps={{ danger, disabled: short || incomplete }}
      confirmLoading={busy}
      onOk={submit}
      onCancel={props.onClose}
    >
      {props.children}
      <div className="form-rows">
        <label htmlFor={id}>{label}</label>
        <Input.TextArea
          id={id}
          value={reason}
          maxLength={maxLength}
          rows={3}
          autoFocus
          onChange={(event) => setReason(event.target.value.replace(/[\r\n]/g, ''))}
          aria-describedby={`${id}-hint`}
        />
        {usual.length > 0 && (
          <div className="usual">
            {usual.map((words) => (
              <button
                key={words}
                type="button"
                className="link"
                onClick={() => setReason(reason ? `${reason}${words}` : words)}
              >
                {words}
              </button>
            ))}
          </div>
        )}
        <p id={`${id}-hint`} className="meta">
          {hint}
          {short && ' 写上理由，按钮就能点。'}
        </p>
        {refusal && <p role="alert">{refusal}</p>}
      </div>
    </Modal>
  )
}
