import { volunteers } from '@functions/volunteers/contract'
import type { Project } from '@functions/volunteers/contract/projects'
import { PROJECT_STATE_LABELS } from '@functions/volunteers/machine'
import { categoryName } from '@site/orders'
import { Button, Table } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { Icon } from '../../../ui/icon'
import { PageHead } from '../../../ui/page-head'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { stacked } from '../../../ui/stacked'
import { useCall } from '../../../use-call'
import '../index.css'
import { Listed } from '../listed'
import { useStationList } from '../query'
import { StationSelect } from '../station-select'
import { ProjectForm } from './project-form'

type Doing = { readonly what: 'open' } | { readonly what: 'change' | 'end'; readonly project: Project }

/** 志愿项目 of one's stations: what shifts belong to. */
export function Projects() {
  const { station, asked, choose } = useStationList()
  const [doing, setDoing] = useState<Doing | null>(null)
  const { again, ...listed } = useCall(useCallback(() => api(volunteers).projects(asked), [asked]))
  const done = () => {
    setDoing(null)
    again()
  }
  const open = (
    <Button type="primary" icon={<Icon name="add" />} onClick={() => setDoing({ what: 'open' })}>
      建一个项目
    </Button>
  )
  return (
    <div className="page">
      <PageHead title="志愿项目" sub="开班次时选上项目，居民就能按项目看">
        <StationSelect value={station} onChange={(chosen) => choose({ station: chosen })} />
        {open}
      </PageHead>
      <Listed label="项目" called={listed} onAgain={again} first="回到最新">
        {({ projects }) =>
          projects.length === 0 ? (
            <Empty action={open}>还没有项目。几个班次做的是一件事，就建一个。</Empty>
          ) : (
            <Rows projects={projects} onDo={setDoing} />
          )
        }
      </Listed>
      {doing && doing.what !== 'end' && (
        <ProjectForm
          project={doing.what === 'change' ? doing.project : null}
          onDone={done}
          onClose={() => setDoing(null)}
        />
      )}
      {doing?.what === 'end' && (
        <ReasonDialog
          title={`“${doing.project.title}”结项`}
          label="做成了什么"
          hint="大家都会看到。结了项就不能再开班次，办过的都在。"
          okText="结项"
          cancelText="先不"
          shortest={4}
          maxLength={400}
          onSubmit={async (summary) => {
            await api(volunteers).endProject({ projectId: doing.project.projectId, summary })
            done()
          }}
          onClose={() => setDoing(null)}
        />
      )}
    </div>
  )
}

interface RowsProps {
  readonly projects: readonly Project[]
  readonly onDo: (doing: Doing) => void
}

const Rows = ({ projects, onDo }: RowsProps) => (
  <Table<Project>
    className="stacked"
    rowKey="projectId"
    dataSource={[...projects]}
    pagination={false}
    columns={stacked<Project>([
      {
        title: '项目',
        key: 'title',
        render: (_, { title, summary }) => (
          <div>
            {title}
            {summary && <div className="meta vol-words">{summary}</div>}
          </div>
        ),
      },
      { title: '哪一类', key: 'category', render: (_, { categoryId }) => categoryName(categoryId) },
      { title: '时段', key: 'days', render: (_, { from, until }) => `${from} 到 ${until}` },
      { title: '谁做', key: 'who', render: (_, { team, organiser }) => team?.name ?? organiser.name },
      { title: '班次', key: 'shifts', render: (_, { shifts }) => `${shifts} 个` },
      {
        title: '怎样了',
        key: 'state',
        render: (_, { state }) => (
          <span className={state === 'ended' ? 'tag tag-plain' : 'meta'}>{PROJECT_STATE_LABELS[state]}</span>
        ),
      },
      {
        title: '办',
        key: 'acts',
        render: (_, project) =>
          project.state === 'running' && (
            <div className="vol-acts">
              <Button
                size="small"
                aria-label={`改${project.title}`}
                onClick={() => onDo({ what: 'change', project })}
              >
                改
              </Button>
              <Button
                size="small"
                aria-label={`${project.title}结项`}
                onClick={() => onDo({ what: 'end', project })}
              >
                结项
              </Button>
            </div>
          ),
      },
    ])}
  />
)
