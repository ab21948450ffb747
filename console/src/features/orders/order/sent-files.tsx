import type { OutputOf } from '@functions/_common/contract'
import { type Order, orders } from '@functions/orders/contract'
import { Button, Image } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'

type File = OutputOf<typeof orders.actions.attachments>['files'][number]

/** 图片和录音: opened by a tap, because each look stands in the log; the addresses close by themselves. */
export function SentFiles({ order: { orderId, attachments } }: { order: Order }) {
  const [files, setFiles] = useState<readonly File[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  if (attachments.length === 0) return null
  const look = async () => {
    setBusy(true)
    setRefusal('')
    try {
      setFiles((await api(orders).attachments({ orderId })).files)
    } catch (error) {
      setRefusal(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  const byVolunteer = new Set(
    attachments.filter(({ by }) => by === 'volunteer').map(({ attachmentId }) => attachmentId),
  )
  return (
    <section aria-label="图片和录音">
      <h3 className="rail order-part">图片和录音</h3>
      {files === null && (
        <>
          <Button size="small" loading={busy} onClick={() => void look()}>
            看 {attachments.length} 个图片和录音
          </Button>
          <div className="meta">看一次，操作日志里记一次。</div>
        </>
      )}
      {refusal && <div role="alert">{refusal}</div>}
      {files && (
        <ul className="sent-files">
          {files.map(({ attachmentId, what, url, smallUrl, seconds }) => (
            <li key={attachmentId}>
              {what === 'picture' ? (
                <Image src={smallUrl ?? url} preview={{ src: url }} width={96} height={96} alt="居民放的图" />
              ) : (
                // biome-ignore lint/a11y/useMediaCaption: somebody's own words, recorded a minute ago; the order says them in writing
                <audio
                  controls
                  src={url}
                  aria-label={seconds === null ? '录音' : `录音 ${Math.round(seconds)} 秒`}
                />
              )}
              <div className="meta">{byVolunteer.has(attachmentId) ? '志愿者放的' : '居民放的'}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
