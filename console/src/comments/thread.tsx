import { stories } from '@functions/stories/contract'
import { COMMENT_STATE_LABELS, type Comment } from '@functions/stories/contract/commenting'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api'
import { sayAll } from '../say'
import { DiffText } from '../ui/diff-text'
import { since } from '../ui/time'

interface ThreadProps {
  readonly storyId: string
  readonly comment: Comment
  /** Absent: its words are no longer there. */
  readonly onShow?: () => void
  readonly onAccept?: () => Promise<void>
  readonly onMoved: (comment: Comment) => void
}

/** One comment with its answers, and what may be done with it. */
export function Thread({ storyId, comment, onShow, onAccept, onMoved }: ThreadProps) {
  const { message } = App.useApp()
  const [writing, setWriting] = useState<'reply' | 'refuse' | null>(null)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const { commentId, anchor, replacement, decided, state } = comment
  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
      setWriting(null)
      setText('')
    } catch (error) {
      message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  const say = () =>
    act(async () => {
      const one = { storyId, commentId }
      onMoved(
        writing === 'reply'
          ? await api(stories).reply({ ...one, text })
          : await api(stories).decideComment({ ...one, outcome: 'refused', reason: text }),
      )
    })
  return (
    <li className="comment">
      <p className="meta">
        {comment.by}　{since(comment.at, Date.now())}
        {decided && `　${COMMENT_STATE_LABELS[state]}（${decided.by}）`}
      </p>
      {replacement === null ? (
        <blockquote>{anchor.quote}</blockquote>
      ) : (
        <DiffText from={anchor.quote} to={replacement} />
      )}
      {comment.text && <p>{comment.text}</p>}
      {decided?.reason && <p className="meta">为什么：{decided.reason}</p>}
      {comment.replies.map((reply) => (
        <p key={`${reply.at}${reply.by}`} className="comment-reply">
          <span className="meta">{reply.by}：</span>
          {reply.text}
        </p>
      ))}
      {writing && (
        <Input.TextArea
          aria-label={writing === 'reply' ? '回复' : '为什么不采用'}
          autoFocus
          autoSize
          maxLength={writing === 'reply' ? 1000 : 200}
          placeholder={writing === 'reply' ? '回一句' : '为什么不采用'}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <div className="comment-actions">
        {writing ? (
          <>
            <Button size="small" type="primary" loading={busy} onClick={say}>
              {writing === 'reply' ? '回复' : '不采用'}
            </Button>
            <Button size="small" onClick={() => setWriting(null)}>
              算了
            </Button>
          </>
        ) : (
          <>
            {onShow && (
              <Button size="small" onClick={onShow}>
                看位置
              </Button>
            )}
            {state === 'open' && replacement !== null && onAccept && (
              <Button size="small" loading={busy} onClick={() => act(onAccept)}>
                采用
              </Button>
            )}
            {state === 'open' && replacement !== null && (
              <Button size="small" onClick={() => setWriting('refuse')}>
                不采用
              </Button>
            )}
            {state === 'open' && (replacement === null || !onShow) && (
              <Button
                size="small"
                loading={busy}
                onClick={() =>
                  act(async () =>
                    onMoved(await api(stories).decideComment({ storyId, commentId, outcome: 'done' })),
                  )
                }
              >
                处理完
              </Button>
            )}
            {state === 'open' && (
              <Button size="small" onClick={() => setWriting('reply')}>
                回复
              </Button>
            )}
          </>
        )}
      </div>
    </li>
  )
}
