import { useState } from 'react'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'

interface ReasonSheetProps {
  readonly title: string
  readonly label: string
  readonly hint: string
  readonly word: string
  readonly busy: boolean
  /** What the last try was refused with; '' when it was not. It is said here, in front of the page. */
  readonly refusal: string
  readonly onSubmit: (reasons: string) => void
  readonly onClose: () => void
}

/** A step that is never taken without a reason, because whoever wrote the story reads it. */
export function ReasonSheet({
  title,
  label,
  hint,
  word,
  busy,
  refusal,
  onSubmit,
  onClose,
}: ReasonSheetProps) {
  const [reasons, setReasons] = useState('')
  const [asked, setAsked] = useState(false)
  const short = reasons.trim().length < 2
  const submit = () => {
    setAsked(true)
    if (!short) onSubmit(reasons.trim())
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <Field
        as="area"
        label={label}
        hint={hint}
        value={reasons}
        maxLength={500}
        error={asked && short ? '写明原因，写稿的人要照着改' : undefined}
        onChange={setReasons}
      />
      {refusal !== '' && <StateNote tone="refused" title="没办成。" body={refusal} />}
      <ActionBar>
        <Button kind="danger" busy={busy} onTap={submit}>
          {word}
        </Button>
      </ActionBar>
    </Sheet>
  )
}
