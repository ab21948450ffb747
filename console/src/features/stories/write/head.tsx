import { type Finding, type Story, stories } from '@functions/stories/contract'
import { storyMachine } from '@functions/stories/machine'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import { api } from '../../../api'
import { rolesAt, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Icon } from '../../../ui/icon'
import { since } from '../../../ui/time'
import { Renditions } from '../renditions'
import { StateTag } from '../state-tag'
import { ConfirmFindings } from './checks/confirm'
import type { Draft } from './draft'
import { PublishAgain } from './publish-again'
import { whyNotPublish } from './readiness'
import { forget, keptKey } from './saving/kept'
import { TakeDown } from './take-down'

interface HeadProps {
  readonly story: Story
  readonly draft: Draft
  readonly missing: number
  readonly characters: number
  readonly lacksAlt: boolean
  readonly unsettled: boolean
  readonly flush: () => Promise<number | null>
  readonly previewing: boolean
  readonly onPreview: () => void
  /** Looks through the words as they are now. */
  readonly check: () => Promise<readonly Finding[]>
  readonly onStory: (story: Story) => void
}

type Correction = { was: string; now: string }
type Opened = 'publish' | 'takeDown' | 'renditions' | null

/** A publish that waits until somebody has said that these may be public. */
interface Asking {
  readonly findings: readonly Finding[]
  readonly correction: Correction | undefined
}

/** Above the text: where the story stands, who has it since when, and what may be done next. */
export function Head(props: HeadProps) {
  const { story, draft, flush, check, onStory } = props
  const { staff } = useMe()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<Opened>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [busy, setBusy] = useState(false)
  const allowed = storyMachine.allowed(story.state, rolesAt(staff.grants, draft))
  const mayTakeDown = storyMachine.allowed(story.state, rolesAt(staff.grants, story)).includes('takeDown')
  const mayDiscard =
    story.publishedRevision === null &&
    (story.createdBy === staff.staffId || rolesOf(staff.grants).some((role) => role !== 'reporter'))
  const unchanged =
    story.state === 'published' && story.revision === story.publishedRevision && !props.unsettled
  const why = whyNotPublish({
    ...props,
    mayPublish: allowed.includes('publish'),
    unchanged,
    now: Date.now(),
  })

  const publish = async (correction?: Correction, confirmed?: string[]) => {
    setBusy(true)
    try {
      const revision = await flush()
      if (revision === null) return void message.error('还没存上，先等文字存好，再发布。')
      const findings = (await check()).filter(({ weight }) => weight === 'confirm')
      if (findings.some(({ key }) => !confirmed?.includes(key))) {
        setOpened(null)
        return setAsking({ findings, correction })
      }
      onStory(
        await api(stories).publish({
          storyId: story.storyId,
          revision,
          ...(correction ? { correction } : {}),
          ...(confirmed ? { confirmed } : {}),
        }),
      )
      message.success('发布了，读者现在就能看到。')
      setOpened(null)
      setAsking(null)
    } catch (error) {
      message.error(sayAll(error), 6)
    } finally {
      setBusy(false)
    }
  }

  return (
    <header className="writing-head">
      <Link to="/stories" className="writing-back">
        <Icon name="chevron-left" />
        稿件
      </Link>
      <h1>{draft.title.replaceAll('｜', '') || '还没有题目'}</h1>
      <StateTag state={story.state} changed={story.publishedRevision !== null && !unchanged} />
      <span className="meta">
        {story.updatedByName}　{since(story.updatedAt, Date.now())}改过
      </span>
      <div className="page-head-actions">
        {why && (
          <span className="writing-why" id="why-not-publish">
            {why}
          </span>
        )}
        <Button icon={<Icon name="mobile" />} aria-expanded={props.previewing} onClick={props.onPreview}>
          手机预览
        </Button>
        <Button onClick={() => setOpened('renditions')}>各渠道的稿</Button>
        {(mayTakeDown || mayDiscard) && (
          <MoreActions
            story={story}
            mayDiscard={mayDiscard}
            {...(mayTakeDown ? { onTakeDown: () => setOpened('takeDown') } : {})}
          />
        )}
        <Button
          type="primary"
          disabled={why !== null}
          loading={busy}
          aria-describedby={why ? 'why-not-publish' : undefined}
          onClick={() => (story.publishedRevision === null ? publish() : setOpened('publish'))}
        >
          {story.publishedRevision === null ? '发布' : '再发布'}
        </Button>
      </div>
      {opened === 'publish' && (
        <PublishAgain
          busy={busy}
          onPublish={(correction) => publish(correction)}
          onClose={() => setOpened(null)}
        />
      )}
      {asking && (
        <ConfirmFindings
          findings={asking.findings}
          busy={busy}
          onPublish={(keys) => publish(asking.correction, keys)}
          onClose={() => setAsking(null)}
        />
      )}
      {opened === 'renditions' && (
        <Renditions storyId={story.storyId} flush={flush} onClose={() => setOpened(null)} />
      )}
      {opened === 'takeDown' && (
        <TakeDown
          onClose={() => setOpened(null)}
          onTakeDown={async (reason) => {
            onStory(await api(stories).takeDown({ storyId: story.storyId, reason }))
            message.success('撤下了，读者看到的是撤下的说明。')
            setOpened(null)
          }}
        />
      )}
    </header>
  )
}

interface MoreActionsProps {
  readonly story: Story
  readonly mayDiscard: boolean
  readonly onTakeDown?: () => void
}

function MoreActions({ story, mayDiscard, onTakeDown }: MoreActionsProps) {
  const { modal, message } = App.useApp()
  const { staff } = useMe()
  const navigate = useNavigate()
  const discard = () =>
    modal.confirm({
      title: '删掉这篇草稿？',
      content: '连同它的所有版本一起删，不能恢复。',
      okText: '删掉',
      okButtonProps: { danger: true },
      cancelText: '留着',
      onOk: async () => {
        try {
          await api(stories).discard({ storyId: story.storyId })
          forget(keptKey(staff.staffId, story.storyId))
          navigate('/stories')
        } catch (error) {
          message.error(sayAll(error))
        }
      },
    })
  if (onTakeDown)
    return (
      <Button danger onClick={onTakeDown}>
        撤下
      </Button>
    )
  return mayDiscard ? (
    <Button danger onClick={discard}>
      删草稿
    </Button>
  ) : null
}
