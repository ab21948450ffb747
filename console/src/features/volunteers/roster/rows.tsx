import type { VolunteerCard } from '@functions/volunteers/contract/registered'
import { STREETS } from '@site/stations'
import { LANGUAGES, SKILLS } from '@site/volunteers'
import { Button, Table } from 'antd'
import { toField } from '../../../ui/moment-field'
import { stacked } from '../../../ui/stacked'
import type { Doing } from '.'

const named = (ids: readonly string[], list: readonly { id: string; name: string }[]) =>
  ids.map((id) => list.find((one) => one.id === id)?.name ?? id).join('、')

const communityName = ({ streetId, communityId }: VolunteerCard) =>
  STREETS.find((one) => one.streetId === streetId)?.communities.find((one) => one.communityId === communityId)
    ?.name ?? ''

interface RowsProps {
  readonly volunteers: readonly VolunteerCard[]
  /** For whom something is recorded at once. */
  readonly chosen: readonly VolunteerCard[]
  readonly onChoose: (chosen: readonly VolunteerCard[]) => void
  readonly onDo: (doing: Doing) => void
}

export function Rows({ volunteers, chosen, onChoose, onDo }: RowsProps) {
  const today = toField(new Date().toISOString()).slice(0, 10)
  return (
    <Table<VolunteerCard>
      className="stacked"
      rowKey="volunteerId"
      dataSource={[...volunteers]}
      pagination={false}
      rowSelection={{
        selectedRowKeys: chosen.map(({ volunteerId }) => volunteerId),
        onChange: (_, rows) => onChoose(rows),
        getCheckboxProps: ({ name, state }) => ({
          disabled: state !== 'registered',
          'aria-label': `选上${name}`,
        }),
      }}
      columns={stacked<VolunteerCard>([
        {
          title: '姓名',
          key: 'name',
          render: (_, volunteer) => <Name volunteer={volunteer} today={today} />,
        },
        { title: '社区', key: 'community', render: (_, volunteer) => communityName(volunteer) },
        { title: '会做什么', key: 'skills', render: (_, { skills }) => named(skills, SKILLS) },
        { title: '语言', key: 'languages', render: (_, { languages }) => named(languages, LANGUAGES) },
        {
          title: '保险',
          key: 'insured',
          render: (_, volunteer) => <Insured volunteer={volunteer} today={today} />,
        },
        {
          title: '办',
          key: 'acts',
          render: (_, volunteer) => (
            <div className="vol-acts">
              {volunteer.state === 'awaiting_consent' && (
                <Button
                  size="small"
                  type="primary"
                  aria-label={`${volunteer.name}的监护人同意了`}
                  onClick={() => onDo({ what: 'consent', volunteer })}
                >
                  监护人同意了
                </Button>
              )}
              <Button
                size="small"
                aria-label={`看${volunteer.name}的记录`}
                onClick={() => onDo({ what: 'records', volunteer })}
              >
                记录
              </Button>
              {volunteer.state !== 'withdrawn' && (
                <Button
                  size="small"
                  aria-label={`给${volunteer.name}登记保险`}
                  onClick={() => onDo({ what: 'insurance', volunteer })}
                >
                  登记保险
                </Button>
              )}
            </div>
          ),
        },
      ])}
    />
  )
}

function Name({ volunteer, today }: { volunteer: VolunteerCard; today: string }) {
  const { name, minor, guardianName, awayUntil } = volunteer
  return (
    <div>
      {name}
      {minor && <div className="meta">未成年，监护人 {guardianName ?? '没有登记'}</div>}
      {awayUntil && awayUntil >= today && <div className="meta">请假到 {awayUntil}</div>}
    </div>
  )
}

function Insured({ volunteer: { insuredUntil }, today }: { volunteer: VolunteerCard; today: string }) {
  if (!insuredUntil) return <span className="meta">没有登记</span>
  return insuredUntil < today ? (
    <span className="tag tag-due">{insuredUntil} 到期了</span>
  ) : (
    `保到 ${insuredUntil}`
  )
}
