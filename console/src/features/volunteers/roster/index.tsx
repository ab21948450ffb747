import { volunteers } from '@functions/volunteers/contract'
import type { VolunteerCard } from '@functions/volunteers/contract/registered'
import { VOLUNTEER_STATE_LABELS, VOLUNTEER_STATES } from '@functions/volunteers/machine'
import { App, Button, Input, Segmented, Select } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { Empty } from '../../../ui/empty'
import { PageHead } from '../../../ui/page-head'
import { useCall } from '../../../use-call'
import '../index.css'
import { Listed } from '../listed'
import { useQuery } from '../query'
import { RecordForm } from '../records/record-form'
import { stationsOf, streetsOf } from '../stations'
import { ConsentDialog } from './consent-dialog'
import { InsuranceDialog } from './insurance-dialog'
import { RecordsDrawer } from './records-drawer'
import { Rows } from './rows'

export type Doing = { readonly what: 'consent' | 'insurance' | 'records'; readonly volunteer: VolunteerCard }

/** 志愿者: those who registered in the streets of one's stations. */
export function Roster() {
  const { staff } = useMe()
  const { message } = App.useApp()
  const streets = streetsOf(stationsOf(staff.grants))
  const { get, choose } = useQuery()
  const streetId = streets.find((one) => one.streetId === get('street'))?.streetId ?? streets[0]?.streetId
  const state = VOLUNTEER_STATES.find((one) => one === get('state')) ?? 'registered'
  const [name, cursor] = [get('name') ?? '', get('cursor')]
  const [words, setWords] = useState(name)
  useEffect(() => setWords(name), [name])
  const [doing, setDoing] = useState<Doing | null>(null)
  // who is chosen is who is seen: another list begins with nobody
  const list = `${streetId} ${state} ${name} ${cursor}`
  const [picked, setPicked] = useState<{ list: string; people: readonly VolunteerCard[] }>({
    list,
    people: [],
  })
  const chosen = picked.list === list ? picked.people : []
  const setChosen = (people: readonly VolunteerCard[]) => setPicked({ list, people })
  const [recording, setRecording] = useState(false)
  const { again, ...listed } = useCall(
    useCallback(
      async () =>
        streetId === undefined
          ? { volunteers: [], nextCursor: null }
          : api(volunteers).roster({
              streetId,
              state,
              ...(name ? { name } : {}),
              ...(cursor ? { cursor } : {}),
            }),
      [streetId, state, name, cursor],
    ),
  )
  const done = () => {
    setDoing(null)
    again()
  }
  return (
    <div className="page">
      <PageHead title="志愿者" sub="证件号、生日、电话都加密存着，这里看不到">
        {streets.length > 1 && streetId && (
          <Select
            aria-label="哪个街道"
            className="vol-station"
            value={streetId}
            options={streets.map((one) => ({ value: one.streetId, label: one.name }))}
            onChange={(street) => choose({ street })}
          />
        )}
      </PageHead>
      <div className="vol-views">
        <Segmented
          aria-label="看哪些人"
          value={state}
          options={VOLUNTEER_STATES.map((value) => ({ value, label: VOLUNTEER_STATE_LABELS[value] }))}
          onChange={(next) => choose({ state: next === 'registered' ? null : next })}
        />
        <Input.Search
          className="vol-find"
          aria-label="姓名的前几个字"
          placeholder="姓，或者姓名"
          allowClear
          maxLength={30}
          value={words}
          enterButton="找"
          onChange={(event) => setWords(event.target.value)}
          onSearch={(value) => choose({ name: value.trim() || null })}
        />
        {chosen.length > 0 && (
          <Button onClick={() => setRecording(true)}>给选中的 {chosen.length} 位记一条</Button>
        )}
      </div>
      <Listed label={VOLUNTEER_STATE_LABELS[state]} called={listed} onAgain={again} first="回到开头">
        {({ volunteers }) =>
          volunteers.length === 0 ? (
            <Empty action={name && <Button onClick={() => choose({ name: null })}>看所有人</Button>}>
              {name ? `没有姓名以“${name}”开头的。` : '这个街道还没有这样的志愿者。'}
            </Empty>
          ) : (
            <Rows volunteers={volunteers} chosen={chosen} onChoose={setChosen} onDo={setDoing} />
          )
        }
      </Listed>
      {doing?.what === 'consent' && (
        <ConsentDialog volunteer={doing.volunteer} onDone={done} onClose={() => setDoing(null)} />
      )}
      {doing?.what === 'records' && (
        <RecordsDrawer volunteer={doing.volunteer} onClose={() => setDoing(null)} />
      )}
      {recording && (
        <RecordForm
          people={chosen}
          onDone={() => {
            setRecording(false)
            setChosen([])
            message.success('记好了，他们都会收到。')
          }}
          onClose={() => setRecording(false)}
        />
      )}
      {doing?.what === 'insurance' && (
        <InsuranceDialog volunteer={doing.volunteer} onDone={done} onClose={() => setDoing(null)} />
      )}
    </div>
  )
}
