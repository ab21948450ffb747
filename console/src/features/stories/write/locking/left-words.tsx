import { plainText } from '@functions/_common/story-document'
import { type LeftWords as Left, type StoryContent, stories } from '@functions/stories/contract'
import { App, Button, Modal } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../../api'
import { sayAll } from '../../../../say'
import { DiffText } from '../../../../ui/diff-text'
import { Failed } from '../../../../ui/failed'
import { Note } from '../../../../ui/note'
import { since } from '../../../../ui/time'
import { Waiting } from '../../../../ui/waiting'
import { useCall } from '../../../../use-call'
import { contentOf } from '../saving/kept'
import { mergeContent } from './merge'

interface LeftWordsProps {
  readonly storyId: string
  readonly left: readonly Left[]
  readonly read: () => StoryContent
  /** Puts the merged story on the page; it is saved like anything typed. */
  readonly onTake: (content: StoryContent) => void
  readonly onSettled: () => void
}

/** 交出来的字: what others had typed and not saved when the story went on to somebody else. */
export function LeftWords({ storyId, left, read, onTake, onSettled }: LeftWordsProps) {
  const [shown, setShown] = useState<string | null>(null)
  return (
    <>
      {left.map(({ leftId, byName, at }) => (
        <div className="writing-lock" key={leftId}>
          <Note
            tone="due"
            title={`${byName} ${since(at, Date.now())}交出这篇时，有几个字没存上`}
            actions={
              <Button size="small" onClick={() => setShown(leftId)}>
                看看要不要
              </Button>
            }
          />
        </div>
      ))}
      {shown && (
        <Decide
          storyId={storyId}
          leftId={shown}
          read={read}
          onTake={onTake}
          onClose={(settled) => {
            setShown(null)
            if (settled) onSettled()
          }}
        />
      )}
    </>
  )
}

interface DecideProps {
  readonly storyId: string
  readonly leftId: string
  readonly read: () => StoryContent
  readonly onTake: (content: StoryContent) => void
  readonly onClose: (settled: boolean) => void
}

const wordsOf = (content: StoryContent): string =>
  [content.title, content.digest, plainText(content.document)].filter(Boolean).join('\n')

function Decide({ storyId, leftId, read, onTake, onClose }: DecideProps) {
  const { message } = App.useApp()
  const { again, ...asked } = useCall(
    useCallback(() => api(stories).leftWords({ storyId, leftId }), [storyId, leftId]),
  )
  const [busy, setBusy] = useState(false)
  const left = asked.data
  // what is here now may have moved on while the box was open: merged again when it is taken
  const merged = () => left?.base && mergeContent(contentOf(left.base), read(), contentOf(left.content))
  const mergeable = Boolean(merged())
  const settle = async (outcome: 'taken' | 'dropped') => {
    setBusy(true)
    try {
      const content = outcome === 'taken' ? merged() : null
      await api(stories).settleWords({ storyId, leftId, outcome })
      if (content) onTake(content)
      onClose(true)
    } catch (error) {
      message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      width={760}
      title={left ? `${left.byName}没存上的字` : '没存上的字'}
      onCancel={() => onClose(false)}
      footer={
        left && [
          <Button key="drop" loading={busy} onClick={() => settle('dropped')}>
            {mergeable ? '不要了' : '抄好了，不用再提'}
          </Button>,
          mergeable && (
            <Button key="take" type="primary" loading={busy} onClick={() => settle('taken')}>
              接进稿子里
            </Button>
          ),
        ]
      }
    >
      {asked.phase === 'loading' && <Waiting onRetry={again} />}
      {asked.phase === 'failed' && <Failed error={asked.error} onRetry={again} />}
      {left && (
        <>
          <p className="meta">
            {mergeable
              ? '画线的是对方改了、还没存上的地方。接进来只动这几处，您写的都在。'
              : '同一段您也改了，接不进去。画线的是对方改的，要用的抄到稿子里。'}
          </p>
          <DiffText
            from={wordsOf(left.base ? contentOf(left.base) : read())}
            to={wordsOf(contentOf(left.content))}
          />
        </>
      )}
    </Modal>
  )
}
