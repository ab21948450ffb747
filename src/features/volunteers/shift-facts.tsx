import type { Shift } from '@functions/volunteers/contract/shifts'
import { Fact } from './fact'
import { shiftTime } from './words'

/** 要 5 个人，已有 5 个，候补 2 个. */
function placesOf({ places, taken, waiting }: Shift): string {
  const behind = waiting > 0 ? `，候补 ${waiting} 个` : ''
  return `要 ${places} 个人，已有 ${taken} 个${behind}`
}

/** What a shift is: when, where, how many, and who organises. */
export function ShiftFacts({ shift }: { shift: Shift }) {
  return (
    <>
      <Fact name="做什么" value={shift.what} />
      <Fact name="时间" value={shiftTime(shift)} />
      <Fact name="集合" value={shift.placeName} />
      <Fact name="名额" value={placesOf(shift)} />
      <Fact name="组织者" value={shift.organiser.name} />
      {shift.guardiansCome && <Fact name="陪同" value="监护人可以一起来" />}
    </>
  )
}
