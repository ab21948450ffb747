import { type Finding, type Story, stories } from '@functions/stories/contract'
import { App, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { ConfirmFindings } from './checks/confirm'

interface SubmitProps {
  readonly storyId: string
  readonly flush: () => Promise<number | null>
  /** Looks through the words as they are now. */
  readonly check: () => Promise<readonly Finding[]>
  readonly onStory: (story: Story) => void
  readonly onClose: () => void
}

/** 送审: says what follows from it, asks how urgent and how important it is, and has personal data confirmed. */
export function Submit({ storyId, flush, check, onStory, onClose }: SubmitProps) {
  const { message } = App.useApp()
  const [urgent, setUrgent] = useState(false)
  const [important, setImportant] = useState(false)
  const [asking, setAsking] = useState<readonly Finding[] | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (confirmed: string[]) => {
    setBusy(true)
    try {
      const revision = await flush()
      if (revision === null) return void message.error('还没存上，先等文字存好，再送审。')
      const open = (await check()).filter(({ weight }) => weight === 'confirm')
      if (open.some(({ key }) => !confirmed.includes(key))) return setAsking(open)
      const story = await api(stories).submit({ storyId, revision, urgent, important, confirmed })
      message.success(story.work === 'with_mentor' ? '交给指导老师了。' : '送审了，初审会看到。')
      onStory(story)
      onClose()
    } catch (error) {
      message.error(sayAll(error), 6)
    } finally {
      setBusy(false)
    }
  }
  if (asking) {
    return (
      <ConfirmFindings okText="送审" findings={asking} busy={busy} onConfirm={submit} onClose={onClose} />
    )
  }
  return (
    <Modal
      open
      title="送审"
      okText="送审"
      cancelText="再改改"
      confirmLoading={busy}
      onOk={() => submit([])}
      onCancel={onClose}
    >
      <p>送审以后由审校的人看，您不能再改；要改，先撤回，已经过的各道就作废，从头审。</p>
      <div className="choices submit-choices">
        <Checkbox checked={urgent} onChange={({ target }) => setUrgent(target.checked)}>
          急稿：一道不少，每道的时间短
        </Checkbox>
        <Checkbox checked={important} onChange={({ target }) => setImportant(target.checked)}>
          重要稿件：最后一道要出声读一遍
        </Checkbox>
      </div>
    </Modal>
  )
}
