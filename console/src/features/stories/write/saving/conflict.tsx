import { plainText } from '@functions/_common/story-document'
import { type Story, type StoryContent, stories } from '@functions/stories/contract'
import { App, Button, Modal } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../../api'
import { useMe } from '../../../../me'
import { sayAll } from '../../../../say'
import { DiffText } from '../../../../ui/diff-text'
import { Failed } from '../../../../ui/failed'
import { since } from '../../../../ui/time'
import { Waiting } from '../../../../ui/waiting'
import { useCall } from '../../../../use-call'
import { contentOf } from './kept'

interface ConflictProps {
  readonly storyId: string
  /** What is here. */
  readonly read: () => StoryContent
  /** Keep what is here; the other's text stays in the list of versions. */
  readonly onMine: (revision: number) => Promise<void>
  readonly onTheirs: (story: Story) => void
}

const OTHER_PERSON = {
  title: '这篇稿子别人刚才也改了',
  theirs: '用对方的，我的另存一篇草稿',
  mine: '用我的，对方的留在版本里',
}
const OWN_WINDOW = {
  title: '这篇稿子您在另一个窗口也改了',
  theirs: '用那边的，这边的另存一篇草稿',
  mine: '用这边的，那边的另存一篇草稿',
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
  const { staff } = useMe()
  // autosaves of one person fold into one version, so another window's text would not be left in the list
  const ownWindow = story?.updatedByName === staff.name
  const words = ownWindow ? OWN_WINDOW : OTHER_PERSON
  const putAside = (content: StoryContent) =>
    api(stories).create({
      content: { ...contentOf(content), title: `${content.title.slice(0, 70)}（另存的）` },
    })
  return (
    <Modal
      open
      width={1080}
      title={words.title}
      closable={false}
      keyboard={false}
      footer={
        story && [
          <Button
            key="theirs"
            loading={busy}
            onClick={() =>
              act(async () => {
                await putAside(read())
                onTheirs(story)
                message.success('这边写的另存成一篇草稿，在稿件列表里。')
              })
            }
          >
            {words.theirs}
          </Button>,
          <Button
            key="mine"
            type="primary"
            loading={busy}
            onClick={() =>
              act(async () => {
                if (ownWindow) await putAside(story)
                await onMine(story.revision)
              })
            }
          >
            {words.mine}
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
