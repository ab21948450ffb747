import { volunteers } from '@functions/volunteers/contract'
import type { MyRegistration } from '@functions/volunteers/contract/registered'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { dayInFull, dayTyped, districtDay } from '../words'

const DAY_MS = 86_400_000
const LENGTHS = [
  { value: '7', label: '一个星期' },
  { value: '14', label: '两个星期' },
  { value: '30', label: '一个月' },
  { value: 'own', label: '自己填日子' },
] as const
type Length = (typeof LENGTHS)[number]['value']

const inDays = (days: number): string => districtDay(new Date(Date.now() + days * DAY_MS).toISOString())

interface AwayProps {
  readonly awayUntil: string | null
  readonly onChanged: (registration: MyRegistration | null) => void
}

/** 请假: until that day nothing is offered. */
export function Away({ awayUntil, onChanged }: AwayProps) {
  const [length, setLength] = useState<Length>('7')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const { busy, refused, act } = useAct()
  const away = awayUntil !== null && awayUntil >= inDays(0)
  const set = (until: string | null) =>
    act(async () => onChanged((await api(volunteers).setAway({ until })).registration))
  const leave = () => {
    const until = length === 'own' ? dayTyped(typed) : inDays(Number(length))
    const good = /^\d{4}-\d\d-\d\d$/.test(until)
    setWrong(!good)
    if (good) set(until)
  }
  return (
    <View className="vol-part">
      <Rail title="请假" />
      {away ? (
        <StateNote
          tone="paused"
          title={`您请假到 ${dayInFull(awayUntil)}。`}
          body="这之前不派单给您。已经答应的，来不了请在那一单、那个班次里退。"
        />
      ) : (
        <>
          <View className="vol-lead">请假这几天不派单给您。已经答应的，来不了请在那一单、那个班次里退。</View>
          <ChoiceChips label="请多久" options={LENGTHS} value={length} onChange={setLength} />
          {length === 'own' && (
            <Field
              as="line"
              label="请到哪天"
              hint="8 位数字，比如 20270101。这一天也算"
              value={typed}
              maxLength={10}
              error={wrong ? '写成 20270101 这样' : undefined}
              onChange={(value) => {
                setTyped(value)
                setWrong(false)
              }}
            />
          )}
        </>
      )}
      {refused && <StateNote tone="paused" title="没办成。" body={refused} />}
      <ActionBar>
        {away ? (
          <Button kind="line" busy={busy} onTap={() => set(null)}>
            我回来了
          </Button>
        ) : (
          <Button kind="line" busy={busy} onTap={leave}>
            请假
          </Button>
        )}
      </ActionBar>
    </View>
  )
}
