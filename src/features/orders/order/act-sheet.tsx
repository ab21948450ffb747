import { View } from '@tarojs/components'
import { useState } from 'react'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { WhenChoice, type WhenSaid } from '../when-choice'

export interface Asking {
  readonly title: string
  readonly word: string
  /** What is chosen among; absent: nothing is chosen. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly optionsLabel?: string
  /** What is written; absent: nothing is. `least` characters of it. */
  readonly words?: {
    readonly label: string
    readonly hint: string
    readonly least: number
    readonly first?: string
  }
  /** Asks for a time, beginning with this one. */
  readonly when?: WhenSaid
}

export interface Answered {
  readonly chosen: string
  readonly words: string
  readonly when: WhenSaid
}

interface ActSheetProps {
  readonly asking: Asking
  readonly busy: boolean
  readonly refused: string
  readonly onSend: (answered: Answered) => void
  readonly onClose: () => void
}

const NO_TIME: WhenSaid = { day: '', time: '', flexible: false }

function missingOf({ options, words, when }: Asking, said: Answered): string {
  if (options && said.chosen === '') return '先选一个。'
  if (words && said.words.length < words.least) return `写 ${words.least} 个字以上。`
  return when && said.when.day === '' ? '选一个日子。' : ''
}

/** A choice, a time, a sentence, or some of them, and the button that they belong to. */
export function ActSheet({ asking, busy, refused, onSend, onClose }: ActSheetProps) {
  const [chosen, setChosen] = useState('')
  const [words, setWords] = useState(asking.words?.first ?? '')
  const [when, setWhen] = useState(asking.when ?? NO_TIME)
  const [error, setError] = useState('')
  const send = () => {
    const said = { chosen, words: words.trim(), when }
    const missing = missingOf(asking, said)
    setError(missing)
    if (missing === '') onSend(said)
  }
  return (
    <Sheet title={asking.title} onClose={onClose}>
      {asking.options && (
        <ChoiceChips
          label={asking.optionsLabel ?? asking.title}
          options={asking.options}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {asking.words && (
        <Field
          as="area"
          label={asking.words.label}
          hint={asking.words.hint}
          value={words}
          maxLength={200}
          onChange={setWords}
        />
      )}
      {asking.when && (
        <View className="ord-gap">
          <WhenChoice value={when} onChange={setWhen} />
        </View>
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
