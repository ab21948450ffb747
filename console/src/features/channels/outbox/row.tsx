import {
  CHANNEL_LABELS,
  PUBLICATION_KIND_LABELS,
  type Publication,
  WITHDRAWAL_KIND_LABELS,
} from '@functions/channels/contract'
import { PUBLICATION_STATE_LABELS, publicationMachine } from '@functions/channels/machine'
import { Button } from 'antd'
import { Link } from 'react-router-dom'
import { rolesAt, useMe } from '../../../me'
import { since } from '../../../ui/time'
import type { Step } from './steps'
import { durationInWords, nextStep, STATE_TONES } from './words'

interface RowProps {
  readonly publication: Publication
  readonly now: number
  readonly onStep: (step: Step) => void
}

/** One publication: where it stands, who is at it, what can be done with it now. */
export function Row({ publication, now, onStep }: RowProps) {
  const { title, storyId, channel, state, kind, late, revision } = publication
  const todo = nextStep(publication)
  return (
    <li className="outbox-row">
      <div className="outbox-words">
        <div>
          <Link to={`/stories/${storyId}`} className="row-title">
            {title}
          </Link>
          <span className={`tag ${STATE_TONES[state]} row-tag`}>{PUBLICATION_STATE_LABELS[state]}</span>
          {late && <span className="tag tag-late row-tag">超时了</span>}
        </div>
        <div className="meta">
          {[
            CHANNEL_LABELS[channel],
            PUBLICATION_KIND_LABELS[kind],
            `第 ${revision} 稿`,
            ...facts(publication, now),
          ].join('　')}
        </div>
        {todo && <div>{todo}</div>}
      </div>
      <Actions publication={publication} onStep={onStep} />
    </li>
  )
}

function facts(publication: Publication, now: number): string[] {
  const { readyBy, readyAt, publishedAt, publishedBy, link, withdrawal, holder, failure } = publication
  return [
    `${readyBy.name} ${since(readyAt, now)}放进来`,
    ...(publishedAt
      ? [`${publishedBy?.name ?? ''} ${since(publishedAt, now)}发的${link ? `，在 ${link}` : ''}`]
      : []),
    ...(failure ? [`没发成：${failure}`] : []),
    ...(withdrawal
      ? [
          withdrawal.seconds === null
            ? `${withdrawal.orderedBy.name} ${since(withdrawal.orderedAt, now)}要求${WITHDRAWAL_KIND_LABELS[withdrawal.kind]}`
            : `撤下用了 ${durationInWords(withdrawal.seconds)}`,
        ]
      : []),
    ...(holder ? [`${holder.name}正在办`] : []),
  ]
}

function Actions({ publication, onStep }: Pick<RowProps, 'publication' | 'onStep'>) {
  const { staff } = useMe()
  const { state, channel, holder, undoUntil } = publication
  const allowed = publicationMachine.allowed(state, rolesAt(staff.grants, publication))
  const mine = holder?.personId === staff.staffId
  const others = holder !== null && !mine
  const byHand = channel !== 'miniProgram'
  const may = (event: (typeof allowed)[number]) => byHand && allowed.includes(event)
  const waits = may('publish') || may('withdraw') || may('replacePicture')
  return (
    <div className="outbox-actions">
      <Button onClick={() => onStep('open')}>{byHand ? '拿稿子' : '看经过'}</Button>
      {waits && !holder && <Button onClick={() => onStep('takeUp')}>我来办</Button>}
      {waits && mine && <Button onClick={() => onStep('putDown')}>先放下</Button>}
      {may('publish') && (
        <Button type="primary" disabled={others} onClick={() => onStep('markPublished')}>
          发好了，打勾
        </Button>
      )}
      {may('withdraw') && (
        <Button type="primary" disabled={others} onClick={() => onStep('markWithdrawn')}>
          撤好了，打勾
        </Button>
      )}
      {may('replacePicture') && (
        <Button type="primary" disabled={others} onClick={() => onStep('markPictureReplaced')}>
          换好了，打勾
        </Button>
      )}
      {may('fail') && (
        <Button disabled={others} onClick={() => onStep('markFailed')}>
          没发成
        </Button>
      )}
      {may('cancel') && (
        <Button disabled={others} onClick={() => onStep('cancel')}>
          不发了
        </Button>
      )}
      {undoUntil && byHand && <Button onClick={() => onStep('undo')}>点错了，退回</Button>}
    </div>
  )
}
