import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { fieldErrors, sayError } from '../../say'

interface CodeFormProps {
  /** What the button says. */
  readonly action: string
  readonly danger?: boolean
  readonly send: (code: string) => Promise<void>
}

/** Six digits from the authenticator. */
export function CodeForm({ action, danger = false, send }: CodeFormProps) {
  const id = useId()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  return (
    <form
      className="code-form"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        const digits = code.replace(/\s/g, '')
        if (!/^\d{6}$/.test(digits)) return setRefusal('动态码是六位数字')
        setBusy(true)
        setRefusal(null)
        try {
          await send(digits)
        } catch (error) {
          setRefusal(fieldErrors(error).code ?? sayError(error))
        } finally {
          setBusy(false)
        }
      }}
    >
      <div>
        <label htmlFor={id}>动态码</label>
        <Input
          id={id}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          aria-invalid={refusal ? true : undefined}
          aria-describedby={refusal ? `${id}-error` : undefined}
        />
      </div>
      <Button type={danger ? 'default' : 'primary'} danger={danger} htmlType="submit" loading={busy}>
        {action}
      </Button>
      {refusal && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {refusal}
        </p>
      )}
    </form>
  )
}
