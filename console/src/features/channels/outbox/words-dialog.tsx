import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { sayAll } from '../../../say'

interface WordsDialogProps {
  readonly title: string
  readonly label: string
  readonly hint: string
  readonly okText: string
  /** The fewest characters that are taken. */
  readonly shortest: number
  readonly longest: number
  readonly danger?: boolean
  /** Fails with the refusal, which is shown here; what was written stays. */
  readonly onSubmit: (words: string) => Promise<void>
  readonly onClose: () => void
}

/** A step that carries a line of words: the link back, or the reason. */
export function WordsDialog(props: WordsDialogProps) {
  const { title, label, hint, okText, shortest, longest, danger = false, onSubmit, onClose } = props
  const id = useId()
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const submit = async () => {
    setBusy(true)
    setRefusal('')
    try {
      await onSubmit(words.trim())
    } catch (error) {
      setRefusal(sayAll(error))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="先不"
      okButtonProps={{ danger, disabled: words.trim().length < shortest }}
      confirmLoading={busy}
      onOk={submit}
      onCancel={onClose}
    >
      <div className="form-rows">
        <label htmlFor={id}>{label}</label>
        <Input
          id={id}
          value={words}
          maxLength={longest}
          autoFocus
          aria-describedby={`${id}-hint`}
          onChange={(event) => setWords(event.target.value)}
          onPressEnter={() => words.trim().length >= shortest && submit()}
        />
        <p id={`${id}-hint`} className="meta">
          {hint}
        </p>
        {refusal && <p role="alert">{refusal}</p>}
      </div>
    </Modal>
  )
}
