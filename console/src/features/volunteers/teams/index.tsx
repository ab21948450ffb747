import { volunteers } from '@functions/volunteers/contract'
import type { Team } from '@functions/volunteers/contract/teams'
import { TEAM_STATE_LABELS } from '@functions/volunteers/machine'
import { Button, Table } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { Icon } from '../../../ui/icon'
import { PageHead } from '../../../ui/page-head'
import { stacked } from '../../../ui/stacked'
import { useCall } from '../../../use-call'
import '../index.css'
import { Listed } from '../listed'
import { useStationList } from '../query'
import { StationSelect } from '../station-select'
import { skillsSaid } from '../words'
import { TeamForm } from './team-form'

/** 志愿队伍 of one's stations. */
export function Teams() {
  const { station, asked, choose } = useStationList()
  const navigate = useNavigate()
  const [opening, setOpening] = useState(false)
  const { again, ...listed } = useCall(useCallback(() => api(volunteers).teams(asked), [asked]))
  const open = (
    <Button type="primary" icon={<Icon name="add" />} onClick={() => setOpening(true)}>
      建一支队伍
    </Button>
  )
  return (
    <div className="page">
      <PageHead title="志愿队伍" sub="队长定谁入队；单子可以派给整支队伍">
        <StationSelect value={station} onChange={(chosen) => choose({ station: chosen })} />
        {open}
      </PageHead>
      <Listed label="队伍" called={listed} onAgain={again} first="回到最新">
        {({ teams }) =>
          teams.length === 0 ? (
            <Empty action={open}>还没有队伍。请一位热心的志愿者当队长，建一支。</Empty>
          ) : (
            <Rows teams={teams} />
          )
        }
      </Listed>
      {opening && (
        <TeamForm
          team={null}
          onDone={({ team }) => navigate(`/teams/${team.teamId}`)}
          onClose={() => setOpening(false)}
        />
      )}
    </div>
  )
}

const Rows = ({ teams }: { teams: readonly Team[] }) => (
  <Table<Team>
    className="stacked"
    rowKey="teamId"
    dataSource={[...teams]}
    pagination={false}
    columns={stacked<Team>([
      {
        title: '队伍',
        key: 'name',
        render: (_, { teamId, name }) => (
          <Link className="link vol-link" to={`/teams/${teamId}`}>
            {name}
          </Link>
        ),
      },
      { title: '会什么', key: 'skills', render: (_, { skills }) => skillsSaid(skills) },
      { title: '队员', key: 'members', render: (_, { members }) => `${members} 人` },
      { title: '哪个站', key: 'organiser', render: (_, { organiser }) => organiser.name },
      {
        title: '怎样了',
        key: 'state',
        render: (_, { state }) => (
          <span className={state === 'disbanded' ? 'tag tag-plain' : 'meta'}>{TEAM_STATE_LABELS[state]}</span>
        ),
      },
    ])}
  />
)
