import { readCode } from '@functions/volunteers/contract/rotating-code'
import { Modal } from 'antd'
import { useRef, useState } from 'react'
import { sayAll } from '../../../say'
import { CodeScanner } from '../../../ui/code-scanner'
import { timeSaid } from '../words'
import type { Scans } from './use-scans'

interface Outcome {
  readonly code: string
  readonly tone: 'done' | 'due' | 'late'
  readonly said: string
}
const TAGS = { done: 'tag tag-done', due: 'tag tag-due', late: 'tag tag-late' } as const
const TAG_WORDS = { done: '记下了', due: '先存着', late: '没签上' } as const
const OTHER = '这不是志愿者的码。请他打开小程序里的这个班次，翻到“给组织者扫的码”。'

interface ScanPeopleProps {
  readonly shiftId: string
  readonly scans: Scans
  readonly nameOf: (volunteerId: string) => string
  readonly onClose: (taken: boolean) => void
}

/** 扫志愿者的码: one after the other, until the dialog is closed; without a network too. */
export function ScanPeople({ shiftId, scans, nameOf, onClose }: ScanPeopleProps) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  /** Who was scanned for what: a phone that stays before the camera shows another code after half a minute. */
  const seen = useRef(new Set<string>())
  const say = (outcome: Outcome) =>
    setOutcomes((all) => [outcome, ...all.filter(({ code }) => code !== outcome.code)])

  const read = async (code: string) => {
    const scannedAt = new Date().toISOString()
    const of = readCode(code)
    const one = of?.holder === 'volunteer' ? `${of.id} ${of.what}` : code
    if (seen.current.has(one) || seen.current.has(code)) return
    seen.current.add(one).add(code)
    navigator.vibrate?.(60)
    if (of?.holder !== 'volunteer') return say({ code, tone: 'late', said: OTHER })
    const what = of.what === 'in' ? '签到' : '签退'
    try {
      const taken = await scans.handIn({ shiftId, code, scannedAt })
      const name = taken?.volunteer.name ?? nameOf(of.id)
      say({ code, tone: taken ? 'done' : 'due', said: `${name} ${timeSaid(scannedAt)} ${what}` })
    } catch (error) {
      // with the next code it may go; with this one it will not
      seen.current.delete(one)
      say({ code, tone: 'late', said: `${nameOf(of.id)}：${sayAll(error)}` })
    }
  }

  return (
    <Modal
      open
      title="扫志愿者的码"
      footer={null}
      onCancel={() => onClose(outcomes.some(({ tone }) => tone === 'done'))}
    >
      <CodeScanner
        label="对准志愿者手机上的动态码"
        instead="也可以在名单里登记。"
        onCode={(text) => void read(text)}
      />
      <ul className="vol-scanned" aria-live="polite">
        {outcomes.map(({ code, tone, said }) => (
          <li key={code}>
            <span className={TAGS[tone]}>{TAG_WORDS[tone]}</span> {said}
          </li>
        ))}
      </ul>
      <p className="meta">
        志愿者打开小程序里的这个班次，把“给组织者扫的码”亮给您，走的时候选“要走了”。一个接一个扫，不用关。断网也能扫，先存在这台机器里。
      </p>
    </Modal>
  )
}
