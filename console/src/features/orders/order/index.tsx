import { emergencyFor } from '@functions/_common/danger'
import { AppError } from '@functions/_common/errors'
import { type Order, orders } from '@functions/orders/contract'
import { isOver } from '@functions/orders/machine'
import { categoryName } from '@site/orders'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { api } from '../../../api'
import { CaseHolder, CaseSteps } from '../../../ui/case-view'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { until } from '../../../ui/time'
import { useNow } from '../../../ui/use-now'
import { Waiting } from '../../../ui/waiting'
import {
  alarmTags,
  dueSaid,
  eventWords,
  FOR_WHOM,
  holderSaid,
  shortNumber,
  stateTag,
  whenSaid,
} from '../words'
import { AskDialog } from './ask-dialog'
import { ASKS, type Ask } from './asks'
import { Candidates } from './candidates'
import { Crew } from './crew'
import { Facts } from './facts'
import { HandOverDialog } from './hand-over-dialog'
import { ReferDialog } from './refer-dialog'
import { SentFiles } from './sent-files'
import { type Steps, useOrder } from './use-order'

const MINUTE_MS = 60_000

interface OrderPanelProps {
  readonly orderId: string
  /** The list without an open order. */
  readonly backTo: string
  /** The order to be looked at next; null: none is left. */
  readonly nextTo: string | null
  /** Something was done: the queue is not what it was. */
  readonly onMoved: () => void
}

/** One order: where it is, who holds it, until when, what happened, and what may be done with it now. */
export function OrderPanel({ orderId, backTo, nextTo, onMoved }: OrderPanelProps) {
  const { again, ...called } = useOrder(orderId, onMoved)
  const now = useNow(MINUTE_MS)
  return (
    <div className="order-panel">
      <nav className="order-ways" aria-label="单子之间">
        <Link className="link" to={backTo}>
          回清单
        </Link>
        {nextTo && (
          <Link className="link" to={nextTo}>
            看下一张
          </Link>
        )}
      </nav>
      {called.phase === 'loading' && <Waiting onRetry={again} />}
      {called.phase === 'failed' && isGone(called.error) && (
        <Empty action={<Link to={backTo}>回清单</Link>}>
          这张单子不在您管的站手里。可能转走了，也可能地址抄错了。
        </Empty>
      )}
      {called.phase === 'failed' && !isGone(called.error) && <Failed error={called.error} onRetry={again} />}
      {called.phase === 'ready' && <Shown order={called.data} now={now} steps={called} />}
    </div>
  )
}

const isGone = (error: unknown): boolean => error instanceof AppError && error.code === 'not_found'

const TONES = { running: 'running', soon: 'due', stopped: 'due', late: 'late' } as const

function Shown({ order, now, steps }: { order: Order; now: number; steps: Steps }) {
  const { number, text, late, clockState, clock, provisional, state } = order
  const { when, place, categoryId, forWhom, places, claimed } = order
  const reason = clockState === 'stopped' ? clock?.stops.at(-1)?.reason : ''
  const due = dueSaid(order, now)
  const tag = stateTag(order)
  return (
    <>
      <h2 className="rail rail-now order-title">
        <span className="num">{shortNumber(number)}</span>　{text}
      </h2>
      <div className="order-tags">
        {alarmTags(order).map((one) => (
          <span key={one.words} className={one.tone}>
            {one.words}
          </span>
        ))}
        <span className={tag.tone}>{tag.words}</span>
        <span className="meta num">{number}</span>
        <div className="meta">
          {whenSaid(when, now)}　{place}　{categoryName(categoryId)}，{FOR_WHOM[forWhom]}
          {places > 1 && `　要 ${places} 个人，领了 ${claimed} 个`}
        </div>
      </div>
      {!isOver(state) && <Danger text={text} />}
      <CaseHolder
        who={holderSaid(order)}
        until={`${reason ? `时间停着：${reason}` : due}${provisional ? '（放假安排还没公布，暂定）' : ''}`}
        tone={late ? 'late' : TONES[clockState ?? 'running']}
      />
      <Nudged order={order} now={now} steps={steps} />
      <Acts order={order} steps={steps} />
      <Crew order={order} now={now} steps={steps} />
      <Facts order={order} />
      <SentFiles order={order} />
      <h3 className="rail order-part">经过</h3>
      <CaseSteps
        steps={order.steps.map(({ at, event, who, note }) => ({ at, who, what: eventWords(event), note }))}
      />
    </>
  )
}

