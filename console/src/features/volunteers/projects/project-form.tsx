import { volunteers } from '@functions/volunteers/contract'
import type { Project } from '@functions/volunteers/contract/projects'
import { ORDER_MENU } from '@site/orders'
import { Form, Input, Select } from 'antd'
import { useCallback } from 'react'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { useCall } from '../../../use-call'
import { FormDialog } from '../form-dialog'
import { StationItem } from '../station-item'
import { stationsOf } from '../stations'

interface Values {
  readonly organiserId: string
  readonly teamId?: string | null
  readonly title: string
  readonly what: string
  readonly categoryId: string
  readonly from: string
  readonly until: string
}

interface ProjectFormProps {
  /** Null: a new one. */
  readonly project: Project | null
  readonly onDone: () => void
  readonly onClose: () => void
}

/** 建项目、改项目. */
export function ProjectForm({ project, onDone, onClose }: ProjectFormProps) {
  const { staff } = useMe()
  const send = async ({ organiserId, ...values }: Values) => {
    const content = { ...values, teamId: values.teamId ?? null }
    const { projectId, revision } = project ?? {}
    await (projectId && revision
      ? api(volunteers).changeProject({ projectId, revision, ...content })
      : api(volunteers).openProject({ organiserId, ...content }))
    onDone()
  }
  const beginning: Partial<Values> = project
    ? { ...project, organiserId: project.organiser.id, teamId: project.team?.teamId }
    : { organiserId: stationsOf(staff.grants)[0]?.stationId }
  return (
    <FormDialog<Values>
      title={project ? '改项目' : '建一个项目'}
      okText={project ? '改好' : '建项目'}
      beginning={beginning}
      send={send}
      onClose={onClose}
    >
      {project ? (
        <Form.Item name="organiserId" hidden>
          <Input />
        </Form.Item>
      ) : (
        <StationItem label="哪个站的项目" resets="teamId" />
      )}
      <Form.Item
        name="title"
        label="项目叫什么"
        rules={[{ required: true, min: 2, message: '名称写两个字以上' }]}
      >
        <Input maxLength={30} placeholder="比如：一老一小冬日守护" />
      </Form.Item>
      <Form.Item
        name="what"
        label="为谁做、做什么"
        rules={[{ required: true, min: 4, message: '写四个字以上：为谁做、做什么' }]}
      >
        <Input.TextArea maxLength={400} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <div className="vol-where">
        <Form.Item name="categoryId" label="哪一类" rules={[{ required: true, message: '选一类' }]}>
          <Select
            options={ORDER_MENU.categories.map(({ categoryId, name }) => ({
              value: categoryId,
              label: name,
            }))}
          />
        </Form.Item>
        <TeamItem />
        <Form.Item name="from" label="从哪天" rules={[{ required: true, message: '选开始的日子' }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="until" label="到哪天" rules={[{ required: true, message: '选结束的日子' }]}>
          <Input type="date" />
        </Form.Item>
      </div>
    </FormDialog>
  )
}

/** 队伍 of the chosen station that carries it. */
function TeamItem() {
  const organiserId: string | undefined = Form.useWatch('organiserId')
  const called = useCall(
    useCallback(
      async () => (organiserId ? (await api(volunteers).teams({ organiserId })).teams : []),
      [organiserId],
    ),
  )
  const teams = called.phase === 'ready' ? called.data.filter(({ state }) => state !== 'disbanded') : []
  return (
    <Form.Item name="teamId" label="哪支队伍做（可以不选）">
      <Select
        allowClear
        loading={called.phase === 'loading'}
        notFoundContent="这个站还没有队伍"
        options={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
      />
    </Form.Item>
  )
}
