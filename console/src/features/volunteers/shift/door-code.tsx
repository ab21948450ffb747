import { codeAt, SLOT_MS } from '@functions/volunteers/contract/rotating-code'
import { Modal, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { QrCode } from '../../../ui/qr-code'
import type { Listed } from '.'

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
type What = (typeof WAYS)[number]['value']

interface DoorCodeProps {
  readonly listed: Listed
  readonly begun: boolean
  readonly onClose: () => void
}

/** 门口的签到码: volunteers scan it with the mini-program; another one each half minute, also without a network. */
export function DoorCode({ listed: { shift, codeSecret }, begun, onClose }: DoorCodeProps) {
  const [what, setWhat] = useState<What>(begun ? 'out' : 'in')
  const now = useSlot()
  const text = codeAt(codeSecret, { holder: 'shift', id: shift.shiftId, what }, now)
  return (
    <Modal open title={shift.title} footer={null} onCancel={onClose}>
      <div className="vol-code">
        <Segmented<What> aria-label="扫来做什么" value={what} options={[...WAYS]} onChange={setWhat} />
        <QrCode
          className="vol-code-picture"
          text={text}
          label={`${what === 'in' ? '签到' : '签退'}用的动态码。扫不了的，在名单里登记。`}
        />
        <p className="meta">志愿者用小程序“我的班次”里的扫码来扫。半分钟换一次，截图没有用；断网也能出码。</p>
      </div>
    </Modal>
  )
}
