import { volunteers } from '@functions/volunteers/contract'
import type { MyShift } from '@functions/volunteers/contract/shifts'
import { VOLUNTEER_LIMITS } from '@site/volunteers'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ConsentCheck } from '@/ui/consent-check'
import { HolderLine } from '@/ui/holder-line'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { districtDay, yearsLater } from '../words'
import { begun } from './windows'

interface PlaceProps {
  readonly mine: MyShift
  readonly birthDate: string
  readonly onDone: () => void
}

function Join({ mine: { shift }, birthDate, onDone }: PlaceProps) {
  const [agrees, setAgrees] = useState(false)
  const [missing, setMissing] = useState(false)
  const { busy, refused, act } = useAct()
  const minor = yearsLater(birthDate, VOLUNTEER_LIMITS.consentUnder) > districtDay(shift.startsAt)
  const full = shift.taken >= shift.places
  const join = () => {
    setMissing(minor && !agrees)
    if (minor && !agrees) return
    act(async () => {
      await api(volunteers).signUp({ shiftId: shift.shiftId, guardianAgrees: agrees })
      onDone()
    })
  }
  return (
    <>
      {minor && (
        <ConsentCheck
          checked={agrees}
          text="监护人看过这个班次，同意我参加"
          error={missing ? '先让监护人看一看，同意了再勾' : undefined}
          onChange={(next) => {
            setAgrees(next)
            setMissing(false)
          }}
        />
      )}
      {refused && <StateNote tone="paused" title="没报上。" body={refused} />}
      <ActionBar>
        <Button busy={busy} onTap={join}>
          {full ? `候补第 ${shift.waiting + 1} 位` : '报名'}
        </Button>
      </ActionBar>
    </>
  )
}

function Leave({ mine: { shift, place }, onDone }: Pick<PlaceProps, 'mine' | 'onDone'>) {
  const [asking, setAsking] = useState(false)
  const { busy, refused, act } = useAct()
  const word = place === 'taken' ? '退出' : '不候补了'
  const leave = () =>
    act(async () => {
      await api(volunteers).giveUp({ shiftId: shift.shiftId })
      onDone()
    })
  return (
    <>
      <ActionBar>
        <Button kind="line" onTap={() => setAsking(true)}>
          {word}
        </Button>
      </ActionBar>
      {asking && (
        <Sheet title={`${word}？`} onClose={() => setAsking(false)}>
          <View className="vol-text">
            {place === 'taken'
              ? '名额马上给候补的第一位。想再来要重新报名，满了就排到最后。'
              : '您的位次让给后面的人。想再来就排到最后。'}
          </View>
          {refused && <StateNote tone="paused" title="没办成。" body={refused} />}
          <ActionBar>
            <Button busy={busy} onTap={leave}>
              {word}
            </Button>
          </ActionBar>
        </Sheet>
      )}
    </>
  )
}

const TAKEN = {
  ahead: { title: '您有名额', note: '开始前一小时起可以签到。来不了请早点退出。' },
  begun: { title: '您有名额', note: '到了签到，走的时候签退。来不了请告诉组织者。' },
} as const

/** 报名, 候补 and 退出: where this volunteer stands. */
export function Place({ mine, birthDate, onDone }: PlaceProps) {
  const { shift, place, position, attendance } = mine
  const late = begun(shift, Date.now())
  if (shift.state === 'cancelled') {
    return <StateNote tone="refused" title="这个班次取消了。" body="原因发在消息里。别的班次还可以报。" />
  }
  if (place === 'none') {
    if (!late) return <Join mine={mine} birthDate={birthDate} onDone={onDone} />
    return <StateNote tone="info" title="已经开始，不再报名。" body="看看别的班次。" />
  }
  const waits = { title: `候补第 ${position} 位`, note: '有人退出就按次序轮到您，会发消息。' }
  return (
    <>
      {attendance === null && (
        <View className="vol-note">
          <HolderLine {...(place === 'waiting' ? waits : TAKEN[late ? 'begun' : 'ahead'])} />
        </View>
      )}
      {!late && <Leave mine={mine} onDone={onDone} />}
    </>
  )
}
