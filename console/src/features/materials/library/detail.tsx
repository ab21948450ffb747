import { type Material, materials, REUSE_LABELS, RIGHTS_LABELS } from '@functions/materials/contract'
import { stories } from '@functions/stories/contract'
import { App, Button, Drawer, Input } from 'antd'
import { useCallback, useState } from 'react'
import { Link } from 'react-router-dom'
import { api } from '../../../api'
import { MaterialCard } from '../../../library-picker/material-card'
import { mayCall, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { DescribeForm } from './describe-form'

interface MaterialDetailProps {
  readonly materialId: string
  readonly onOpen: (materialId: string) => void
  readonly onClose: () => void
  readonly onChanged: () => void
}

/** One item: what it shows, whose it is, where it is used, what looks like it; described and decided here. */
export function MaterialDetail({ materialId, onOpen, onClose, onChanged }: MaterialDetailProps) {
  const { again, ...opened } = useCall(useCallback(() => api(materials).open({ materialId }), [materialId]))
  const changed = () => {
    again()
    onChanged()
  }
  return (
    <Drawer
      open
      size={640}
      title={opened.data?.material.title ?? '素材'}
      onClose={onClose}
      className="material-detail"
    >
      {opened.phase === 'loading' && <Waiting onRetry={again} />}
      {opened.phase === 'failed' && <Failed error={opened.error} onRetry={again} />}
      {opened.phase === 'ready' && (
        <>
          <Standing material={opened.data.material} />
          <Sight material={opened.data.material} />
          <Steps {...opened.data} onChanged={changed} onGone={onClose} />
          {opened.data.mayChange ? (
            <DescribeForm
              key={opened.data.material.revision}
              material={opened.data.material}
              onSaved={changed}
            />
          ) : (
            <Described material={opened.data.material} />
          )}
          <Facts material={opened.data.material} />
          {opened.data.material.fileId && <Uses fileId={opened.data.material.fileId} />}
          {opened.data.alike.length > 0 && (
            <>
              <h2>和它像的</h2>
              <div className="material-grid">
                {opened.data.alike.map(({ material, same }) => (
                  <div key={material.materialId}>
                    <MaterialCard material={material} onOpen={(one) => onOpen(one.materialId)} />
                    <span className="meta">{same ? '内容一模一样' : '画面很像'}</span>
                  </div>
                ))}
              </div>
            </>
          )}
        </>
      )}
    </Drawer>
  )
}

function Standing({ material: { state, reason, rightsEndAt } }: { material: Material }) {
  if (state === 'waiting') return <Note tone="due" title="等带教老师看，通过以后才在库里。" />
  if (state === 'returned') return <Note tone="due" title={`退回了：${reason}`} />
  if (state === 'expired') {
    return (
      <Note tone="late" title="版权到期，不能再用。">
        {rightsEndAt && `到期时间：${exact(rightsEndAt)}。`}
        下面列着用过它的稿子，请换图。续了授权，改到期时间就回到库里。
      </Note>
    )
  }
  return null
}

function Sight({ material: { kind, screenUrl, alt, words, materialId } }: { material: Material }) {
  const [url, setUrl] = useState<string | null>(null)
  const { message } = App.useApp()
  const fetchOriginal = async () => {
    try {
      setUrl((await api(materials).original({ materialId })).url)
    } catch (error) {
      message.error(sayAll(error))
    }
  }
  if (kind === 'note') return <p className="material-words">{words || '没有写内容。'}</p>
  return (
    <>
      {screenUrl && <img src={screenUrl} alt={alt} />}
      {/* biome-ignore lint/a11y/useMediaCaption: raw material from the field has no captions yet */}
      {url && kind === 'video' && <video src={url} controls />}
      {/* biome-ignore lint/a11y/useMediaCaption: raw material from the field has no captions yet */}
      {url && kind === 'audio' && <audio src={url} controls />}
      <div className="material-actions">
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            打开原文件（一小时内有效）
          </a>
        ) : (
          <Button onClick={fetchOriginal}>
            {kind === 'video' || kind === 'audio' ? '播放' : '取原文件'}
          </Button>
        )}
      </div>
    </>
  )
}

interface StepsProps {
  readonly material: Material
  readonly mayDecide: boolean
  readonly onChanged: () => void
  readonly onGone: () => void
}

