import { type Moved, STAGE_LABELS } from '@functions/stories/contract/reviewing'
import { exact } from '../../../ui/time'

/** Each event of `workMachine` and `storyMachine` as the newsroom says it. */
const EVENTS: Readonly<Record<string, string>> = {
  edit: '改稿',
  submit: '交审',
  submitToMentor: '交给指导老师',
  passOn: '老师放行',
  sendBack: '老师退回',
  editWithMentor: '老师改稿',
  claimStage: '领审',
  releaseStage: '放回',
  passStage: '通过',
  passLastStage: '通过',
  editInReview: '审中改稿',
  returnStory: '退回',
  rejectStory: '不采用',
  withdraw: '撤回',
  mark: '标差错',
  unmark: '撤标记',
  sign: '签发',
  publish: '发布',
  correct: '更正',
  update: '更新',
  schedule: '定时',
  unschedule: '取消定时',
  embargo: '设禁发期',
  takeDown: '撤下',
  kill: '作废',
  reopen: '再写',
  handOver: '移交',
}

/** 经过: every move with who, when, why, and what it voided; newest first. */
export function History({ history }: { history: readonly Moved[] }) {
  return (
    <section className="rail side-part" aria-labelledby="history">
      <h2 id="history">
        经过 <span className="meta">都进操作日志</span>
      </h2>
      <ol className="moves">
        {history.map((move) => (
          <li key={`${move.at}:${move.event}`}>
            <p>
              {move.stage && `${STAGE_LABELS[move.stage]}　`}
              {EVENTS[move.event] ?? move.event}　{move.by.name}
              {move.on && `（代${move.on.name}）`}
              <time className="meta num" dateTime={move.at}>
                {exact(move.at)}
              </time>
            </p>
            {move.reasons && <p className="meta">{move.reasons}</p>}
            {move.voided.length > 0 && (
              <p className="late">
                作废：{move.voided.map((stage) => STAGE_LABELS[stage]).join('、')}，要重新审
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
