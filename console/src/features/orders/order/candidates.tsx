import type { OutputOf } from '@functions/_common/contract'
import { type Order, orders } from '@functions/orders/contract'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import type { Steps } from './use-order'

type Team = OutputOf<typeof orders.actions.suggest>['teams'][number]
type Candidate = OutputOf<typeof orders.actions.suggest>['candidates'][number]

/** Below this the bar is straw: a reason against, for whoever decides. */
const WEAK = 50
const REASONS = [
  { key: 'distance', label: '远近' },
  { key: 'skill', label: '技能' },
  { key: 'language', label: '语言' },
  { key: 'load', label: '负担' },
  { key: 'turn', label: '轮到' },
  { key: 'declined', label: '退单' },
] as const

interface CandidatesProps {
  readonly order: Order
  readonly steps: Steps
}

/** 派单建议: who could go and why, in parts of a hundred; whoever is chosen out of turn is chosen with a word of why. */
export function Candidates({ order, steps }: CandidatesProps) {
  const { orderId } = order
  const { again, ...called } = useCall(useCallback(() => api(orders).suggest({ orderId }), [orderId]))
  const [other, setOther] = useState<Candidate | null>(null)
  const dispatch = ({ volunteerId, name }: Candidate, note: string) =>
    [
      () => api(orders).dispatch({ orderId, revision: order.revision, volunteerId, note }),
      `派给${name}了，等回话。`,
    ] as const

  const toTeam = ({ teamId, name }: Team) =>
    [
      () => api(orders).dispatchToTeam({ orderId, revision: order.revision, teamId, note: '' }),
      `派给“${name}”了，队里谁能去谁领。`,
    ] as const

  if (called.phase === 'loading') return <Waiting onRetry={again} />
  if (called.phase === 'failed') return <Failed error={called.error} onRetry={again} />
  const { candidates, leftOut, weights, teams } = called.data
  const [first] = candidates
  return (
    <section aria-label="派给谁">
      <p className="meta order-weights">
        按{REASONS.map(({ key, label }) => `${label} ${weights[key] ?? 0}`).join('、')}{' '}
        排。您说了算，不派第一位写一句话就行。
      </p>
      {!first && (
        <Note tone="due" title="附近没有合适的人。">
          可以放进池子让大家领，也可以上报，请上一级找人。
        </Note>
      )}
      <ol className="candidates">
        {candidates.map((one) => (
          <li key={one.volunteerId} className="candidate">
            <div className="candidate-head">
              <span className={one === first ? 'initial candidate-first' : 'initial'} aria-hidden="true">
                {[...one.name][0]}
              </span>
              <strong>{one.name}</strong>
              {one === first ? (
                <span className="tag tag-done">建议</span>
              ) : (
                <Button size="small" disabled={steps.busy} onClick={() => setOther(one)}>
                  派给{one.name}
                </Button>
              )}
            </div>
            <Reasons candidate={one} />
          </li>
        ))}
      </ol>
      {leftOut.length > 0 && (
        <p className="meta candidate-out">
          没列出的 {leftOut.length} 人：{leftOut.map(({ name, why }) => `${name}（${why}）`).join('、')}
        </p>
      )}
      {first && (
        <Button
          type="primary"
          block
          loading={steps.busy}
          onClick={() => void steps.act(...dispatch(first, ''))}
        >
          派给{first.name}
        </Button>
      )}
      <Teams teams={teams} busy={steps.busy} onChoose={(team) => void steps.act(...toTeam(team))} />
      {other && (
        <ReasonDialog
          title={`派给${other.name}`}
          label={first ? `为什么不是${first.name}` : '为什么'}
          hint="写一句话，以后看得出当时怎么想的。"
          okText="派出去"
          cancelText="先不"
          usual={['居民点名要的。', '更会做这个。', '第一位电话里说去不了。']}
          onSubmit={async (note) => {
            await steps.send(...dispatch(other, note))
            setOther(null)
          }}
          onClose={() => setOther(null)}
        />
      )}
    </section>
  )
}

function Reasons({ candidate }: { candidate: Candidate }) {
  return (
    <dl className="reasons">
      {REASONS.map(({ key, label }) => {
        const { part, words } = candidate[key]
        return (
          <div key={key} className="reason">
            <dt>{label}</dt>
            <dd className="reason-bar" aria-hidden="true">
              <span className={part < WEAK ? 'reason-weak' : undefined} style={{ width: `${part}%` }} />
            </dd>
            <dd>{words}</dd>
          </div>
        )
      })}
    </dl>
  )
}

interface TeamsProps {
  readonly teams: readonly Team[]
  readonly busy: boolean
  readonly onChoose: (team: Team) => void
}

/** 派给一支队伍; nothing where the stations that hold the order have none. */
function Teams({ teams, busy, onChoose }: TeamsProps) {
  if (teams.length === 0) return null
  return (
    <section className="candidate-teams" aria-label="派给队伍">
      <h3 className="meta">或者派给一支队伍，谁能去谁领</h3>
      <ul className="candidates">
        {teams.map((team) => (
          <li key={team.teamId} className="candidate candidate-head">
            <strong>{team.name}</strong>
            <span className="meta">
              {team.members} 人，{team.why ?? (team.skilled ? '有这类技能' : '没有这类技能')}
            </span>
            {team.why === null && (
              <Button
                size="small"
                disabled={busy}
                aria-label={`派给${team.name}`}
                onClick={() => onChoose(team)}
              >
                派给这支
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
