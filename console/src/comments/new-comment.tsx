import type { Anchor } from '@functions/_common/anchor'
import { stories } from '@functions/stories/contract'
import type { Comment } from '@functions/stories/contract/commenting'
import { App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api'
import { sayAll } from '../say'

interface NewCommentProps {
  readonly storyId: string
  readonly anchor: Anchor
  readonly flush: () => Promise<number | null>
  readonly onWritten: (comment: Comment) => void
  readonly onClose: () => void
}

/** What is wrong with these words, and if one knows it, what should stand there. */
export function NewComment({ storyId, anchor, flush, onWritten, onClose }: NewCommentProps) {
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [replacement, setReplacement] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const write = async () => {
    setBusy(true)
    try {
      // the centre looks for the words in the saved story
      await flush()
      onWritten(await api(stories).comment({ storyId, anchor, text, replacement }))
    } catch (error) {
      message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="comment-new">
      <blockquote>{anchor.quote}</blockquote>
      <Input.TextArea
        aria-label="批注"
        autoFocus
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={1000}
        placeholder="这里怎么了"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Checkbox
        checked={replacement !== null}
        onChange={(event) => setReplacement(event.target.checked ? anchor.quote : null)}
      >
        提一个改法
      </Checkbox>
      {replacement !== null && (
        <Input
          aria-label="改成"
          value={replacement}
          maxLength={1000}
          placeholder="空着就是删掉这几个字"
          onChange={(event) => setReplacement(event.target.value)}
        />
      )}
      <div className="comment-actions">
        <Button size="small" type="primary" loading={busy} onClick={write}>
          写上
        </Button>
        <Button size="small" disabled={busy} onClick={onClose}>
          不写了
        </Button>
      </div>
    </div>
  )
}