function Steps({ material: { materialId, state, ownerId }, mayDecide, onChanged, onGone }: StepsProps) {
  const { message, modal } = App.useApp()
  const { staff } = useMe()
  const [reason, setReason] = useState('')
  const run = async (work: () => Promise<unknown>, done: string, after = onChanged) => {
    try {
      await work()
      message.success(done)
      after()
    } catch (error) {
      message.error(sayAll(error), 6)
    }
  }
  const open = state === 'waiting' || state === 'returned'
  return (
    <>
      {mayDecide && (
        <div className="material-actions">
          <Button
            type="primary"
            onClick={() => run(() => api(materials).pass({ materialId }), '通过了，进库了。')}
          >
            通过，进库
          </Button>
          <Input
            aria-label="退回的话"
            placeholder="退回的话，写一句哪里要改"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            disabled={reason.trim().length < 2}
            onClick={() =>
              run(() => api(materials).sendBack({ materialId, reason }), '退回了，本人看得到这句话。')
            }
          >
            退回
          </Button>
        </div>
      )}
      {open && ownerId === staff.staffId && (
        <div className="material-actions">
          {state === 'returned' && (
            <Button
              type="primary"
              onClick={() => run(() => api(materials).sendAgain({ materialId }), '又交上去了。')}
            >
              改好了，再交
            </Button>
          )}
          <Button
            danger
            onClick={() =>
              modal.confirm({
                title: '删掉这一条？',
                content: '文件一起删掉，找不回来。',
                okText: '删掉',
                cancelText: '留着',
                onOk: () =>
                  run(
                    () => api(materials).discard({ materialId }),
                    '删掉了。',
                    () => {
                      onChanged()
                      onGone()
                    },
                  ),
              })
            }
          >
            删掉
          </Button>
        </div>
      )}
    </>
  )
}

const ended = (at: string | null) => (at ? exact(at) : '不到期')

function Described({ material }: { material: Material }) {
  const { words, alt, place, people, source, takenAt, rights, rightsHolder, rightsEndAt, reuse } = material
  const facts: [string, string][] = [
    ['说明', words],
    ['图片说明', alt],
    ['地点', place],
    ['画面里的人', people],
    ['来源、作者', source],
    ['拍摄时间', takenAt ? exact(takenAt) : ''],
    ['版权', `${RIGHTS_LABELS[rights]}${rightsHolder && `，${rightsHolder}`}`],
    ['授权到期', ended(rightsEndAt)],
    ['再用', REUSE_LABELS[reuse]],
  ]
  return <FactList facts={facts} />
}

function Facts({ material }: { material: Material }) {
  const { camera, size, width, height, type, ownerName, createdAt } = material
  const facts: [string, string][] = [
    ['交来', `${ownerName}，${exact(createdAt)}`],
    [
      '文件',
      size ? `${type}，${(size / 1024 / 1024).toFixed(1)} MB${width ? `，${width} × ${height}` : ''}` : '',
    ],
    ['相机', camera?.device ?? ''],
    ['相机记的时间', camera?.takenAt ? exact(camera.takenAt) : ''],
    [
      '相机记的位置',
      camera?.latitude && camera.longitude ? `北纬 ${camera.latitude}，东经 ${camera.longitude}` : '',
    ],
  ]
  return (
    <>
      <h2>只在内部看</h2>
      <p className="meta">相机写在照片里的时间和位置，发出去的图上没有。</p>
      <FactList facts={facts} />
    </>
  )
}

const FactList = ({ facts }: { facts: readonly [string, string][] }) => (
  <dl className="material-facts">
    {facts
      .filter(([, value]) => value)
      .map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} 值`}>{value}</dd>])}
  </dl>
)

function Uses({ fileId }: { fileId: string }) {
  const { staff } = useMe()
  const may = mayCall(stories.actions.uses, rolesOf(staff.grants))
  const { again, ...used } = useCall(
    useCallback(
      async () => (may ? (await api(stories).uses({ fileIds: [fileId] })).uses : []),
      [may, fileId],
    ),
  )
  if (!may) return null
  return (
    <>
      <h2>哪些稿子在用</h2>
      {used.phase === 'failed' && <Failed error={used.error} onRetry={again} />}
      {used.phase === 'ready' && used.data.length === 0 && <p className="meta">还没有稿子用它。</p>}
      {used.phase === 'ready' && (
        <ul className="material-uses">
          {used.data.map(({ storyId, title, published }) => (
            <li key={storyId}>
              <Link to={`/stories/${storyId}`}>{title.replaceAll('｜', '') || '还没有题目'}</Link>{' '}
              <span className={`tag ${published ? 'tag-done' : 'tag-plain'}`}>
                {published ? '已发布' : '没发布'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
