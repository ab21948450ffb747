import { volunteers } from '@functions/volunteers/contract'
import { Select } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../api'
import { useMe } from '../../me'
import { sayError } from '../../say'
import { useCall } from '../../use-call'
import { stationsOf, streetsOf } from './stations'

interface VolunteerSelectProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (volunteerId: string) => void
}

/** One registered volunteer of the streets in one's care: the first fifty of each, or those of a name that is typed. */
export function VolunteerSelect({ id, value, onChange }: VolunteerSelectProps) {
  const { staff } = useMe()
  const [name, setName] = useState('')
  const called = useCall(
    useCallback(async () => {
      const streets = streetsOf(stationsOf(staff.grants))
      const found = await Promise.all(
        streets.map(({ streetId }) =>
          api(volunteers).roster({ streetId, state: 'registered', ...(name ? { name } : {}) }),
        ),
      )
      return found.flatMap((page) => page.volunteers)
    }, [staff.grants, name]),
  )
  const people = called.phase === 'ready' ? called.data : []
  return (
    <Select
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      showSearch
      optionFilterProp="label"
      placeholder="选一位，或者打全名找"
      loading={called.phase === 'loading'}
      notFoundContent={
        called.phase === 'failed' ? sayError(called.error) : '没有找到。姓名打全，按回车再找。'
      }
      options={people.map((one) => ({ value: one.volunteerId, label: one.name }))}
      onInputKeyDown={(event) => {
        if (event.key === 'Enter') setName(event.currentTarget.value.trim())
      }}
      onChange={onChange}
    />
  )
}
