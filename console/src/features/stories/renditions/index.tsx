import { type EditableForm, FORM_LABELS, type Rendition, stories } from '@functions/stories/contract'
import { App, Modal, Radio } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { Failed } from '../../../ui/failed'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { EditForm } from './edit-form'
import { forgetForm, keptFormKey } from './kept-form'
import { ShownForm } from './shown-form'
import './index.css'

interface RenditionsProps {
  readonly storyId: string
  /** Saves what is unsaved: the forms are made from the story as the centre has it. */
  readonly flush: () => Promise<number | null>
  readonly onClose: () => void
}

/** 各渠道的稿: one story in the form each outlet takes, to look at, to edit and to carry over. */
export function Renditions({ storyId, flush, onClose }: RenditionsProps) {
  const { modal } = App.useApp()
  const { staff } = useMe()
  const { again, put, ...made } = useCall(
    useCallback(async () => {
      await flush()
      return api(stories).renditions({ storyId })
    }, [storyId, flush]),
  )
  const [shown, setShown] = useState<Rendition['form']>('publicAccount')
  const [editing, setEditing] = useState<Rendition['form'] | null>(null)
  const [isChanged, setIsChanged] = useState(false)
  const changed = useCallback(() => setIsChanged(true), [])
  const stop = () => {
    setEditing(null)
    setIsChanged(false)
  }
  /** Leaves the edited form, after a question when words would go. */
  const leave = (then: () => void) => {
    if (!isChanged) return then()
    modal.confirm({
      title: '改的还没存下',
      content: '离开这一稿，刚才改的就没了。',
      okText: '不要了',
      cancelText: '接着改',
      onOk: () => {
        if (editing) forgetForm(keptFormKey(staff.staffId, storyId, editing))
        then()
      },
    })
  }
  const take = (form: EditableForm) => {
    if (made.phase !== 'ready') return
    const renditions = made.data.renditions.map((one) => (one.form === form.form ? form : one))
    put({ ...made.data, renditions })
  }
  const form = made.phase === 'ready' && made.data.renditions.find((one) => one.form === shown)
  return (
    <Modal
      open
      width={960}
      title="各渠道的稿"
      footer={null}
      maskClosable={!isChanged}
      onCancel={() => leave(onClose)}
    >
      <p className="meta">
        都从这一篇生成，正文一改跟着变。哪个渠道要另外写，点“修改”，那一稿就有自己的文字；正文再改，会在那一稿上告诉您改了什么。
      </p>
      {made.phase === 'loading' && <Waiting onRetry={again} />}
      {made.phase === 'failed' && <Failed error={made.error} onRetry={again} />}
      {made.phase === 'ready' && (
        <Radio.Group
          className="rendition-forms"
          aria-label="哪个渠道"
          optionType="button"
          value={shown}
          options={made.data.renditions.map((one) => ({ value: one.form, label: <FormLabel form={one} /> }))}
          onChange={({ target }) =>
            leave(() => {
              stop()
              setShown(target.value)
            })
          }
        />
      )}
      {form &&
        (editing === form.form ? (
          <EditForm
            key={form.form}
            storyId={storyId}
            form={form}
            keptAs={keptFormKey(staff.staffId, storyId, form.form)}
            onChanged={changed}
            onSaved={(saved) => {
              take(saved)
              stop()
            }}
            onClose={() => leave(stop)}
          />
        ) : (
          <ShownForm storyId={storyId} form={form} onEdit={() => setEditing(form.form)} onMoved={take} />
        ))}
    </Modal>
  )
}

function FormLabel({ form: { form, own } }: { readonly form: EditableForm }) {
  return (
    <span>
      {FORM_LABELS[form]}
      {own && (
        <span className={own.stale ? 'rendition-mark rendition-stale' : 'rendition-mark'}>
          {own.stale ? '正文变了' : '改过'}
        </span>
      )}
    </span>
  )
}
