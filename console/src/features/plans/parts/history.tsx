import type { Move } from '@functions/plans/contract'
import { exact } from '../../../ui/time'

/** What a person calls each step of a pitch, an event or an assignment. */
const EVENT_LABELS: Record<string, string> = {
  file: '报题',
  change: '改了内容',
  vouch: '带教老师放行',
  giveBack: '带教老师退回',
  refile: '改后再报',
  take: '采用',
  hold: '缓一缓',
  drop: '不采用',
  bringUp: '重新上会',
  merge: '并入别的选题',
  mergedWith: '并进一个选题',
  withdraw: '撤回',
  plan: '排进日历',
  callOff: '取消活动',
  bringBack: '恢复活动',
  cover: '派任务',
  draft: '列出任务',
  assign: '派给',
  reassign: '改派给',
  release: '退回编辑另派',
  standIn: '改由别人接着管',
  accept: '接单',
  decline: '接不了',
  start: '开工',
  submit: '交稿',
  sendBack: '退回重做',
  complete: '完成',
  takeOver: '接下交接',
  offer: '请人接手',
  recall: '收回交接',
  refuse: '不接交接',
  cancel: '取消',
  revive: '恢复',
  lateToDesk: '过时未交，转值班编辑',
  lateToCommander: '过时未交，转值班长',
}

/** Who did what and when, newest first. */
export function History({ moves }: { moves: readonly Move[] }) {
  return (
    <ol className="plan-history" aria-label="经过">
      {[...moves].reverse().map(({ event, by, at, note }) => (
        <li key={`${at}-${event}`}>
          <time className="num meta" dateTime={at}>
            {exact(at)}
          </time>
          <span>
            {by.name} {EVENT_LABELS[event] ?? event}
            {note && <span className="meta">：{note}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
