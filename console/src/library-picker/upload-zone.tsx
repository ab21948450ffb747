import { Button, Progress } from 'antd'
import { type DragEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useMe } from '../me'
import { Icon } from '../ui/icon'
import './library-picker.css'
import {
  beginUploads,
  currentUploads,
  forgetUpload,
  resumeUploads,
  retryUpload,
  subscribeUploads,
  type Upload,
} from './uploads'

interface UploadZoneProps {
  /** File kinds the chooser offers, e.g. `image/*`; everything the library takes without it. */
  readonly accept?: string
  /** Something new is in the library. */
  readonly onDone: () => void
}

/** 上传: dropped or chosen, several at once, each with its progress; what a visit left unfinished goes on in the next. */
export function UploadZone({ accept, onDone }: UploadZoneProps) {
  const { staff } = useMe()
  const uploads = useSyncExternalStore(subscribeUploads, currentUploads)
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const done = uploads.filter(({ state }) => state.phase === 'done').length
  const told = useRef(done)

  useEffect(() => {
    resumeUploads(staff.staffId)
  }, [staff.staffId])
  useEffect(() => {
    if (done > told.current) onDone()
    told.current = done
  }, [done, onDone])

  const take = (files: FileList | null) => {
    if (files && files.length > 0) beginUploads(staff.staffId, [...files])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section aria-label="上传" className="upload-zone-wrap">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button inside as its other way */}
      <div
        className={over ? 'upload-zone upload-zone-over' : 'upload-zone'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Button icon={<Icon name="add" />} onClick={() => chooser.current?.click()}>
          选文件上传
        </Button>
        <span className="meta">也可以把文件拖到这里。断了会接着传，传过的不用再传。</span>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          {...(accept ? { accept } : {})}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
      {uploads.length > 0 && (
        <ul className="uploads" aria-label="这次上传的">
          {uploads.map((upload) => (
            <UploadLine key={upload.uploadKey} upload={upload} />
          ))}
        </ul>
      )}
    </section>
  )
}

function UploadLine({ upload: { uploadKey, file, state } }: { upload: Upload }) {
  const share = state.phase === 'sending' ? Math.round(state.share * 100) : 0
  return (
    <li>
      <span className="upload-name">{file.name}</span>
      {state.phase === 'sending' && (
        <Progress percent={share} size="small" status="active" aria-label={`${file.name} 传了 ${share}%`} />
      )}
      {state.phase === 'failed' && <span className="upload-why">{state.why}</span>}
      {state.phase === 'done' && (
        <span className="meta">
          {state.known
            ? '库里已经有一样的，不用再传。'
            : state.material.state === 'waiting'
              ? '传好了，等带教老师看。'
              : '传好了，在库里。'}
        </span>
      )}
      {state.phase === 'failed' && state.worthRetrying && (
        <Button size="small" onClick={() => retryUpload(uploadKey)}>
          接着传
        </Button>
      )}
      {state.phase !== 'sending' && (
        <Button size="small" aria-label={`收起 ${file.name}`} onClick={() => forgetUpload(uploadKey)}>
          收起
        </Button>
      )}
    </li>
  )
}
