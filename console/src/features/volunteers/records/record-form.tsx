import { volunteers } from '@functions/volunteers/contract'
import { RECORD_KIND_LABELS, RECORD_KINDS } from '@functions/volunteers/contract/records'
import type { VolunteerCard } from '@functions/volunteers/contract/registered'
import { RATINGS } from '@site/orders'
import { HONOURS } from '@site/volunteers'
import { Form, Input, InputNumber, Segmented, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { localDay } from '../../../ui/time'
import { FormDialog } from '../form-dialog'
import { StationItem } from '../station-item'
import { stationsOf } from '../stations'

type Kind = (typeof RECORD_KINDS)[number]

interface Values {
  readonly organiserId: string
  readonly on: string
  readonly name: string
  readonly content?: string
  readonly givenBy: string
  readonly minutes: number
  readonly category: string
  readonly level: number
}

const NAMES: Record<Kind, { readonly label: string; readonly example: string }> = {
  training: { label: '培训叫什么', example: '比如：急救员初级培训' },
  honour: { label: '表彰叫什么', example: '比如：2026 年度优秀志愿者' },
  evaluation: { label: '评的是什么', example: '比如：三季度服务评议' },
}
const GIVEN_BY: Record<'training' | 'honour', string> = { training: '哪个单位办的', honour: '哪个单位授予的' }

async function write(
  kind: Kind,
  volunteerIds: string[],
  { minutes, category, level, givenBy, ...rest }: Values,
) {
  const entry = { ...rest, content: rest.content ?? '' }
  switch (kind) {
    case 'training':
      return api(volunteers).recordTraining({ ...entry, volunteerIds, givenBy, minutes })
    case 'honour':
      return api(volunteers).recordHonour({ ...entry, volunteerIds, givenBy, category })
    case 'evaluation':
      return api(volunteers).recordEvaluation({ ...entry, volunteerId: volunteerIds[0] ?? '', level })
  }
}

interface RecordFormProps {
  /** Whom it is about: several at once for a training or an honour. */
  readonly people: readonly VolunteerCard[]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** 记培训、表彰、评价: each of these people is told, and may question it. */
export function RecordForm({ people, onDone, onClose }: RecordFormProps) {
  const { staff } = useMe()
  const [kind, setKind] = useState<Kind>('training')
  const ids = people.map(({ volunteerId }) => volunteerId)
  const send = async (values: Values) => {
    await write(kind, ids, values)
    onDone()
  }
  const kinds = RECORD_KINDS.filter((one) => one !== 'evaluation' || people.length === 1)
  const beginning: Partial<Values> = {
    organiserId: stationsOf(staff.grants)[0]?.stationId,
    on: localDay(Date.now()),
  }
  return (
    <FormDialog<Values>
      title={`给${people.map(({ name }) => name).join('、')}记一条`}
      okText="记下来"
      beginning={beginning}
      send={send}
      onClose={onClose}
      above={
        <Segmented
          aria-label="记哪一种"
          value={kind}
          options={kinds.map((value) => ({ value, label: RECORD_KIND_LABELS[value] }))}
          onChange={setKind}
        />
      }
    >
      <Form.Item
        name="name"
        label={NAMES[kind].label}
        rules={[{ required: true, min: 2, message: '名称写两个字以上' }]}
      >
        <Input maxLength={40} placeholder={NAMES[kind].example} />
      </Form.Item>
      <div className="vol-where">
        <Form.Item name="on" label="哪一天" rules={[{ required: true, message: '选日子' }]}>
          <Input type="date" />
        </Form.Item>
        {kind === 'training' && (
          <Form.Item name="minutes" label="多少分钟" rules={[{ required: true, message: '写多少分钟' }]}>
            <InputNumber min={10} max={2400} precision={0} />
          </Form.Item>
        )}
        {kind === 'honour' && (
          <Form.Item name="category" label="哪一类" rules={[{ required: true, message: '选一类' }]}>
            <Select options={HONOURS.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        )}
        {kind === 'evaluation' && (
          <Form.Item name="level" label="等次" rules={[{ required: true, message: '选一个等次' }]}>
            <Select options={RATINGS.map(({ level, words }) => ({ value: level, label: words }))} />
          </Form.Item>
        )}
        {kind !== 'evaluation' && (
          <Form.Item
            name="givenBy"
            label={GIVEN_BY[kind]}
            rules={[{ required: true, min: 2, message: '写上是哪个单位' }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        )}
        <StationItem label="由哪个站记" />
      </div>
      <Form.Item name="content" label="内容（可以空着）">
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  )
}
