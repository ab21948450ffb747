import type { Finding, Story } from '@functions/stories/contract'
import { stories } from '@functions/stories/contract'
import { STAGE_LABELS, type StoryAction } from '@functions/stories/contract/reviewing'
import { App, Button, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { ConfirmFindings } from '../write/checks/confirm'
import { budgetOf, may, type Standing, whyNot } from './standing'

interface StepsProps {
  readonly story: Story
  readonly standing: Standing
  readonly findings: readonly Finding[]
  /** The last stage of an important item passes only after it was read aloud. */
  readonly readAloud: boolean
  readonly needsReading: boolean
  readonly onMark: () => void
  readonly onDone: () => void
}

type Opened = 'passStage' | 'returnStory' | 'rejectStory' | 'sendBack' | 'sign' | null

/** What may be offered at each step of the way; what is not possible stays there with its reason. */
const OFFERED: Partial<Record<Standing['work'], readonly StoryAction[]>> = {
  with_mentor: ['sendBack', 'passOn'],
  in_review: ['claimStage', 'releaseStage', 'mark', 'rejectStory', 'returnStory', 'passStage'],
  to_sign: ['rejectStory', 'returnStory', 'sign'],
}
const DANGEROUS: readonly StoryAction[] = ['rejectStory', 'returnStory', 'sendBack']

/** 审稿的动作: claim, mark, pass, return, reject, sign. The centre says of each whether it may be, and if not, why. */
export function Steps(props: StepsProps) {
  const { story, standing, findings, readAloud, needsReading, onMark, onDone } = props
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<Opened>(null)
  const [busy, setBusy] = useState<StoryAction | null>(null)
  const id = useId()
  const { storyId } = story
  const at = { storyId, revision: standing.revision }

  const run = async (action: StoryAction, call: () => Promise<unknown>, done: string) => {
    setBusy(action)
    try {
      await call()
      message.success(done)
      setOpened(null)
      onDone()
    } catch (error) {
      message.error(sayAll(error), 6)
      onDone()
    } finally {
      setBusy(null)
    }
  }
  const pressed: Partial<Record<StoryAction, () => void>> = {
    claimStage: () =>
      void run('claimStage', () => api(stories).claimStage({ storyId }), '领到了，别人暂时不能审这一道。'),
    releaseStage: () =>
      void run('releaseStage', () => api(stories).releaseStage({ storyId }), '放回去了，别人可以领。'),
    passOn: () => void run('passOn', () => api(stories).passOn(at), '放行了，进三审三校。'),
    mark: onMark,
    passStage: () => setOpened('passStage'),
    returnStory: () => setOpened('returnStory'),
    rejectStory: () => setOpened('rejectStory'),
    sendBack: () => setOpened('sendBack'),
    sign: () => setOpened('sign'),
  }
  const offered = (OFFERED[standing.work] ?? []).filter(
    (action) =>
      // one of the two: taken already, it can only be given back
      (action !== 'claimStage' || !may(standing, 'releaseStage')) &&
      (action !== 'releaseStage' || may(standing, 'releaseStage')),
  )
  const reasonOf = (action: StoryAction): string | null => {
    const why = whyNot(standing, action)
    if (why !== null) return why
    return action === 'passStage' && needsReading && !readAloud ? '重要稿件，先把右边的一诵读读完' : null
  }
  const refused = [...new Set(offered.map(reasonOf).filter((why) => why !== null))]
  const main = offered.at(-1)
  const withReason = async (
    action: 'returnStory' | 'rejectStory' | 'sendBack',
    reasons: string,
    done: string,
  ) => {
    await api(stories)[action]({ storyId, reasons })
    message.success(done)
    setOpened(null)
    onDone()
  }

  return (
    <>
      <div className="review-steps">
        {standing.work === 'in_review' && may(standing, 'edit') && (
          <Button onClick={() => navigate(`/stories/${storyId}`)}>改文字</Button>
        )}
        {offered.map((action) => (
          <Button
            key={action}
            type={action === main ? 'primary' : 'default'}
            danger={DANGEROUS.includes(action)}
            disabled={reasonOf(action) !== null}
            loading={busy === action}
            {...(reasonOf(action) === null ? {} : { 'aria-describedby': `${id}-why` })}
            onClick={pressed[action]}
          >
            {labelOf(action, standing)}
          </Button>
        ))}
      </div>
      {refused.length > 0 && (
        <p className="review-why" id={`${id}-why`}>
          {refused.join(' ')}
        </p>
      )}
      {opened === 'passStage' && standing.stage && (
        <Pass
          standing={standing}
          busy={busy === 'passStage'}
          onClose={() => setOpened(null)}
          onPass={(note, over) =>
            run(
              'passStage',
              () =>
                api(stories).passStage({
                  ...at,
                  stage: standing.stage ?? 'first_review',
                  ...(note ? { note } : {}),
                  ...(needsReading ? { readAloud } : {}),
                }),
              over
                ? '差错超了上限，稿子退回去改了。'
                : `${STAGE_LABELS[standing.stage ?? 'first_review']}通过了。`,
            )
          }
        />
      )}
      {opened === 'returnStory' && (
        <ReasonDialog
          title="退回修改"
          label="要改什么"
          hint="写稿的人照着改。您标的差错一起退回去；改好再送，从头审。"
          okText="退回"
          cancelText="先不退"
          danger
          maxLength={500}
          usual={['事实请再核实。', '缺消息来源。', '导向不妥，换个角度。', '差错较多，通读后再送。']}
          onSubmit={(reasons) => withReason('returnStory', reasons, '退回去了。')}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === 'rejectStory' && (
        <ReasonDialog
          title="这篇不采用"
          label="为什么不采用"
          hint="写稿的人会看到。稿子还在，以后可以再写。"
          okText="不采用"
          cancelText="再想想"
          danger
          maxLength={500}
          onSubmit={(reasons) => withReason('rejectStory', reasons, '记下了，不采用。')}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === 'sendBack' && (
        <ReasonDialog
          title="退给学员修改"
          label="要改什么"
          hint="学员会看到，改好再交给您。"
          okText="退回"
          cancelText="先不退"
          danger
          maxLength={500}
          onSubmit={(reasons) => withReason('sendBack', reasons, '退回去了。')}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === 'sign' && (
        <Sign
          findings={findings}
          busy={busy === 'sign'}
          onClose={() => setOpened(null)}
          onSign={(confirmed) =>
            run('sign', () => api(stories).sign({ ...at, confirmed }), '签发了。以后只能发这一稿。')
          }
        />
      )}
    </>
  )
}

function labelOf(action: StoryAction, { stage }: Standing): ReactNode {
  switch (action) {
    case 'passStage':
      return stage ? `${STAGE_LABELS[stage]}通过` : '通过'
    case 'claimStage':
      return stage ? `领${STAGE_LABELS[stage]}` : '领审'
    case 'releaseStage':
      return '放回'
    case 'mark':
      return '标差错'
    case 'returnStory':
      return '退回，写理由'
    case 'sendBack':
      return '退给学员'
    case 'rejectStory':
      return '不采用'
    case 'passOn':
      return '放行'
    default:
      return '签发'
  }
}

interface PassProps {
  readonly standing: Standing
  readonly busy: boolean
  readonly onPass: (note: string, over: boolean) => void
  readonly onClose: () => void
}

/** 通过, with what one has to say about it; too many errors, and it says before the tap that the story will go back. */
function Pass({ standing, busy, onPass, onClose }: PassProps) {
  const stage = standing.stage ?? 'first_review'
  const { errors, limit } = budgetOf(standing, stage)
  const over = errors > limit
  const [note, setNote] = useState('')
  return (
    <Modal
      open
      title={over ? '差错超了上限' : `${STAGE_LABELS[stage]}通过？`}
      okText={over ? '退回修改' : '通过'}
      okButtonProps={{ danger: over }}
      cancelText="再看看"
      confirmLoading={busy}
      onOk={() => onPass(note.trim(), over)}
      onCancel={onClose}
    >
      <p>
        {over
          ? `标了 ${errors} 处差错，这一道最多 ${limit} 处。按规定不能通过，点下去稿子退回修改。`
          : `标了 ${errors} 处差错，上限 ${limit} 处。您担了这一道，这篇的别的审校就不能再担。`}
      </p>
      <div className="form-rows">
        <label htmlFor="pass-note">审读意见（可以不写）</label>
        <Input.TextArea
          id="pass-note"
          rows={3}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Modal>
  )
}

interface SignProps {
  readonly findings: readonly Finding[]
  readonly busy: boolean
  readonly onSign: (confirmed: string[]) => void
  readonly onClose: () => void
}

/** 签发: personal data is confirmed piece by piece; without any, one question. */
function Sign({ findings, busy, onSign, onClose }: SignProps) {
  const asked = findings.filter(({ weight }) => weight === 'confirm')
  if (asked.length > 0) {
    return <ConfirmFindings okText="签发" findings={asked} busy={busy} onConfirm={onSign} onClose={onClose} />
  }
  return (
    <Modal
      open
      title="签发这一稿？"
      okText="签发"
      cancelText="再看看"
      confirmLoading={busy}
      onOk={() => onSign([])}
      onCancel={onClose}
    >
      <p>签发把这一稿定死：发出去的只能是它，一个字不差。要改，先撤回，改完从头审。</p>
    </Modal>
  )
}
