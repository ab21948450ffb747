import { type Finding, type Story, stories } from '@functions/stories/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import { api } from '../../../api'
import { rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Icon } from '../../../ui/icon'
import { since } from '../../../ui/time'
import { PublishDialog } from '../publish/publish-dialog'
import { Withdrawals } from '../publish/withdrawals'
import { Renditions } from '../renditions'
import { may, type Standing, type StandingCall, whyNot } from '../review/standing'
import { StateTag } from '../state-tag'
import type { Draft } from './draft'
import './head.css'
import { whyNotSubmit } from './readiness'
import { ReviewNote } from './review-note'
import { forget, keptKey } from './saving/kept'
import { Submit } from './submit'

interface HeadProps {
  readonly story: Story
  readonly standingCall: StandingCall
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

type Opened = 'submit' | 'publish' | 'renditions' | null

/** Above the text: where the story stands, who has it since when, and what may be done next. */
export function Head(props: HeadProps) {
  const { story, draft, flush } = props
  const { staff } = useMe()
  const [opened, setOpened] = useState<Opened>(null)
  const { standing, again } = props.standingCall
  const unchanged = story.work === 'settled' && story.revision === story.publishedRevision && !props.unsettled
  const why = standing && whyNext(standing, { ...props, unchanged })
  /** After a step of the review: the story as the centre has it now. */
  const refresh = async () => {
    again()
    props.onStory(await api(stories).open({ storyId: story.storyId }))
  }
  const mayDiscard =
    story.publishedRevision === null &&
    ['writing', 'returned', 'rejected'].includes(story.work) &&
    (story.createdBy === staff.staffId ||
      rolesOf(staff.grants).some((role) => role === 'editor' || role === 'administrator'))

  return (
    <>
      <header className="writing-head">
        <Link to="/stories" className="writing-back">
          <Icon name="chevron-left" />
          稿件
        </Link>
        <h1>{draft.title.replaceAll('｜', '') || '还没有题目'}</h1>
        <StateTag state={story.state} work={story.work} />
        <span className="meta">
          {story.updatedByName}　{since(story.updatedAt, Date.now())}动过
        </span>
        <div className="page-head-actions">
          {why && (
            <span className="writing-why" id="why-not-next">
              {why}
            </span>
          )}
          <Button icon={<Icon name="mobile" />} aria-expanded={props.previewing} onClick={props.onPreview}>
            手机预览
          </Button>
          <Button onClick={() => setOpened('renditions')}>各渠道的稿</Button>
          {standing && <Withdrawals story={story} standing={standing} onDone={refresh} />}
          {mayDiscard && <Discard story={story} />}
          {standing && <Back story={story} standing={standing} onDone={refresh} />}
          {standing && (
            <Next
              standing={standing}
              why={why}
              onSubmit={() => setOpened('submit')}
              onPublish={() => setOpened('publish')}
            />
          )}
        </div>
        {opened === 'submit' && (
          <Submit
            storyId={story.storyId}
            flush={flush}
            check={props.check}
            onStory={(now) => {
              props.onStory(now)
              again()
            }}
            onClose={() => setOpened(null)}
          />
        )}
        {opened === 'publish' && standing && (
          <PublishDialog
            standing={standing}
            embargoing={false}
            onClose={() => setOpened(null)}
            onDone={() => {
              setOpened(null)
              void refresh()
            }}
          />
        )}
        {opened === 'renditions' && (
          <Renditions storyId={story.storyId} flush={flush} onClose={() => setOpened(null)} />
        )}
      </header>
      {standing && (
        <div className="writing-note">
          <ReviewNote standing={standing} />
        </div>
      )}
    </>
  )
}

const TO_SUBMIT: readonly Standing['work'][] = ['writing', 'returned', 'settled']
/** The move that would put the signed text before readers. */
const goingOut = ({ state }: Standing) => (state === 'published' ? 'update' : 'publish')
const goesOut = (standing: Standing) =>
  standing.work === 'signed' || (standing.work === 'settled' && standing.state === 'taken_down')

type Ready = Omit<Parameters<typeof whyNotSubmit>[0], 'refusal' | 'now'>

function whyNext(standing: Standing, ready: Ready): string | null {
  if (goesOut(standing)) return whyNot(standing, goingOut(standing))
  if (!TO_SUBMIT.includes(standing.work)) return null
  return whyNotSubmit({ ...ready, refusal: whyNot(standing, 'submit'), now: Date.now() })
}

interface NextProps {
  readonly standing: Standing
  readonly why: string | null
  readonly onSubmit: () => void
  readonly onPublish: () => void
}

/** The one step that comes next: 送审 while it is written, 发布 once it is signed, and in between the way to its review. */
function Next({ standing, why, onSubmit, onPublish }: NextProps) {
  const navigate = useNavigate()
  const described = why ? { 'aria-describedby': 'why-not-next' } : {}
  if (goesOut(standing)) {
    return (
      <Button type="primary" disabled={why !== null} {...described} onClick={onPublish}>
        {standing.state === 'published' ? '更新或更正' : '发布'}
      </Button>
    )
  }
  if (TO_SUBMIT.includes(standing.work)) {
    return (
      <Button type="primary" disabled={why !== null} {...described} onClick={onSubmit}>
        送审
      </Button>
    )
  }
  return (
    <Button type="primary" onClick={() => navigate(`/reviews/${standing.storyId}`)}>
      看审校情况
    </Button>
  )
}

interface BackProps {
  readonly story: Story
  readonly standing: Standing
  readonly onDone: () => void
}

/** 撤回, which says first what it voids; 再写 for what was not wanted. */
function Back({ story: { storyId }, standing, onDone }: BackProps) {
  const { modal, message } = App.useApp()
  const run = async (call: () => Promise<unknown>, done: string) => {
    try {
      await call()
      message.success(done)
    } catch (error) {
      message.error(sayAll(error), 6)
    }
    onDone()
  }
  const passes = (standing.review?.stages ?? []).filter(({ outcome }) => outcome === 'passed').length
  const withdraw = () =>
    modal.confirm({
      title: '撤回来？',
      content: [
        passes > 0 ? `已经过的 ${passes} 道作废，再送要从头审。` : '还没有哪一道通过，改好再送。',
        standing.release?.kind === 'schedule' ? '定时发布也取消。' : '',
      ].join(''),
      okText: '撤回',
      cancelText: '不撤',
      onOk: () => run(() => api(stories).withdraw({ storyId }), '撤回来了，可以改了。'),
    })
  return (
    <>
      {may(standing, 'withdraw') && <Button onClick={withdraw}>撤回</Button>}
      {may(standing, 'reopen') && (
        <Button onClick={() => run(() => api(stories).reopen({ storyId }), '可以接着写了。')}>再写</Button>
      )}
    </>
  )
}

/** 删草稿: what was never published. */
function Discard({ story }: { story: Story }) {
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
  return (
    <Button danger onClick={discard}>
      删草稿
    </Button>
  )
}
