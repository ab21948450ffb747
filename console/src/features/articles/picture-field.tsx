import { PICTURE_TYPES, stories } from '@functions/stories/contract'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { api } from '../../api'
import { sayAll } from '../../say'

interface PictureFieldProps {
  /** What the picture is of: 封面, 第 1 版. */
  readonly label: string
  readonly fileId: string | null
  readonly onChange: (fileId: string) => void
}

/** One picture: chosen, sent, looked into by the centre, and only then taken. */
export function PictureField({ label, fileId, onChange }: PictureFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const send = async (file: File) => {
    setBusy(true)
    setSaid('')
    try {
      const type = PICTURE_TYPES.find((known) => known === file.type)
      if (!type) throw new Error('type')
      const begun = await api(stories).beginPicture({
        name: file.name.slice(0, 200) || '图片',
        type,
        size: file.size,
      })
      const answer = await fetch(begun.url, { method: 'PUT', headers: begun.headers, body: file })
      if (!answer.ok) throw new Error(`storage answered ${answer.status}`)
      onChange((await api(stories).finishPicture({ fileId: begun.fileId })).fileId)
    } catch (error) {
      const type = error instanceof Error && error.message === 'type'
      setSaid(type ? '只收 JPG、PNG、WebP、GIF 图片。' : sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <span>
      <input
        ref={input}
        type="file"
        hidden
        accept={PICTURE_TYPES.join(',')}
        aria-label={`${label}的图片`}
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file) void send(file)
        }}
      />
      <Button loading={busy} onClick={() => input.current?.click()}>
        {fileId ? `换${label}图片` : `传${label}图片`}
      </Button>
      {fileId && !busy && <span className="meta">　已经传好</span>}
      {said && (
        <span role="alert" className="late">
          {`　${said}`}
        </span>
      )}
    </span>
  )
}
