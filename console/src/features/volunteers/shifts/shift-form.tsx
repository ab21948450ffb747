import { volunteers } from '@functions/volunteers/contract'
import type { Shift } from '@functions/volunteers/contract/shifts'
import { STREETS } from '@site/stations'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { fromField, MomentField, toField } from '../../../ui/moment-field'
import { FormDialog } from '../form-dialog'
import { StationItem } from '../station-item'
import { stationsOf } from '../stations'
import { PointItem } from './point-item'
import { ProjectItem } from './project-item'

export interface ShiftValues {
  readonly organiserId: string
  /** 项目 that it belongs to; none: it stands by itself. */
  readonly projectId?: string
  readonly title: string
  readonly what: string
  readonly placeName: string
  readonly streetId: string
  readonly at: Shift['at']
  readonly startsAt: string
  readonly endsAt: string
  readonly places: number
  readonly guardiansCome: boolean
}

interface ShiftFormProps {
  /** Null: a new one. */
  readonly shift: Shift | null
  readonly onDone: (shift: Shift) => void
  readonly onClose: () => void
}

const STREET_OPTIONS = STREETS.map(({ streetId, name }) => ({ value: streetId, label: name }))
const DAY_MS = 24 * 60 * 60 * 1000
/** Tomorrow at this hour of the district, so that only the hour is left to be put right. */
const tomorrowAt = (clock: string): string =>
  fromField(`${toField(new Date(Date.now() + DAY_MS).toISOString()).slice(0, 10)}T${clock}`) ?? ''

function useBeginning(shift: Shift | null): Partial<ShiftValues> {
  const { staff } = useMe()
  if (shift) return { ...shift, organiserId: shift.organiser.id }
  const [station] = stationsOf(staff.grants)
  return {
    ...(station && { organiserId: station.stationId, at: station.at, placeName: `${station.name}门口` }),
    ...(station?.streetId && { streetId: station.streetId }),
    startsAt: tomorrowAt('09:00'),
    endsAt: tomorrowAt('11:00'),
    places: 10,
    guardiansCome: true,
  }
}

/** 开班次、改班次: what is refused is said at its field. */
export function ShiftForm({ shift, onDone, onClose }: ShiftFormProps) {
  const beginning = useBeginning(shift)
  const send = async ({ organiserId, projectId, ...content }: ShiftValues) => {
    const { shiftId = '', edition = 0 } = shift ?? {}
    onDone(
      shift
        ? await api(volunteers).changeShift({ shiftId, edition, ...content })
        : await api(volunteers).openShift({ organiserId, ...(projectId ? { projectId } : {}), ...content }),
    )
  }
  return (
    <FormDialog<ShiftValues>
      title={shift ? '改班次' : '开一个班次'}
      okText={shift ? '改好，告诉报名的人' : '开始招募'}
      beginning={beginning}
      send={send}
      onClose={onClose}
    >
      {!shift && (
        <>
          <StationItem label="哪个站组织" resets="projectId" />
          <ProjectItem />
        </>
      )}
      <Form.Item
        name="title"
        label="班次叫什么"
        rules={[{ required: true, min: 2, message: '写班次的名称' }]}
      >
        <Input maxLength={40} placeholder="比如：十九街坊清雪" />
      </Form.Item>
      <Form.Item
        name="what"
        label="做什么、要带什么"
        rules={[{ required: true, min: 2, message: '写明做什么、要带什么' }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <div className="vol-where">
        <Form.Item name="startsAt" label="开始" rules={[{ required: true, message: '写明什么时候开始' }]}>
          <MomentField />
        </Form.Item>
        <Form.Item name="endsAt" label="结束" rules={[{ required: true, message: '写明什么时候结束' }]}>
          <MomentField />
        </Form.Item>
        <Form.Item name="streetId" label="在哪个街道" rules={[{ required: true, message: '选一个街道' }]}>
          <Select options={STREET_OPTIONS} />
        </Form.Item>
        <Form.Item
          name="placeName"
          label="在哪里集合"
          rules={[{ required: true, min: 2, message: '写明在哪里集合' }]}
        >
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <PointItem />
      <Form.Item name="places" label="要几个人" rules={[{ required: true, message: '写明要几个人' }]}>
        <InputNumber min={1} max={200} precision={0} />
      </Form.Item>
      <Form.Item name="guardiansCome" valuePropName="checked">
        <Checkbox>监护人可以陪着孩子来（未满 16 周岁的只能报这样的班次）</Checkbox>
      </Form.Item>
    </FormDialog>
  )
}
