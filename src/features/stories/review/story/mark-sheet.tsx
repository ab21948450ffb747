import type { Sentence } from '@functions/_common/story-passages'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { type Picked, WordPicker } from '../parts/word-picker'

interface MarkSheetProps {
  readonly sentence: Sentence
  readonly busy: boolean
  /** What the last try was refused with; '' when it was not. It is said here, in front of the page. */
  readonly refusal: string
  readonly onMark: (picked: Picked, note: string) => void
  readonly onClose: () => void
}

/** 标差错: tap the words of the sentence, say what is wrong with them. */
export function MarkSheet({ sentence, busy, refusal, onMark, onClose }: MarkSheetProps) {
  const [picked, setPicked] = useState<Picked | null>(null)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const save = () => {
    setAsked(true)
    if (picked && note.trim()) onMark(picked, note.trim())
  }
  return (
    <Sheet title="标一处差错" onClose={onClose}>
      <View className="review-hint">先点错的头一个字，再点末一个字。</View>
      <WordPicker text={sentence.text} picked={picked} onPick={setPicked} />
      {asked && !picked && (
        <View className="field-error" role="alert">
          点一下是哪几个字
        </View>
      )}
      <Field
        as="line"
        label="错在哪里，应该是什么"
        value={note}
        maxLength={200}
        error={asked && !note.trim() ? '写上错在哪里' : undefined}
        onChange={setNote}
      />
      {refusal !== '' && <StateNote tone="refused" title="没办成。" body={refusal} />}
      <ActionBar>
        <Button busy={busy} onTap={save}>
          {busy ? '正在标' : '标上'}
        </Button>
      </ActionBar>
    </Sheet>
  )
}
