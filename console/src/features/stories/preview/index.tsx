import type { PreviewMessage } from '@functions/articles/contract'
import { Button, Checkbox, Segmented, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { sayError } from '../../../say'
import { Icon } from '../../../ui/icon'
import { Note } from '../../../ui/note'
import { Waiting } from '../../../ui/waiting'
import './index.css'
import { useArticle } from './use-article'
import { useFrame } from './use-frame'

interface PreviewProps {
  readonly storyId: string
  /** The centre's revision: another one is another preview. */
  readonly revision: number
  /** What is on the screen could not be saved: the preview is of the words before. */
  readonly behind: boolean
  /** Saves what is unsaved: the preview is made by the centre, as the reader's page is. */
  readonly flush: () => Promise<number | null>
  readonly onClose: () => void
}

type Looks = PreviewMessage['looks']

type Sizes = readonly { readonly value: Looks['size']; readonly label: string }[]

/** The steps that readers have, under the names that they see. */
const SIZES: Sizes = [
  { value: 'xs', label: '字号 小' },
  { value: 's', label: '字号 标准' },
  { value: 'm', label: '字号 大' },
  { value: 'l', label: '字号 特大' },
  { value: 'xl', label: '字号 最大' },
]
const ELDER_SIZES: Sizes = [
  { value: 'm', label: '字号 小' },
  { value: 'l', label: '字号 大' },
  { value: 'xl', label: '字号 最大' },
]

/** 手机预览: the reader's own page in a frame 375 px wide, beside the text, as far as it is saved. */
export function Preview({ storyId, revision, behind, flush, onClose }: PreviewProps) {
  const [looks, setLooks] = useState<Looks>({ elder: false, size: 's', contrast: false })
  const [round, setRound] = useState(0)
  useEffect(() => {
    void flush()
  }, [flush])
  return (
    <aside className="preview" aria-label="手机预览">
      <div className="preview-head">
        <h2>手机预览</h2>
        <Button size="small" icon={<Icon name="close" />} onClick={onClose}>
          收起
        </Button>
      </div>
      <LooksChoice looks={looks} onChange={setLooks} />
      {behind && <Note tone="due" title="最后改的几个字还没存上，这里看到的是存好的那一版。" />}
      <Phone
        key={round}
        storyId={storyId}
        revision={revision}
        looks={looks}
        onAgain={() => setRound((value) => value + 1)}
      />
    </aside>
  )
}

function LooksChoice({ looks, onChange }: { looks: Looks; onChange: (looks: Looks) => void }) {
  const sizes = looks.elder ? ELDER_SIZES : SIZES
  const shown = sizes.find(({ value }) => value === looks.size) ?? sizes[0]
  return (
    <div className="preview-looks">
      <Segmented
        aria-label="版式"
        value={looks.elder ? 'elder' : 'normal'}
        options={[
          { value: 'normal', label: '标准版' },
          { value: 'elder', label: '长辈版' },
        ]}
        onChange={(value) => onChange({ ...looks, elder: value === 'elder' })}
      />
      <Select
        aria-label="字号"
        value={shown?.value}
        options={[...sizes]}
        onChange={(size) => onChange({ ...looks, size })}
      />
      <Checkbox
        checked={looks.contrast}
        onChange={({ target }) => onChange({ ...looks, contrast: target.checked })}
      >
        高对比
      </Checkbox>
    </div>
  )
}

interface PhoneProps {
  readonly storyId: string
  readonly revision: number
  readonly looks: Looks
  readonly onAgain: () => void
}

function Phone({ storyId, revision, looks, onAgain }: PhoneProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const { article, error, again } = useArticle(storyId, revision)
  const { address, state } = useFrame(frame, article, looks)
  const retry = (onRetry: () => void) => (
    <button type="button" className="link" onClick={onRetry}>
      再试一次
    </button>
  )
  if (state === 'unknown')
    return (
      <Note tone="due" title="还没有人说手机页面在哪儿，这里没法预览。" actions={retry(onAgain)}>
        请管理员在部署时写上 H5_ADDRESS。稿子照常能写、能发。
      </Note>
    )
  if (state === 'unreachable')
    return (
      <Note tone="due" title="手机页面没有打开。" actions={retry(onAgain)}>
        {address && new URL(address).origin} 连不上。稿子照常能写、能发。
      </Note>
    )
  const shown = state === 'open' && article !== null
  return (
    <>
      {error !== null && <Note tone="due" title={sayError(error)} actions={retry(again)} />}
      {!shown && error === null && <Waiting onRetry={onAgain} />}
      {address && (
        <iframe
          ref={frame}
          className={shown ? 'phone' : 'phone phone-waiting'}
          title="手机上的样子"
          src={address}
          sandbox="allow-scripts allow-same-origin"
          referrerPolicy="no-referrer"
        />
      )}
    </>
  )
}
