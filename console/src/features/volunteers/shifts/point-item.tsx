import type { Shift } from '@functions/volunteers/contract/shifts'
import { STATIONS, STREETS } from '@site/stations'
import { VOLUNTEER_LIMITS } from '@site/volunteers'
import { Button, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { whereabouts } from '../../../ui/whereabouts'

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
    <div className="vol-point">
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
      <Here
        onFound={(at) => {
          setOther(true)
          onChange?.(at)
        }}
      />
    </div>
  )
}

/** Whoever opens the shift where people will meet need not know its numbers. */
function Here({ onFound }: { onFound: (at: Point) => void }) {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const find = async () => {
    setBusy(true)
    const found = await whereabouts()
    setBusy(false)
    if (!found) return setSaid('这台机器没说它在哪。在浏览器里允许定位再试，或者从上面选。')
    const { at, accuracyMetres } = found
    if (accuracyMetres > VOLUNTEER_LIMITS.accuracyMetres)
      return setSaid(`这台机器定得不准，会差 ${accuracyMetres} 米，没有填。请拿手机到集合的地方来填。`)
    setSaid(`填上了，误差 ${accuracyMetres} 米以内。`)
    onFound(at)
  }
  return (
    <div className="vol-here">
      <Button size="small" loading={busy} onClick={() => void find()}>
        我就在集合的地方
      </Button>
      <span role="status">{said}</span>
    </div>
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
