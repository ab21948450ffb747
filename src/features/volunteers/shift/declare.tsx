import { volunteers } from '@functions/volunteers/contract'
import type { Shift } from '@functions/volunteers/contract/shifts'
import { site } from '@site'
import { VOLUNTEER_LIMITS } from '@site/volunteers'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { timeOf } from '@/when'
import { districtDay } from '../words'

/** 9:05, 0905, 9：05 of a day on the district's clock; null for anything else. */
export function momentOf(day: string, typed: string): string | null {
  const [, hour, minute] = /^(\d{1,2})[:：]?(\d\d)$/.exec(typed.trim()) ?? []
  if (!hour || !minute || Number(hour) > 23 || Number(minute) > 59) return null
  const local = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:00Z`)
  return new Date(local - site.timeZoneOffsetMinutes * 60_000).toISOString()
}

const WRONG = '写成 09:00 这样'

function DeclareSheet({ shift, onDone, onClose }: DeclareProps & { onClose: () => void }) {
  const [from, setFrom] = useState(timeOf(shift.startsAt))
  const [until, setUntil] = useState(timeOf(shift.endsAt))
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const { busy, refused, act } = useAct()
  const began = momentOf(districtDay(shift.startsAt), from)
  const ended = momentOf(districtDay(shift.endsAt), until)
  const said = words.trim()
  const send = () => {
    setTried(true)
    if (!began || !ended || said.length < 2) return
    act(async () => {
      await api(volunteers).declare({ shiftId: shift.shiftId, from: began, until: ended, words: said })
      onDone()
    })
  }
  return (
    <Sheet title="自己申报" onClose={onClose}>
      <Field
        as="line"
        label="几点到的"
        value={from}
        maxLength={5}
        error={tried && !began ? WRONG : undefined}
        onChange={setFrom}
      />
      <Field
        as="line"
        label="几点走的"
        value={until}
        maxLength={5}
        error={tried && !ended ? WRONG : undefined}
        onChange={setUntil}
      />
      <Field
        as="area"
        label="当时为什么没签到"
        hint="组织者会看到，核对以后才算。"
        value={words}
        maxLength={200}
        error={tried && said.length < 2 ? '写明当时为什么没签到' : undefined}
        onChange={setWords}
      />
      {refused && <StateNote tone="paused" title="没交上。" body={refused} />}
      <ActionBar>
        <Button busy={busy} onTap={send}>
          交给组织者
        </Button>
      </ActionBar>
    </Sheet>
  )
}

interface DeclareProps {
  readonly shift: Shift
  readonly onDone: () => void
}

/** 自己申报: after the shift, for whoever could not sign; the organiser decides. */
export function Declare({ shift, onDone }: DeclareProps) {
  const [open, setOpen] = useState(false)
  return (
    <View className="vol-part">
      <View className="vol-lead">
        没签到或没签退，班次结束后 {VOLUNTEER_LIMITS.declareDays} 天内可以自己申报，组织者核对后才算。
      </View>
      <ActionBar>
        <Button kind="line" onTap={() => setOpen(true)}>
          自己申报
        </Button>
      </ActionBar>
      {open && <DeclareSheet shift={shift} onDone={onDone} onClose={() => setOpen(false)} />}
    </View>
  )
}
