import { orders } from '@functions/orders/contract'
import { ATTACHMENT_LIMITS } from '@site/attachments'
import { useEffect, useState } from 'react'
import { api } from '@/api'
import { type Attached, sendAttached } from '@/attaching'
import { forgetFile } from '@/local-files'
import { ActionBar } from '@/ui/action-bar'
import { AttachFiles } from '@/ui/attach-files'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { keptReport } from './kept-report'

interface ReportSheetProps {
  readonly orderId: string
  readonly onDone: () => void
  readonly onClose: () => void
}

/** 签退: one sentence of what was done, and pictures of it that may be left out. Kept until it is sent; what went already is not sent again. */
export function ReportSheet({ orderId, onDone, onClose }: ReportSheetProps) {
  const [begun] = useState(() => keptReport.open(orderId))
  const [words, setWords] = useState(begun.words)
  const [short, setShort] = useState(false)
  const [files, setFiles] = useState<readonly Attached[]>(begun.files)
  const [shares, setShares] = useState<Readonly<Record<string, number>>>({})
  const { busy, refused, act } = useAct()
  useEffect(() => {
    if (words || files.length > 0) keptReport.keep({ orderId, words, files: [...files] })
  }, [orderId, words, files])
  const report = words.trim()
  const send = () => {
    setShort(report.length < 2)
    if (report.length < 2) return
    act(async () => {
      const attachmentIds: string[] = []
      for (const file of files) {
        const told = (key: string, share: number) => setShares((before) => ({ ...before, [key]: share }))
        const attachmentId = file.attachmentId ?? (await sendAttached(file, told))
        attachmentIds.push(attachmentId)
        setFiles((before) => before.map((one) => (one.key === file.key ? { ...one, attachmentId } : one)))
      }
      await api(orders).signOut({ orderId, report, ...(attachmentIds.length > 0 ? { attachmentIds } : {}) })
      keptReport.sent()
      for (const { path } of files) await forgetFile(path)
      onDone()
    })
  }
  return (
    <Sheet title="签退" onClose={onClose}>
      <Field
        as="area"
        label="做了什么"
        hint="一句话就行，居民和站上会看到。"
        value={words}
        maxLength={300}
        error={short ? '写两个字以上' : undefined}
        onChange={(value) => {
          setWords(value)
          setShort(false)
        }}
      />
      <AttachFiles
        files={files}
        shares={shares}
        fault={undefined}
        lead={`做完的样子拍几张，可以不放，最多 ${ATTACHMENT_LIMITS.ofOrder.picture} 张。别拍到人脸和门牌`}
        voices={false}
        onChange={setFiles}
      />
      {refused && <StateNote tone="paused" title="没办成，写的和拍的都还在。" body={refused} />}
      <ActionBar>
        <Button busy={busy} onTap={send}>
          做完了，签退
        </Button>
      </ActionBar>
    </Sheet>
  )
}
