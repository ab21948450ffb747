import { volunteers } from '@functions/volunteers/contract'
import type { Certificate } from '@functions/volunteers/contract/hours'
import { View } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { nowInstant } from '@/when'
import { type Faults, faultsOf } from '../faults'
import { daysOf, type Organised, PERIODS, type Period } from './periods'

interface ApplyProps {
  readonly organisers: readonly Organised[]
  readonly onIssued: (certificate: Certificate) => void
}

/** 开证明: one organiser proves what it recorded between two days. */
export function Apply({ organisers, onIssued }: ApplyProps) {
  const [organiserId, setOrganiserId] = useState(organisers[0]?.id ?? '')
  const [period, setPeriod] = useState<Period>('all')
  const [typed, setTyped] = useState({ from: '', until: '' })
  const [faults, setFaults] = useState<Faults>({})
  const { busy, refused, act } = useAct()
  const since = organisers.find(({ id }) => id === organiserId)?.since ?? ''
  const send = () => {
    const days = daysOf(period, { since, typed, now: nowInstant() })
    const parsed = z.safeParse(volunteers.actions.certify.input, { organiserId, ...days })
    setFaults(faultsOf(parsed))
    if (parsed.success) act(async () => onIssued(await api(volunteers).certify(parsed.data)))
  }
  return (
    <View className="vol-part">
      <Rail title="开一张" />
      <View className="vol-label">谁记录的，谁来证明</View>
      <ChoiceChips
        label="谁来证明"
        options={organisers.map(({ id, name }) => ({ value: id, label: name }))}
        value={organiserId}
        onChange={setOrganiserId}
      />
      <View className="vol-label">哪一段时间</View>
      <ChoiceChips label="哪一段时间" options={PERIODS} value={period} onChange={setPeriod} />
      {period === 'own' && (
        <>
          <Field
            as="line"
            label="从哪天"
            hint="8 位数字，比如 20260101"
            value={typed.from}
            maxLength={10}
            error={faults.from}
            onChange={(from) => setTyped((before) => ({ ...before, from }))}
          />
          <Field
            as="line"
            label="到哪天"
            hint="这一天也算在内"
            value={typed.until}
            maxLength={10}
            error={faults.until}
            onChange={(until) => setTyped((before) => ({ ...before, until }))}
          />
        </>
      )}
      {refused && <StateNote tone="paused" title="没开成。" body={refused} />}
      <ActionBar>
        <Button busy={busy} onTap={send}>
          开证明，不收费
        </Button>
      </ActionBar>
    </View>
  )
}
