import { stories } from '@functions/stories/contract'
import { Button, Modal, Segmented } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import './index.css'
import { ReaderArticle } from './reader-article'

interface PreviewProps {
  readonly storyId: string
  /** Saves what is unsaved first: the preview is made by the centre, as the reader's page is. */
  readonly flush: () => Promise<number | null>
  readonly onClose: () => void
}

/** 手机预览: the article that the centre would hand to a reader, on a page 375 px wide. */
export function Preview({ storyId, flush, onClose }: PreviewProps) {
  const [elder, setElder] = useState(false)
  const { again, ...shown } = useCall(
    useCallback(async () => {
      const saved = (await flush()) !== null
      return { saved, ...(await api(stories).preview({ storyId })) }
    }, [storyId, flush]),
  )
  return (
    <Modal
      open
      width={440}
      title="手机预览"
      onCancel={onClose}
      footer={<Button onClick={onClose}>看完了</Button>}
    >
      <Segmented
        block
        aria-label="版式"
        value={elder ? 'elder' : 'normal'}
        options={[
          { value: 'normal', label: '标准版' },
          { value: 'elder', label: '长辈版' },
        ]}
        onChange={(value) => setElder(value === 'elder')}
      />
      {shown.phase === 'loading' && <Waiting onRetry={again} />}
      {shown.phase === 'failed' && <Failed error={shown.error} onRetry={again} />}
      {shown.phase === 'ready' && (
        <>
          {!shown.data.saved && (
            <Note tone="due" title="最后改的几个字还没存上，这里看到的是存好的那一版。" />
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section className="phone" aria-label="手机上的样子" tabIndex={0}>
            <ReaderArticle article={shown.data.article} elder={elder} />
          </section>
        </>
      )}
    </Modal>
  )
}