function Danger({ text }: { text: string }) {
  const numbers = emergencyFor(text)
  if (numbers.length === 0) return null
  return (
    <Note tone="late" title="话里像是有危险，先打电话问清楚。">
      已经请居民先打 {numbers.map(({ number, name }) => `${number}（${name}）`).join('、')}。
    </Note>
  )
}

/** 督单: the resident asks where the help is, and somebody named answers. */
function Nudged({ order, now, steps }: { order: Order; now: number; steps: Steps }) {
  const [asking, setAsking] = useState(false)
  const { nudge } = order
  if (!nudge || isOver(order.state)) return null
  if (nudge.answer !== null)
    return <Note tone="done" title="居民催过，回过话了。">{`“${nudge.answer}”`}</Note>
  return (
    <>
      <Note
        tone="late"
        title="居民在催。"
        actions={
          <Button size="small" type="primary" onClick={() => setAsking(true)}>
            {ASKS.answerNudge.button}
          </Button>
        }
      >
        {until(nudge.dueAt, now)} 前给他一句话。
      </Note>
      {asking && <AskDialog order={order} ask="answerNudge" steps={steps} onClose={() => setAsking(false)} />}
    </>
  )
}

/** What stands in the first row, by what the machine's table allows; the likeliest first. */
const FIRST: readonly Ask[] = ['confirm', 'solve', 'reopen', 'sendBack', 'recall', 'giveUp', 'refuse']

function Acts({ order, steps }: { order: Order; steps: Steps }) {
  const [ask, setAsk] = useState<Ask | null>(null)
  const [referring, setReferring] = useState(false)
  const [handing, setHanding] = useState(false)
  const { orderId, revision, allowed, clockState, state } = order
  const seen = { orderId, revision }
  const may = (event: (typeof allowed)[number]) => allowed.includes(event)
  const runs = clockState !== null && clockState !== 'stopped'
  return (
    <>
      {may('dispatch') && <Candidates key={revision} order={order} steps={steps} />}
      <div className="order-acts">
        {may('accept') && (
          <Button
            type="primary"
            loading={steps.busy}
            onClick={() => void steps.act(() => api(orders).accept(seen), '审过了，在“待派”里。')}
          >
            审过了，去派单
          </Button>
        )}
        {may('pool') && (
          <Button
            loading={steps.busy}
            onClick={() => void steps.act(() => api(orders).pool(seen), '放进池子了，附近的志愿者看得到。')}
          >
            放进池子
          </Button>
        )}
        {may('refer') && <Button onClick={() => setReferring(true)}>上报或转站</Button>}
        {!isOver(state) && <Button onClick={() => setHanding(true)}>转给同事</Button>}
        {FIRST.filter((one) => allowed.some((event) => event === one)).map((one) => (
          <Button
            key={one}
            type={one === 'confirm' || one === 'solve' ? 'primary' : 'default'}
            onClick={() => setAsk(one)}
          >
            {ASKS[one].button}
          </Button>
        ))}
        {!isOver(state) && runs && <Button onClick={() => setAsk('stop')}>{ASKS.stop.button}</Button>}
        {clockState === 'stopped' && (
          <Button
            loading={steps.busy}
            onClick={() => void steps.act(() => api(orders).resume(seen), '时间接着走了。')}
          >
            接着走表
          </Button>
        )}
        {may('cancel') && (
          <Button danger onClick={() => setAsk('cancel')}>
            {ASKS.cancel.button}
          </Button>
        )}
      </div>
      {ask && <AskDialog order={order} ask={ask} steps={steps} onClose={() => setAsk(null)} />}
      {handing && <HandOverDialog order={order} steps={steps} onClose={() => setHanding(false)} />}
      {referring && <ReferDialog order={order} steps={steps} onClose={() => setReferring(false)} />}
    </>
  )
}
