import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Button } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
import { WEIGHTS } from '../checks/weights'
import './finding-marks.css'
import { type DrawnFinding, findingsAt, goOn, takeSuggestion } from './finding-marks'

interface FindingCardProps {
  readonly editor: Editor
  readonly editable: boolean
}

/** What the rules say about the words at the caret, under their line. The caret stays where it is. */
export function FindingCard({ editor, editable }: FindingCardProps) {
  const { here, key, pressing } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const found = findingsAt(now.state)
      return { here: found, key: found.map(keyOf).join(' '), pressing: now.view.composing }
    },
    equalityFn: (one, other) => one.key === other?.key && one.pressing === other.pressing,
  })
  const [closed, setClosed] = useState('')
  if (here.length === 0 || closed === key || pressing) return null
  return (
    <Card
      key={key}
      editor={editor}
      editable={editable}
      here={here}
      onClose={() => {
        setClosed(key)
        editor.commands.focus()
      }}
    />
  )
}

const keyOf = ({ from, to, finding }: DrawnFinding): string => `${finding.key}:${from}:${to}`

interface CardProps extends FindingCardProps {
  readonly here: readonly DrawnFinding[]
  readonly onClose: () => void
}

function Card({ editor, editable, here, onClose }: CardProps) {
  const card = useRef<HTMLElement>(null)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  const at = Math.max(...here.map(({ from }) => from))
  useLayoutEffect(() => {
    const put = () => {
      const sheet = card.current?.parentElement?.getBoundingClientRect()
      if (!sheet || !card.current) return
      const word = editor.view.coordsAtPos(at)
      const room = sheet.width - card.current.offsetWidth
      setPlace({
        left: Math.max(0, Math.min(word.left - sheet.left, room)),
        top: word.bottom - sheet.top + 6,
      })
    }
    put()
    window.addEventListener('resize', put)
    return () => window.removeEventListener('resize', put)
  }, [editor, at])
  useLayoutEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    const { dom } = editor.view
    dom.addEventListener('keydown', close)
    return () => dom.removeEventListener('keydown', close)
  }, [editor, onClose])

  return (
    <section ref={card} className="finding-card" style={place} aria-label="这几个字的检查">
      <div role="status">
        {here.map((drawn) => (
          <p key={keyOf(drawn)}>
            <span className={`finding-weight finding-${drawn.finding.weight}`}>
              {WEIGHTS[drawn.finding.weight]}
            </span>{' '}
            {drawn.finding.message}
            <span className="meta finding-why">
              {drawn.finding.rule}：{drawn.finding.basis}
            </span>
          </p>
        ))}
      </div>
      <p className="finding-actions">
        {editable &&
          here
            .filter(({ finding }) => finding.suggestion)
            .map((drawn) => (
              <Button
                key={keyOf(drawn)}
                size="small"
                type="primary"
                title="Alt+Enter"
                onMouseDown={stay}
                onClick={() => takeSuggestion(editor, drawn)}
              >
                改成“{drawn.finding.suggestion}”
              </Button>
            ))}
        <Button size="small" title="F8" onMouseDown={stay} onClick={() => goOn(editor, 1)}>
          下一处
        </Button>
        <Button size="small" title="Esc" onMouseDown={stay} onClick={onClose}>
          先放着
        </Button>
      </p>
    </section>
  )
}

/** The button is pressed, the caret stays in the text. */
const stay = (event: React.MouseEvent) => event.preventDefault()
