import type { Finding } from '@functions/stories/contract'
import { Checkbox, Modal } from 'antd'
import { useState } from 'react'

interface ConfirmProps {
  /** What happens with the confirmation: 送审, 签发. */
  readonly okText: string
  readonly findings: readonly Finding[]
  readonly busy: boolean
  readonly onConfirm: (keys: string[]) => void
  readonly onClose: () => void
}

/** Personal data stays in the house until somebody has said of each piece that it may be public. */
export function ConfirmFindings({ okText, findings, busy, onConfirm, onClose }: ConfirmProps) {
  const asked = [...new Map(findings.map((finding) => [finding.key, finding])).values()]
  const [ticked, setTicked] = useState<readonly string[]>([])
  const rest = asked.filter(({ key }) => !ticked.includes(key)).length
  return (
    <Modal
      open
      title="这些能公开吗"
      okText={okText}
      cancelText={`先不${okText}`}
      confirmLoading={busy}
      okButtonProps={{ disabled: rest > 0 }}
      onOk={() => onConfirm([...ticked])}
      onCancel={onClose}
    >
      <div className="choices">
        {asked.map(({ key, words, message, rule }) => (
          <Checkbox
            key={key}
            checked={ticked.includes(key)}
            onChange={({ target }) =>
              setTicked(target.checked ? [...ticked, key] : ticked.filter((other) => other !== key))
            }
          >
            <strong className="num">{words}</strong>　{rule}
            <span className="meta finding-why">{message}</span>
          </Checkbox>
        ))}
      </div>
      <p className="meta" role="status">
        {rest > 0 ? `还有 ${rest} 处没勾。不能公开的，先回去删掉。` : '谁在什么时候确认的，会记下来。'}
      </p>
    </Modal>
  )
}
