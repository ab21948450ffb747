import { AppError } from '@functions/_common/errors'
import { type EditableForm, type FormBody, type Meter, stories } from '@functions/stories/contract'
import { formWords } from '@functions/stories/contract/renditions'
import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { DiffText } from '../../../ui/diff-text'
import { Note } from '../../../ui/note'
import { HtmlWords } from './html-words'
import { forgetForm, keepForm, recallForm } from './kept-form'
import { Meters } from './meters'
import { ScriptRows } from './script-rows'

interface EditFormProps {
  readonly storyId: string
  /** Where this browser keeps what is not saved yet. */
  readonly keptAs: string
  readonly form: EditableForm
  /** Something was typed: leaving would lose it. */
  readonly onChanged: () => void
  readonly onSaved: (form: EditableForm) => void
  readonly onClose: () => void
}

const MEASURED_AFTER_MS = 400

/** One outlet's words under the pen, measured by its limits while they are typed. */
export function EditForm({ storyId, keptAs, form: opened, onChanged, onSaved, onClose }: EditFormProps) {
  const { message } = App.useApp()
  const { form } = opened
  const [kept] = useState(() => {
    const found = recallForm(keptAs)
    return found && JSON.stringify(found.body) !== JSON.stringify(opened.body) ? found : null
  })
  const [body, setBody] = useState<FormBody>(kept?.body ?? opened.body)
  // saved by somebody meanwhile: what was kept does not go over it unseen
  const [theirs, setTheirs] = useState<EditableForm | null>(
    kept && kept.number !== opened.number ? opened : null,
  )
  const [busy, setBusy] = useState(false)
  const meters = useMeters(storyId, opened, body)
  const change = (next: FormBody) => {
    setBody(next)
    keepForm(keptAs, { number: (theirs ?? opened).number, body: next })
    onChanged()
  }
  useEffect(() => {
    if (kept) onChanged()
  }, [kept, onChanged])
  const save = async () => {
    setBusy(true)
    try {
      const { number } = theirs ?? opened
      const saved = await api(stories).saveForm({ storyId, form, number, body })
      forgetForm(keptAs)
      onSaved(saved)
      message.success('存下了，这一稿以后用自己的文字。')
    } catch (error) {
      message.error(sayAll(error))
      if (error instanceof AppError && error.code === 'changed_meanwhile') {
        const { renditions } = await api(stories).renditions({ storyId })
        setTheirs(renditions.find((one) => one.form === form) ?? null)
      }
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="rendition">
      <div className="rendition-head">
        <Meters meters={meters} />
        <span className="rendition-actions">
          <Button disabled={busy} onClick={onClose}>
            不改了
          </Button>
          <Button type="primary" loading={busy} onClick={save}>
            {theirs ? '用我的存下' : '存下'}
          </Button>
        </span>
      </div>
      {kept && (
        <p className="meta" role="status">
          上次改的没存下，已经从这台电脑里找回来，接着改就行。
        </p>
      )}
      {theirs && (
        <div className="rendition-note">
          <Note
            tone="due"
            title={`${theirs.own?.by ?? '别人'}刚存过这一稿，您的还没存`}
            actions={
              <Button
                size="small"
                onClick={() => {
                  forgetForm(keptAs)
                  onSaved(theirs)
                }}
              >
                用对方的
              </Button>
            }
          >
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must scroll by keyboard too */}
            <div className="rendition-diff" tabIndex={0}>
              <DiffText from={formWords(theirs.body)} to={formWords(body)} />
            </div>
          </Note>
        </div>
      )}
      {body.kind === 'html' && <HtmlWords body={body} onChange={change} />}
      {body.kind === 'text' && (
        <textarea
          className="rendition-text"
          aria-label="这一稿的文字"
          value={body.text}
          maxLength={60_000}
          onChange={(event) => change({ kind: 'text', text: event.target.value.replace(/\r/g, '') })}
        />
      )}
      {body.kind === 'script' && (
        <ScriptRows rows={body.rows} onChange={(rows) => change({ kind: 'script', rows })} />
      )}
    </div>
  )
}

/** Measured by the centre, with the same rules as what goes out; the last answer stays until the next. */
function useMeters(storyId: string, { form, meters: first, body: measured }: EditableForm, body: FormBody) {
  const [meters, setMeters] = useState<Meter[]>(first)
  const wanted = useRef<FormBody>(measured)
  useEffect(() => {
    if (body === wanted.current) return
    wanted.current = body
    const timer = setTimeout(async () => {
      try {
        const tried = await api(stories).tryForm({ storyId, form, body })
        if (wanted.current === body) setMeters(tried.meters)
      } catch {
        // words that are refused (an empty text) keep their last measure; saving says why
      }
    }, MEASURED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [storyId, form, body])
  return meters
}
