import { plainText } from '@functions/_common/story-document'
import { type Story, type StoryContent, stories, type Version } from '@functions/stories/contract'
import { Button, Modal } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { api } from '../../../api'
import { DiffText } from '../../../ui/diff-text'
import { Failed } from '../../../ui/failed'
import { exact, since } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'

const WHY: Record<Version['why'], string> = {
  save: '改稿',
  publish: '发布',
  takeDown: '撤下',
  kill: '作废',
  restore: '恢复旧版',
  import: '导入',
}

interface VersionsProps {
  readonly story: Story
  readonly read: () => StoryContent
  readonly onRestore: (number: number) => Promise<void>
}

/** 版本: every kept state of the story, to compare with what is here and to go back to. */
export function Versions({ story, read, onRestore }: VersionsProps) {
  const { storyId, revision } = story
  const { again, ...listed } = useCall(useCallback(() => api(stories).versions({ storyId }), [storyId]))
  const [shown, setShown] = useState<Version[]>([])
  const [compared, setCompared] = useState<Version | null>(null)
  useEffect(() => {
    if (listed.data) setShown(listed.data.versions)
  }, [listed.data])
  // a save, a publish or a restore has added to the list or to its newest entry
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new revision
  useEffect(() => {
    if (shown.length > 0) again()
  }, [revision, again])

  return (
    <section className="rail side-part" aria-labelledby="versions">
      <h2 id="versions">版本 {shown.length > 0 && <span className="meta">共 {shown.length} 版</span>}</h2>
      {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
      <ol className="versions">
        {shown.map((version) => (
          <li key={version.number}>
            <button type="button" onClick={() => setCompared(version)}>
              <span className="num versions-number">{version.number}</span>
              <span>
                {version.by}　{WHY[version.why]}
              </span>
              <time className="meta num" dateTime={version.at}>
                {since(version.at, Date.now())}
              </time>
            </button>
          </li>
        ))}
      </ol>
      {compared && (
        <Compare
          storyId={storyId}
          version={compared}
          read={read}
          onClose={() => setCompared(null)}
          onRestore={async () => {
            await onRestore(compared.number)
            setCompared(null)
          }}
        />
      )}
    </section>
  )
}

interface CompareProps {
  readonly storyId: string
  readonly version: Version
  readonly read: () => StoryContent
  readonly onClose: () => void
  readonly onRestore: () => Promise<void>
}

function Compare({ storyId, version, read, onClose, onRestore }: CompareProps) {
  const { number } = version
  const { again, ...old } = useCall(
    useCallback(() => api(stories).version({ storyId, number }), [storyId, number]),
  )
  const [now] = useState(read)
  const [busy, setBusy] = useState(false)
  const restore = async () => {
    setBusy(true)
    await onRestore()
    setBusy(false)
  }
  return (
    <Modal
      open
      width={860}
      title={`从第 ${number} 版到现在，改了什么`}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          看完了
        </Button>,
        <Button key="restore" disabled={old.phase !== 'ready'} loading={busy} onClick={restore}>
          恢复成第 {number} 版
        </Button>,
      ]}
    >
      <p className="meta">
        第 {number} 版：{version.by}，{exact(version.at)}，{WHY[version.why]}，{version.characters} 字。
        下面画横线划掉的是后来去掉的，带下划线的是后来加上的。
      </p>
      {old.phase === 'loading' && <Waiting onRetry={again} />}
      {old.phase === 'failed' && <Failed error={old.error} onRetry={again} />}
      {old.phase === 'ready' && (
        <div className="compare">
          <h3>题目</h3>
          <DiffText from={old.data.content.title} to={now.title} />
          {(old.data.content.digest || now.digest) && (
            <>
              <h3>摘要</h3>
              <DiffText from={old.data.content.digest} to={now.digest} />
            </>
          )}
          <h3>正文</h3>
          <DiffText from={plainText(old.data.content.document)} to={plainText(now.document)} />
        </div>
      )}
    </Modal>
  )
}
