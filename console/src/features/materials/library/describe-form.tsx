import {
  type Description,
  type Material,
  materials,
  REUSE_LABELS,
  REUSES,
  RIGHTS_KINDS,
  RIGHTS_LABELS,
} from '@functions/materials/contract'
import { App, Button, DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { api } from '../../../api'
import { fieldErrors, sayAll } from '../../../say'

interface Values extends Omit<Description, 'takenAt' | 'rightsEndAt'> {
  readonly takenAt: Dayjs | null
  readonly rightsEndAt: Dayjs | null
}

const timeOf = (at: string | null) => (at ? dayjs(at) : null)
const instantOf = (time: Dayjs | null | undefined) => time?.toISOString() ?? null

/** 说明和版权. Saved on the revision it was read at; somebody else's change meanwhile is said, not overwritten. */
export function DescribeForm({ material, onSaved }: { material: Material; onSaved: () => void }) {
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const save = async ({ takenAt, rightsEndAt, ...values }: Values) => {
    setBusy(true)
    try {
      const { materialId, revision } = material
      const about = { ...values, takenAt: instantOf(takenAt), rightsEndAt: instantOf(rightsEndAt) }
      await api(materials).describe({ materialId, revision, about })
      message.success('存好了。')
      onSaved()
    } catch (error) {
      const fields = fieldErrors(error)
      form.setFields(
        Object.entries(fields)
          .filter(([path]) => path.startsWith('about.'))
          .map(([path, sentence]) => ({ name: path.slice(6) as keyof Values, errors: [sentence] })),
      )
      message.error(sayAll(error), 6)
    } finally {
      setBusy(false)
    }
  }
  const { kind } = material
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        ...material,
        takenAt: timeOf(material.takenAt),
        rightsEndAt: timeOf(material.rightsEndAt),
      }}
      onFinish={save}
    >
      <Form.Item
        name="title"
        label="名字"
        rules={[{ required: true, whitespace: true, message: '写个名字，以后好找' }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="words" label={kind === 'note' ? '笔记' : '说明'}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={5000} />
      </Form.Item>
      <Form.Item
        name="alt"
        label="图片说明"
        hidden={kind !== 'picture'}
        extra="看不见图的读者，靠这句话知道图上是什么。"
      >
        <Input maxLength={120} />
      </Form.Item>
      <div className="material-pair">
        <Form.Item name="place" label="地点">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="people" label="画面里的人">
          <Input maxLength={120} placeholder="用、隔开" />
        </Form.Item>
        <Form.Item name="source" label="来源、作者">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="takenAt" label="拍摄时间">
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY年M月D日 HH:mm" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="rights" label="版权从哪来">
          <Select options={RIGHTS_KINDS.map((value) => ({ value, label: RIGHTS_LABELS[value] }))} />
        </Form.Item>
        <Form.Item name="rightsHolder" label="权利人">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="rightsEndAt" label="授权到期" extra="空着是不到期。到了自动下架。">
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY年M月D日 HH:mm" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reuse" label="再用">
          <Select options={REUSES.map((value) => ({ value, label: REUSE_LABELS[value] }))} />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={busy}>
        存
      </Button>
    </Form>
  )
}
