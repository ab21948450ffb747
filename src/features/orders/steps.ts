import type { Order } from '@functions/orders/contract'
import { ORDER_STATE_LABELS, type OrderState } from '@functions/orders/machine'
import type { FiveStep } from '@/ui/five-steps'
import type { TimelineStep } from '@/ui/timeline'
import { momentSaid } from './said'

const EVENT_WORDS: Readonly<Record<string, string>> = {
  file: '您点了单',
  sendBack: '退回请您补充',
  complete: '您补充了',
  accept: '审过了，可以派',
  refuse: '没审上',
  appeal: '您申诉了',
  dispatch: '派给一位志愿者',
  refer: '转到别的站',
  pool: '请附近的志愿者来领',
  recall: '收回来重新派',
  claim: '有人领了单',
  queue: '有人候补',
  decline: '那位去不了，再找',
  handBack: '有人退了，有人补上',
  giveUp: '退回来了，正在换人',
  start: '志愿者到了',
  finish: '做完了',
  confirm: '确认做完了',
  rate: '您评了单',
  rateBad: '您不满意，安排回访',
  solve: '回访办结',
  reopen: '重新办',
  cancelOwn: '您取消了',
  cancel: '取消了',
  fallBack: '时限到了没人领，重新派',
  expire: '一直没有补充，取消了',
  lapse: '没有评价，办结（未评价）',
  stop: '先停一停',
  resume: '接着办',
  nudge: '您催了',
  answerNudge: '给您回话',
  escalate: '过了时限，报给上一级',
  changeTime: '您改了时间',
  handOver: '换了一位派单员接着办',
  unlock: '志愿者看了电话和门牌',
  look: '志愿者看了图和录音',
}

export function timelineOf({ steps }: Order, now: string): TimelineStep[] {
  return [...steps].reverse().map(({ at, event, state, who, note }, index) => ({
    key: `${at}${event}${index}`,
    state: index === 0 ? 'now' : event === 'stop' ? 'paused' : 'done',
    title: EVENT_WORDS[event] ?? ORDER_STATE_LABELS[state],
    meta: who === '您' ? momentSaid(at, now) : `${momentSaid(at, now)}　${who}`,
    note: note || null,
  }))
}

const SIGNS = ['点', '审', '派', '领', '评'] as const
const SIGN_EVENTS = [['file'], ['accept'], ['dispatch', 'pool'], ['claim'], ['rate', 'rateBad']] as const
/** How far each state has come along 点 审 派 领 评. */
const REACHED: Record<OrderState, number> = {
  filed: 1,
  returned: 1,
  refused: 1,
  to_dispatch: 2,
  pooled: 2,
  offered: 2,
  claimed: 3,
  serving: 3,
  served: 4,
  confirmed: 4,
  called_back: 4,
  closed: 5,
  cancelled: 0,
}

/** `at`: the moment of the last step that led there. An order that was closed without a word was not rated. */
export function fiveStepsOf({ state, steps, outcome }: Order, now: string): FiveStep[] {
  const reached = state === 'closed' && outcome === 'unrated' ? 4 : REACHED[state]
  // what was done before it was done again says nothing of now
  const again = steps.findIndex(({ event }) => event === 'reopen')
  const timeOfStep = (index: number) => {
    const events: readonly string[] = SIGN_EVENTS[index] ?? []
    const found = steps
      .filter((_, place) => index < 2 || place > again)
      .reverse()
      .find(({ event }) => events.includes(event))
    return found ? momentSaid(found.at, now) : ''
  }
  const stateAt = (index: number): FiveStep['state'] => {
    if (state === 'refused' && index === 1) return 'refused'
    if (index < reached) return 'done'
    return index === reached && state !== 'closed' ? 'now' : 'todo'
  }
  return SIGNS.map((sign, index) => ({
    sign,
    state: stateAt(index),
    at: state === 'closed' && index >= reached ? '未评价' : index <= reached ? timeOfStep(index) : '',
  }))
}

const STEP_WORDS: readonly { done: string; now: string; todo: string }[] = [
  { done: '您点了单', now: '您点了单', todo: '您点单' },
  { done: '审过了', now: '正在审', todo: '有人审一遍' },
  { done: '找到人了', now: '正在找人', todo: '给您找人' },
  { done: '有人领了单', now: '等志愿者来', todo: '志愿者上门' },
  { done: '您评过了', now: '您来评一评', todo: '您来评一评' },
]

/** Where a step is called otherwise than its place says. */
function specialTitle({ state }: Order, index: number): string | null {
  if (state === 'refused' && index === 1) return '没审上'
  if (state === 'serving' && index === 3) return '志愿者到了'
  return state === 'called_back' && index === 4 ? '您评过了，有人回访' : null
}

/** 长辈版: the five steps in words, from the first to the last. */
export function wordedSteps(order: Order, now: string): TimelineStep[] {
  return fiveStepsOf(order, now).map(({ sign, state, at }, index) => {
    const words = STEP_WORDS[index]
    const title = words?.[state === 'done' || state === 'now' ? state : 'todo'] ?? sign
    return {
      key: sign,
      state: state === 'reopened' ? 'now' : state,
      title: specialTitle(order, index) ?? title,
      meta: at || (index === 4 ? '好不好，都可以说' : ''),
    }
  })
}
