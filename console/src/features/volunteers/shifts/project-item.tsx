import { volunteers } from '@functions/volunteers/contract'
import { Form, Select } from 'antd'
import { useCallback } from 'react'
import { api } from '../../../api'
import { useCall } from '../../../use-call'

/** 项目 of the chosen station that still run; no field where there are none. */
export function ProjectItem() {
  const organiserId: string | undefined = Form.useWatch('organiserId')
  const called = useCall(
    useCallback(
      async () => (organiserId ? (await api(volunteers).projects({ organiserId })).projects : []),
      [organiserId],
    ),
  )
  const running = called.phase === 'ready' ? called.data.filter(({ state }) => state === 'running') : []
  if (running.length === 0) return null
  return (
    <Form.Item name="projectId" label="属于哪个项目（可以不选）">
      <Select
        allowClear
        options={running.map(({ projectId, title }) => ({ value: projectId, label: title }))}
      />
    </Form.Item>
  )
}
