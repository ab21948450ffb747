import { plainText } from '@functions/_common/story-document'
import { type Story, type StoryContent, stories } from '@functions/stories/contract'
import { App, Button, Modal } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../../api'
import { sayAll } from '../../../../say'
import { DiffText } from '../../../../ui/diff-text'
import { Failed } from '../../../../ui/failed'
import { since } from '../../../../ui/time'
import { Waiting } from '../../../../ui/waiting'
import { useCall } from '../../../../use-call'

interface ConflictProps {
  readonly storyId: string
  /** What is here. */
  readonly read: () => StoryContent
  /** Keep what is here; the other's text stays in the list of versions. */
  readonly onMine: (revision: number) => Promise<void>
  readonly onTheirs: (story: Story) => void
}

const wordsOf = (content: StoryContent): string =>
  [content.title, content.digest, plainText(content.document)].filter(Boolean).join('\n')

/** Somebody saved meanwhile: both texts side by side, and whatever is chosen, the other one is kept. */
export function Conflict({ storyId, read, onMine, onTheirs }: ConflictProps) {
  const { message } = App.useApp()
  const { again, ...theirs } = useCall(useCallback(() => api(stories).open({ storyId }), [storyId]))
  const [busy, setBusy] = useState(false)
  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  const story = theirs.data
  return (
    <Modal
      open
      width={1080}
      title="这篇稿子别人刚才也改了"
      closable={false}
      keyboard={false}
      footer={
        story && [
          <Button
            key="theirs"
            loading={busy}
            onClick={() =>
              act(async () => {
                const { title, ...mine } = read()
                await api(stories).create({ content: { ...mine, title: `${title.slice(0, 70)}（我改的）` } })
                onTheirs(story)
                message.success('用了对方的。您写的另存成一篇草稿，在稿件列表里。')
              })
            }
          >
            用对方的，我的另存一篇草稿
          </Button>,
          <Button key="mine" type="primary" loading={busy} onClick={() => act(() => onMine(story.revision))}>
            用我的，对方的留在版本里
          </Button>,
        ]
      }
    >
      {theirs.phase === 'loading' && <Waiting onRetry={again} />}
      {theirs.phase === 'failed' && <Failed error={theirs.error} onRetry={again} />}
      {story && (
        <>
          <p>
            {story.updatedByName} 在 {since(story.updatedAt, Date.now())}{' '}
            存过一次。两边都不会丢，选一份接着写。
          </p>
          <div className="conflict">
            <section aria-labelledby="conflict-mine">
              <h3 id="conflict-mine">您这边的，和对方不同的地方画了线</h3>
              <div className="conflict-words">
                <DiffText from={wordsOf(story)} to={wordsOf(read())} />
              </div>
            </section>
            <section aria-labelledby="conflict-theirs">
              <h3 id="conflict-theirs">{story.updatedByName}的</h3>
              <div className="conflict-words diff">{wordsOf(story)}</div>
            </section>
          </div>
        </>
      )}
    </Modal>
  )
}
