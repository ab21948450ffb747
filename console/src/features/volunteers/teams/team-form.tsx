import { volunteers } from '@functions/volunteers/contract'
import type { Team, TeamInside } from '@functions/volunteers/contract/teams'
import { SKILLS } from '@site/volunteers'
import { Form, Input, Select } from 'antd'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { FormDialog } from '../form-dialog'
import { StationItem } from '../station-item'
import { stationsOf } from '../stations'
import { VolunteerSelect } from '../volunteer-select'

interface Values {
  readonly organiserId: string
  readonly leaderId: string
  readonly name: string
  readonly what: string
  readonly skills: string[]
}

interface TeamFormProps {
  /** Null: a new one. */
  readonly team: Team | null
  readonly onDone: (inside: TeamInside) => void
  readonly onClose: () => void
}

/** 建队、改队伍. */
export function TeamForm({ team, onDone, onClose }: TeamFormProps) {
  const { staff } = useMe()
  const send = async ({ organiserId, leaderId, ...content }: Values) => {
    const { teamId, revision } = team ?? {}
    onDone(
      teamId && revision
        ? await api(volunteers).changeTeam({ teamId, revision, ...content })
        : await api(volunteers).openTeam({ organiserId, leaderId, ...content }),
    )
  }
  const beginning: Partial<Values> = team ?? {
    organiserId: stationsOf(staff.grants)[0]?.stationId,
    skills: [],
  }
  return (
    <FormDialog<Values>
      title={team ? '改队伍' : '建一支队伍'}
      okText={team ? '改好' : '建队'}
      beginning={beginning}
      send={send}
      onClose={onClose}
    >
      {!team && <StationItem label="哪个站的队伍" />}
      <Form.Item name="name" label="队名" rules={[{ required: true, min: 2, message: '队名写两个字以上' }]}>
        <Input maxLength={20} placeholder="比如：暖心理发队" />
      </Form.Item>
      <Form.Item
        name="what"
        label="做什么"
        rules={[{ required: true, min: 4, message: '写四个字以上：这支队伍做什么' }]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="skills" label="会什么（派单时先看有这些技能的队伍）">
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={SKILLS.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {!team && (
        <Form.Item name="leaderId" label="队长" rules={[{ required: true, message: '选一位队长' }]}>
          <VolunteerSelect />
        </Form.Item>
      )}
    </FormDialog>
  )
}
