import { Form, Select } from 'antd'
import { useMe } from '../../me'
import { stationsOf } from './stations'

interface StationItemProps {
  readonly label: string
  /** A field whose choices are the station's: another station, another choice. */
  readonly resets?: string
}

/** 哪个站 of those that the person speaks for, as a field of a form. */
export function StationItem({ label, resets }: StationItemProps) {
  const { staff } = useMe()
  const form = Form.useFormInstance()
  const options = stationsOf(staff.grants).map(({ stationId, name }) => ({ value: stationId, label: name }))
  return (
    <Form.Item name="organiserId" label={label} rules={[{ required: true, message: '选一个站' }]}>
      <Select options={options} onChange={() => resets && form.setFieldValue(resets, undefined)} />
    </Form.Item>
  )
}
