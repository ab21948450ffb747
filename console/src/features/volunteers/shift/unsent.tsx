import { readCode } from '@functions/volunteers/contract/rotating-code'
import type { Scan } from '@functions/volunteers/contract/scan-queue'
import { Button } from 'antd'
import { Note } from '../../../ui/note'
import { timeSaid } from '../words'
import type { Scans } from './use-scans'

interface UnsentProps {
  readonly scans: Scans
  readonly nameOf: (volunteerId: string) => string
}

/** 没交上的签到: what was scanned without a network, and what the centre refused afterwards, until it is put away. */
export function Unsent({ scans: { unsent, sending, sendNow, drop }, nameOf }: UnsentProps) {
  const waiting = unsent.filter(({ state }) => state === 'waiting')
  const refused = unsent.filter(({ state }) => state === 'refused')
  const said = ({ code, scannedAt }: Scan) => {
    const of = readCode(code)
    return `${nameOf(of?.id ?? '')} ${timeSaid(scannedAt)} 的${of?.what === 'out' ? '签退' : '签到'}`
  }
  return (
    <>
      {waiting.length > 0 && (
        <div className="vol-note">
          <Note
            tone="due"
            title={`扫到的 ${waiting.length} 次，存在这台机器里。`}
            actions={
              <Button loading={sending} onClick={() => void sendNow()}>
                现在交
              </Button>
            }
          >
            连上网自己交，时间算扫码的那一刻。三天内连上就行。
          </Note>
        </div>
      )}
      {refused.map((scan) => (
        <div key={scan.key} className="vol-note">
          <Note
            tone="late"
            title={`${said(scan)}没收下。`}
            actions={<Button onClick={() => drop(scan.key)}>知道了</Button>}
          >
            {scan.why}
          </Note>
        </div>
      ))}
    </>
  )
}
