import { useState } from 'react'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'

export interface Asking {
  readonly title: string
  readonly word: string
  /** What is chosen among; absent: nothing is chosen. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly optionsLabel?: string
  /** What is written; absent: nothing is. `least` characters of it. */
  readonly words?: { readonly label: string; readonly hint: string; readonly least: number }
}

interface ActSheetProps {
  readonly asking: Asking
  readonly busy: boolean
  readonly refused: string
  readonly onSend: (chosen: string, words: string) => void
  readonly onClose: () => void
}

/** A choice, a sentence, or both, and the button that it belongs to. */
export function ActSheet({ asking, busy, refused, onSend, onClose }: ActSheetProps) {
  const [chosen, setChosen] = useState('')
  const [words, setWords] = useState('')
  const [error, setError] = useState('')
  const send = () => {
    if (asking.options && chosen === '') setError('先选一个。')
    else if (asking.words && words.trim().length < asking.words.least)
      setError(`写 ${asking.words.least} 个字以上。`)
    else onSend(chosen, words.trim())
  }
  return (
    <Sheet title={asking.title} onClose={onClose}>
      {asking.options && (
        <ChoiceChips
          label={asking.optionsLabel ?? asking.title}
          options={asking.options}
          value={chosen}
          onChange={(value) => {
            setChosen(value)
            setError('')
          }}
        />
      )}
      {asking.words && (
        <Field
          as="area"
          label={asking.words.label}
          hint={asking.words.hint}
          value={words}
          maxLength={200}
          onChange={(value) => {
            setWords(value)
            setError('')
          }}
        />
      )}
      {error !== '' && <StateNote tone="paused" title={error} />}
      {refused !== '' && <StateNote tone="paused" title="没办成。" body={refused} />}
      <ActionBar>
        <Button busy={busy} onTap={send}>
          {asking.word}
        </Button>
      </ActionBar>
    </Sheet>
  )
}
