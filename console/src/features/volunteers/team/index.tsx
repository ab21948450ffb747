import { volunteers } from '@functions/volunteers/contract'
import type { TeamInside } from '@functions/volunteers/contract/teams'
import { TEAM_STATE_LABELS } from '@functions/volunteers/machine'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useParams } from 'react-router-dom'
import { api } from '../../../api'
import { NotThere } from '../../../ui/not-there'
import { Note } from '../../../ui/note'
import { PageHead } from '../../../ui/page-head'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { useAct } from '../../../use-act'
import { useCall } from '../../../use-call'
import '../index.css'
import { TeamForm } from '../teams/team-form'
import { skillsSaid } from '../words'
import { People } from './people'

/** 一支队伍: who is in it, who asks, and what the station does with it. */
export function TeamPage() {
  const { teamId = '' } = useParams()
  const { again, put, ...called } = useCall(useCallback(() => api(volunteers).team({ teamId }), [teamId]))
  if (called.phase !== 'ready') return <NotThere title="志愿队伍" called={called} onAgain={again} />
  return <Open inside={called.data} onChanged={put} />
}

interface OpenProps {
  readonly inside: TeamInside
  readonly onChanged: (inside: TeamInside) => void
}

function Open({ inside, onChanged }: OpenProps) {
  const { team, leader } = inside
  const { teamId, state } = team
  const { busy, act } = useAct()
  const [doing, setDoing] = useState<'change' | 'disband' | null>(null)
  const there = state !== 'disbanded'
  const recruit = (recruiting: boolean) =>
    act(
      async () => onChanged(await api(volunteers).setRecruiting({ teamId, recruiting })),
      recruiting ? '又招人了。' : '先不招人了。',
    )
  return (
    <div className="page">
      <PageHead
        title={team.name}
        sub={
          <Link className="link vol-link" to="/teams">
            回到志愿队伍
          </Link>
        }
      >
        {there && <Button onClick={() => setDoing('change')}>改队伍</Button>}
        {there && (
          <Button loading={busy} onClick={() => recruit(state !== 'recruiting')}>
            {state === 'recruiting' ? '先不招人' : '再招人'}
          </Button>
        )}
        {there && (
          <Button danger onClick={() => setDoing('disband')}>
            解散
          </Button>
        )}
      </PageHead>
      {!there && (
        <div className="vol-note">
          <Note tone="due" title="队伍解散了，队员都告诉了。">
            {team.reason}
          </Note>
        </div>
      )}
      {there && !leader && (
        <div className="vol-note">
          <Note tone="due" title="现在没有队长。">
            从队员里请一位；在那以前单子派不给这支队伍。
          </Note>
        </div>
      )}
      <section className="sheet" aria-label="队伍">
        <dl className="definition vol-facts">
          <dt>哪个站</dt>
          <dd>{team.organiser.name}</dd>
          <dt>做什么</dt>
          <dd className="vol-words">{team.what}</dd>
          <dt>会什么</dt>
          <dd>{skillsSaid(team.skills)}</dd>
          <dt>队长</dt>
          <dd>{leader?.name ?? '等站里定'}</dd>
          <dt>状态</dt>
          <dd>{TEAM_STATE_LABELS[state]}</dd>
        </dl>
      </section>
      {there && <People inside={inside} onChanged={onChanged} />}
      {doing === 'change' && (
        <TeamForm
          team={team}
          onDone={(changed) => {
            setDoing(null)
            onChanged(changed)
          }}
          onClose={() => setDoing(null)}
        />
      )}
      {doing === 'disband' && (
        <ReasonDialog
          title={`解散“${team.name}”？`}
          label="为什么解散"
          hint="队员和申请的人都会看到。解散了不能恢复；他们的时长都在。"
          okText="解散"
          cancelText="先不解散"
          danger
          onSubmit={async (reason) => {
            onChanged(await api(volunteers).disbandTeam({ teamId, reason }))
            setDoing(null)
          }}
          onClose={() => setDoing(null)}
        />
      )}
    </div>
  )
}
