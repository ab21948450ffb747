import { Select } from 'antd'
import { useMe } from '../../me'
import { stationsOf } from './stations'

const ALL = ''

/** 哪个站; nothing for whoever has only one. */
export function StationSelect({
  value,
  onChange,
}: {
  readonly value: string | null
  readonly onChange: (stationId: string | null) => void
}) {
  const { staff } = useMe()
  const stations = stationsOf(staff.grants)
  if (stations.length < 2) return null
  return (
    <Select
      aria-label="哪个站"
      className="vol-station"
      value={value ?? ALL}
      options={[
        { value: ALL, label: '我管的站' },
        ...stations.map(({ stationId, name }) => ({ value: stationId, label: name })),
      ]}
      onChange={(stationId) => onChange(stationId || null)}
    />
  )
}
