import { type Material, type MaterialKind, materials } from '@functions/materials/contract'
import { Button, Input, Modal } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../api'
import { Empty } from '../ui/empty'
import { Failed } from '../ui/failed'
import { Waiting } from '../ui/waiting'
import { useCall } from '../use-call'
import './library-picker.css'
import { MaterialCard } from './material-card'
import { UploadZone } from './upload-zone'

interface LibraryPickerProps {
  /** What may be chosen; pictures without it. */
  readonly kind?: MaterialKind
  /** The item that was chosen. A picture's `fileId`, `width`, `height` and `alt` go into the story, `screenUrl` shows it. */
  readonly onPick: (material: Material) => void
  readonly onClose: () => void
}

/** 从素材库选: searched or uploaded on the spot; only what is in the library and may be used is offered. */
export function LibraryPicker({ kind = 'picture', onPick, onClose }: LibraryPickerProps) {
  const [q, setQ] = useState('')
  const [cursor, setCursor] = useState<string | null>(null)
  const { again, ...found } = useCall(
    useCallback(
      () =>
        api(materials).list({ shelf: 'library', kind, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) }),
      [kind, q, cursor],
    ),
  )
  return (
    <Modal open width={920} title="从素材库选" footer={null} onCancel={onClose}>
      <UploadZone {...(kind === 'picture' ? { accept: 'image/*' } : {})} onDone={again} />
      <Input.Search
        aria-label="名字、地点、人物里的词"
        placeholder="名字、地点、人物里的词"
        allowClear
        enterButton="找"
        maxLength={40}
        onSearch={(value) => {
          setCursor(null)
          setQ(value.trim())
        }}
      />
      <div className="picker-found" aria-busy={found.phase === 'loading'}>
        {found.phase === 'loading' && <Waiting onRetry={again} />}
        {found.phase === 'failed' && <Failed error={found.error} onRetry={again} />}
        {found.phase === 'ready' && found.data.rows.length === 0 && (
          <Empty>{q ? `没找到“${q}”。换个词，或者上传一张。` : '库里还没有，先上传一张。'}</Empty>
        )}
        {found.phase === 'ready' && (
          <div className="material-grid">
            {found.data.rows.map((material) => (
              <MaterialCard key={material.materialId} material={material} onOpen={onPick} />
            ))}
          </div>
        )}
        {found.phase === 'ready' && (cursor || found.data.nextCursor) && (
          <div className="pager">
            {cursor && <Button onClick={() => setCursor(null)}>回到最新</Button>}
            {found.data.nextCursor && (
              <Button onClick={() => setCursor(found.data.nextCursor)}>下一页</Button>
            )}
          </div>
        )}
      </div>
    </Modal>
  )
}
