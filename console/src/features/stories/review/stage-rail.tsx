import { clockOf } from '@functions/_common/deadline'
import { STAGE_LABELS, type Stage, type StageRecord } from '@functions/stories/contract/reviewing'
import { Icon, type IconName } from '../../../ui/icon'
import { exact } from '../../../ui/time'
import { ErrorMeter } from './error-meter'
import { budgetOf, type Standing } from './standing'

/** What each stage looks at (rules.md: 初审 language, 复审 facts and basis, 终审 direction). */
const FOCUS: Record<Stage, string> = {
  first_review: '文字',
  proof_1: '对字',
  second_review: '事实与依据',
  proof_2: '对数、对名',
  final_review: '导向',
  proof_3: '通读',
}
const OUTCOMES: Record<StageRecord['outcome'], string> = {
  waiting: '还没到',
  passed: '通过',
  voided: '作废，要重来',
  returned: '退回',
  rejected: '不采用',
}
const SIGNS: Partial<Record<StageRecord['outcome'], IconName>> = {
  passed: 'check-circle',
  voided: 'error-circle',
  returned: 'rollback',
  rejected: 'error-circle',
}

interface StageRailProps {
  readonly standing: Standing
  /** Who looks at it: their own stage says so. */
  readonly personId: string
  readonly now: number
}

/** 三审三校: who passed what and when, where it stands, and which passes an edit has voided. */
export function StageRail({ standing, personId, now }: StageRailProps) {
  const { review, stage, heldBy, dueAt, work, signature } = standing
  if (!review) return null
  const clock = dueAt && work === 'in_review' ? clockOf(dueAt, now) : null
  return (
    <section className="rail rail-now side-part" aria-labelledby="stages">
      <h2 id="stages">
        {review.profileName} <span className="meta">一人只能担一道</span>
      </h2>
      <ol className="stages">
        {review.stages.map((record) => {
          const current = work === 'in_review' && record.stage === stage
          return (
            <li
              key={record.stage}
              className={`stage stage-${current ? 'now' : record.outcome}`}
              {...(current ? { 'aria-current': 'step' as const } : {})}
            >
              <span className="stage-sign">
                <Sign name={current ? 'edit' : SIGNS[record.outcome]} />
              </span>
              <div>
                <p className="stage-name">
                  <strong>{STAGE_LABELS[record.stage]}</strong>　{FOCUS[record.stage]}
                  {current && heldBy?.personId === personId && <span className="tag tag-now">您在这里</span>}
                  {!current && record.outcome !== 'waiting' && (
                    <span className={record.outcome === 'passed' ? 'meta' : 'stage-bad'}>
                      {OUTCOMES[record.outcome]}
                    </span>
                  )}
                </p>
                {current ? (
                  <p className="meta">
                    {heldBy ? `${heldBy.name}在审` : '还没有人领'}
                    {clock && (
                      <span className={clock.late ? 'stage-clock late' : 'stage-clock'}>{clock.words}</span>
                    )}
                  </p>
                ) : (
                  <Who record={record} />
                )}
                {(current || record.by) && (
                  <p className="meta">
                    <ErrorMeter
                      {...(current
                        ? budgetOf(standing, record.stage)
                        : { errors: record.errors, limit: standing.ceilings[record.stage] ?? 0 })}
                    />
                  </p>
                )}
                {record.reasons && <p className="stage-reasons">{record.reasons}</p>}
              </div>
            </li>
          )
        })}
        <li className={`stage stage-${signature ? 'passed' : work === 'to_sign' ? 'now' : 'waiting'}`}>
          <span className="stage-sign">
            {signature ? <Icon name="check-circle" /> : work === 'to_sign' && <Icon name="edit" />}
          </span>
          <div>
            <p className="stage-name">
              <strong>签发</strong>　定稿
            </p>
            <p className="meta">
              {signature
                ? `${signature.by.name}　${exact(signature.at)}　只能发这一稿（${signature.hash.slice(0, 8)}）`
                : work === 'to_sign'
                  ? '等终审或值班长签发'
                  : '都通过以后'}
            </p>
          </div>
        </li>
      </ol>
    </section>
  )
}

const Sign = ({ name }: { name: IconName | undefined }) => name && <Icon name={name} />

function Who({ record: { by, on, at, voidedBy, readAloud } }: { record: StageRecord }) {
  if (!by) return null
  return (
    <p className="meta">
      {by.name}
      {on && `（代${on.name}）`}　{at && <time dateTime={at}>{exact(at)}</time>}
      {readAloud && '　已诵读'}
      {voidedBy && <span className="late">　{voidedBy.name}改了稿，这一道作废</span>}
    </p>
  )
}
