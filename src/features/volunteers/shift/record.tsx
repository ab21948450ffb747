import { spokenMinutes } from '@functions/_common/minutes'
import type { Attendance } from '@functions/volunteers/contract/shifts'
import { ATTENDANCE_STATE_LABELS } from '@functions/volunteers/machine'
import { View } from '@tarojs/components'
import { Rail } from '@/ui/rail'
import { dayAndTimeOf, nowInstant } from '@/when'
import { Fact } from '../fact'
import { WAY_WORDS } from '../words'

/** A moment, how it was taken down, and whether it came in later. */
function markWords({ at, way, offline }: Attendance['in']): string {
  return `${dayAndTimeOf(at, nowInstant())}，${WAY_WORDS[way]}${offline ? '，没网时扫的，后来补交' : ''}`
}

/** What was taken down of this volunteer at this shift. */
export function Record({ attendance }: { attendance: Attendance }) {
  const { state, out, minutes, reason } = attendance
  return (
    <View className="vol-part">
      <Rail title="我的签到" />
      <Fact name="现在" value={ATTENDANCE_STATE_LABELS[state]} />
      <Fact name="签到" value={markWords(attendance.in)} />
      {out && <Fact name="签退" value={markWords(out)} />}
      {minutes !== null && <Fact name="时间" value={spokenMinutes(minutes)} />}
      {reason !== '' && <Fact name="为什么" value={reason} />}
    </View>
  )
}
