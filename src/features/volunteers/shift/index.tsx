import { volunteers } from '@functions/volunteers/contract'
import type { MyRegistration } from '@functions/volunteers/contract/registered'
import type { MyShift } from '@functions/volunteers/contract/shifts'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback } from 'react'
import { api } from '@/api'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { usePage } from '@/use-page'
import '../index.scss'
import { Code } from '../code'
import { keptCode } from '../my-code'
import { NotYet } from '../not-yet'
import { ScanShift } from '../scans/scan-shift'
import { Unsent } from '../scans/unsent'
import { ShiftFacts } from '../shift-facts'
import { AtPlace } from './at-place'
import { Declare } from './declare'
import { Place } from './place'
import { Record } from './record'
import { mayDeclare, maySign } from './windows'

const CODE_WORDS = {
  title: '给组织者扫的码',
  lead: '组织者用手机扫这个码，就知道来的是您。扫不了就请他在名单上登记。',
} as const

interface Asked {
  readonly mine: MyShift
  readonly registration: MyRegistration | null
}

/** How to sign in and out, while it is the time for it. */
function Signing({ mine, onAgain }: { mine: MyShift; onAgain: () => void }) {
  const { shift, place, attendance } = mine
  const now = Date.now()
  if (place !== 'taken' || shift.state !== 'open') return null
  const began = attendance?.state === 'signed_in'
  const open = attendance === null || began
  return (
    <>
      {open && maySign(shift, now) && (
        <>
          <ScanShift onTaken={onAgain} />
          <Code began={began} {...CODE_WORDS} />
          <AtPlace shiftId={shift.shiftId} began={began} onDone={onAgain} />
        </>
      )}
      {(open || attendance?.state === 'refused') && mayDeclare(shift, now) && (
        <Declare shift={shift} onDone={onAgain} />
      )}
    </>
  )
}

function Shown({ asked: { mine, registration }, onAgain }: { asked: Asked; onAgain: () => void }) {
  const { shift, attendance } = mine
  return (
    <>
      <View className="vol-title" role="heading" aria-level={1}>
        {shift.title}
      </View>
      <ShiftFacts shift={shift} />
      <Unsent onSent={onAgain} />
      {attendance && <Record attendance={attendance} />}
      {registration?.state === 'registered' ? (
        <Place mine={mine} birthDate={registration.birthDate} onDone={onAgain} />
      ) : (
        <View className="vol-note">
          <NotYet registration={registration} />
        </View>
      )}
      <Signing mine={mine} onAgain={onAgain} />
    </>
  )
}

/** 班次: what it is, where this volunteer stands, and how to sign. Without a network codes still go both ways. */
export default function ShiftPage() {
  const { id = '' } = useRouter().params
  const ask = useCallback(async (): Promise<Asked> => {
    const [mine, { registration }] = await Promise.all([
      api(volunteers).myPlace({ shiftId: id }),
      api(volunteers).mine({}),
    ])
    return { mine, registration }
  }, [id])
  const { asked, again } = usePage(ask)
  return (
    <Page title="班次">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <Shown asked={asked.data} onAgain={again} />
        </View>
      ) : (
        <>
          <Instead
            asked={asked}
            what="这个班次"
            whyGone="可能已经撤了。别的班次都在“班次”里。"
            reason="volunteer"
            onRetry={again}
          />
          {asked.phase === 'failed' && keptCode() && (
            <View className="vol">
              <Unsent onSent={again} />
              <ScanShift onTaken={again} />
              <Code began={false} {...CODE_WORDS} />
            </View>
          )}
        </>
      )}
    </Page>
  )
}
