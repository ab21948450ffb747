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
  readonly maxLength: number
  readonly busy: boolean
  /** What the centre said against it; '' for nothing. */
  readonly refused: string
  readonly onSend: (words: string) => void
  readonly onClose: () => void
}

/** One sentence that somebody else will read, and the button that it belongs to. */
export function ReasonSheet(props: ReasonSheetProps) {
  const [words, setWords] = useState('')
  const [error, setError] = useState('')
  const send = () => {
    if (words.trim().length < 2) setError('写两个字以上')
    else props.onSend(words.trim())
  }
  return (
    <Sheet title={props.title} onClose={props.onClose}>
      <Field
        as="area"
        label={props.label}
        hint={props.hint}
        value={words}
        maxLength={props.maxLength}
        error={error || undefined}
        onChange={(value) => {
          setWords(value)
          setError('')
        }}
      />
      {props.refused && <StateNote tone="paused" title="没办成。" body={props.refused} />}
      <ActionBar>
        <Button busy={props.busy} onTap={send}>
          {props.word}
        </Button>
      </ActionBar>
    </Sheet>
  )
}
