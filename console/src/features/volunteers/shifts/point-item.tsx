import type { Shift } from '@functions/volunteers/contract/shifts'
import { STATIONS, STREETS } from '@site/stations'
import { Form, InputNumber, Select } from 'antd'
import { useState } from 'react'

type Point = Shift['at']
const OTHER = 'other'

/** Places that the site knows the middle of: stations first, then the communities of the street. */
const placesOf = (streetId: string | undefined) => [
  ...STATIONS.map(({ stationId, name, at }) => ({ value: stationId, label: name, at })),
  ...(STREETS.find((one) => one.streetId === streetId)?.communities ?? []).map(
    ({ communityId, name, at }) => ({ value: communityId, label: name, at }),
  ),
]

interface PointFieldProps {
  readonly id?: string
  readonly streetId: string | undefined
  readonly value?: Point
  readonly onChange?: (at: Point) => void
}

function PointField({ id, streetId, value, onChange }: PointFieldProps) {
  const places = placesOf(streetId)
  const known = places.find(({ at }) => at.latitude === value?.latitude && at.longitude === value?.longitude)
  const [other, setOther] = useState(!known && value !== undefined)
  const choose = (chosen: string) => {
    setOther(chosen === OTHER)
    const at = places.find((one) => one.value === chosen)?.at
    if (at) onChange?.(at)
  }
  const put = (changes: Partial<Point>) => onChange?.({ latitude: 0, longitude: 0, ...value, ...changes })
  return (
    <>
      <Select
        {...(id ? { id } : {})}
        value={other ? OTHER : (known?.value ?? null)}
        options={[
          ...places.map(({ value: place, label }) => ({ value: place, label })),
          { value: OTHER, label: '别的地方，填经纬度' },
        ]}
        onChange={choose}
      />
      {other && (
        <div className="vol-where">
          <InputNumber
            aria-label="纬度"
            prefix="纬度"
            min={-90}
            max={90}
            value={value?.latitude ?? null}
            onChange={(latitude) => latitude !== null && put({ latitude })}
          />
          <InputNumber
            aria-label="经度"
            prefix="经度"
            min={-180}
            max={180}
            value={value?.longitude ?? null}
            onChange={(longitude) => longitude !== null && put({ longitude })}
          />
        </div>
      )}
    </>
  )
}

/** 签到定位: volunteers may sign in with the phone's place within 300 metres of this point. */
export function PointItem() {
  const streetId = Form.useWatch<string | undefined>('streetId')
  return (
    <Form.Item
      name="at"
      label="手机定位签到，以哪里为中心"
      extra="志愿者走到 300 米以内，可以用手机定位签到。"
      rules={[{ required: true, message: '选一个地方' }]}
    >
      <PointField streetId={streetId} />
    </Form.Item>
  )
}
