import { codeAt, SLOT_MS } from '@functions/volunteers/contract/rotating-code'
import { Image, View } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { useEffect, useState } from 'react'
import { ChoiceChips } from '@/ui/choice-chips'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { freshCode, keptCode, type MyCode } from './my-code'

const MODULE_PX = 6
const QUIET_MODULES = 4

function pictureOf(text: string): string {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  return code.createDataURL(MODULE_PX, QUIET_MODULES * MODULE_PX)
}

/** The moment that the shown code is for; the next one comes when its half minute is over. */
function useSlot(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), SLOT_MS - (now % SLOT_MS))
    return () => clearTimeout(timer)
  }, [now])
  return now
}

const WAYS = [
  { value: 'in', label: '来了，扫这个签到' },
  { value: 'out', label: '要走了，扫这个签退' },
] as const

function Picture({ mine, what }: { mine: MyCode; what: 'in' | 'out' }) {
  const now = useSlot()
  const text = codeAt(mine.codeSecret, { holder: 'volunteer', id: mine.holderId, what }, now)
  return (
    <View className="vol-code">
      <Image
        className="vol-code-picture"
        src={pictureOf(text)}
        aria-label={what === 'in' ? '签到用的动态码' : '签退用的动态码'}
        nativeProps={{ alt: what === 'in' ? '签到用的动态码' : '签退用的动态码' }}
      />
      <View className="vol-hours-small">半分钟换一次，截图没有用。没有网也能出码。</View>
    </View>
  )
}

interface CodeProps {
  /** Signed in already: what comes next is signing out. */
  readonly began: boolean
  readonly title: string
  /** Who reads it, and where. */
  readonly lead: string
}

/** 动态码: another phone reads it on the spot, as proof that it was this volunteer. */
export function Code({ began, title, lead }: CodeProps) {
  const [mine, setMine] = useState<MyCode | null>(keptCode)
  const [failed, setFailed] = useState(false)
  const [what, setWhat] = useState<'in' | 'out'>(began ? 'out' : 'in')
  useEffect(() => setWhat(began ? 'out' : 'in'), [began])
  useEffect(() => {
    let here = true
    freshCode().then(
      (code) => here && setMine(code),
      () => here && setFailed(true),
    )
    return () => {
      here = false
    }
  }, [])
  return (
    <View className="vol-part">
      <Rail title={title} />
      <View className="vol-lead">{lead}</View>
      <ChoiceChips label="扫来做什么" options={WAYS} value={what} onChange={setWhat} />
      {mine && <Picture mine={mine} what={what} />}
      {!mine && failed && (
        <StateNote
          tone="offline"
          title="码还没拿到。"
          body="第一次要连上网。连上后退出再进来；拿到一次，以后没网也行。"
        />
      )}
    </View>
  )
}
