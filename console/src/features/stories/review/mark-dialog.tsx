import type { StoryWords as Words } from '@functions/_common/story-passages'
import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { sayAll } from '../../../say'
import { type Anchor, around, findWords } from './text/anchors'

interface MarkDialogProps {
  readonly story: Words
  /** What was selected in the text; null: the words are typed here. */
  readonly selected: Anchor | null
  /** Fails with the refusal, which is shown here. */
  readonly onMark: (mark: { anchor: Anchor; note: string; suggestion: string }) => Promise<void>
  readonly onClose: () => void
}

const placeName = ({ field, block }: Anchor): string =>
  field === 'title' ? '题目' : field === 'digest' ? '摘要' : `正文第 ${(block ?? 0) + 1} 段`

/** 标一处差错: which words, what is wrong with them, what they should be. Typed words are looked up, so it needs no mouse. */
export function MarkDialog({ story, selected, onMark, onClose }: MarkDialogProps) {
  const [words, setWords] = useState(selected?.words ?? '')
  const [chosen, setChosen] = useState(0)
  const [note, setNote] = useState('')
  const [suggestion, setSuggestion] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const places = selected && selected.words === words ? [selected] : findWords(story, words)
  const anchor = places[chosen] ?? places[0]
  const why = !words
    ? '写上错的字'
    : !anchor
      ? '稿子里没有这几个字，照着抄一遍'
      : note.trim()
        ? ''
        : '写上错在哪里'
  const save = async () => {
    if (!anchor) return
    setBusy(true)
    setRefusal('')
    try {
      await onMark({ anchor, note: note.trim(), suggestion: suggestion.trim() })
    } catch (error) {
      setRefusal(sayAll(error))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title="标一处差错"
      okText="标上"
      cancelText="不标"
      okButtonProps={{ disabled: why !== '' }}
      confirmLoading={busy}
      onOk={save}
      onCancel={onClose}
    >
      <div className="form-rows">
        <label htmlFor="mark-words">错的字</label>
        <Input
          id="mark-words"
          value={words}
          maxLength={200}
          autoFocus={!selected}
          onChange={(event) => {
            setWords(event.target.value)
            setChosen(0)
          }}
        />
        {places.length > 1 && (
          <Radio.Group
            className="choices mark-places"
            aria-label="是哪一处"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {places.map((place, index) => {
              const [before, inside, after] = around(story, place)
              return (
                <Radio key={`${placeName(place)}:${place.from}`} value={index}>
                  <span className="meta">{placeName(place)}　</span>
                  {before}
                  <strong>{inside}</strong>
                  {after}
                </Radio>
              )
            })}
          </Radio.Group>
        )}
        <label htmlFor="mark-note">错在哪里</label>
        <Input
          id="mark-note"
          value={note}
          maxLength={200}
          autoFocus={selected !== null}
          onChange={(event) => setNote(event.target.value)}
        />
        <label htmlFor="mark-suggestion">应该是（可以不写）</label>
        <Input
          id="mark-suggestion"
          value={suggestion}
          maxLength={200}
          onChange={(event) => setSuggestion(event.target.value)}
        />
        <p className="meta">{why ? `${why}，就能标。` : '标上就算一处差错；看错了，可以撤回。'}</p>
        {refusal && <p role="alert">{refusal}</p>}
      </div>
    </Modal>
  )
}
