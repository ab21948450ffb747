import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'

interface PublishAgainProps {
  readonly busy: boolean
  readonly onPublish: (correction?: { was: string; now: string }) => void
  readonly onClose: () => void
}

/** 改后再发: a mistake that readers have seen is owned up to; they are told what it was and what it is. */
export function PublishAgain({ busy, onPublish, onClose }: PublishAgainProps) {
  const [mistaken, setMistaken] = useState<boolean | null>(null)
  const [was, setWas] = useState('')
  const [now, setNow] = useState('')
  const complete = mistaken === false || (mistaken === true && was.trim() !== '' && now.trim() !== '')
  return (
    <Modal
      open
      title="再发布一次"
      okText="发布"
      cancelText="先不发"
      confirmLoading={busy}
      okButtonProps={{ disabled: !complete }}
      onOk={() => onPublish(mistaken ? { was: was.trim(), now: now.trim() } : undefined)}
      onCancel={onClose}
    >
      <Radio.Group
        className="choices"
        aria-label="这次改了什么"
        value={mistaken}
        onChange={(event) => setMistaken(event.target.value)}
      >
        <Radio value={true}>原来写错了，要更正</Radio>
        <Radio value={false}>没有写错，只是补充或者润色</Radio>
      </Radio.Group>
      {mistaken && (
        <div className="form-rows">
          <label htmlFor="correction-was">原来写的是</label>
          <Input
            id="correction-was"
            value={was}
            maxLength={200}
            onChange={(event) => setWas(event.target.value)}
          />
          <label htmlFor="correction-now">应该是</label>
          <Input
            id="correction-now"
            value={now}
            maxLength={200}
            onChange={(event) => setNow(event.target.value)}
          />
          <p className="meta">这两句放在正文前面，读者会看到。</p>
        </div>
      )}
      {!complete && (
        <p className="meta">{mistaken === null ? '选一项，就能发布。' : '两句都写上，就能发布。'}</p>
      )}
    </Modal>
  )
}
