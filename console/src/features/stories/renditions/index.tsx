import { FORM_LABELS, type Rendition, stories } from '@functions/stories/contract'
import { App, Button, Modal, Tabs } from 'antd'
import { useCallback } from 'react'
import { api } from '../../../api'
import { Failed } from '../../../ui/failed'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import './index.css'

interface RenditionsProps {
  readonly storyId: string
  /** Saves what is unsaved: the forms are made from the story as the centre has it. */
  readonly flush: () => Promise<number | null>
  readonly onClose: () => void
}

/** 各渠道的稿: one story in the form each outlet takes, to look at and to carry over. */
export function Renditions({ storyId, flush, onClose }: RenditionsProps) {
  const { again, ...made } = useCall(
    useCallback(async () => {
      await flush()
      return api(stories).renditions({ storyId })
    }, [storyId, flush]),
  )
  return (
    <Modal open width={900} title="各渠道的稿" footer={null} onCancel={onClose}>
      <p className="meta">都从这一篇生成，正文一改，这里跟着变。复制过去就能用；图片要先传到那边的素材库。</p>
      {made.phase === 'loading' && <Waiting onRetry={again} />}
      {made.phase === 'failed' && <Failed error={made.error} onRetry={again} />}
      {made.phase === 'ready' && (
        <Tabs
          items={made.data.renditions.map((rendition) => ({
            key: rendition.form,
            label: FORM_LABELS[rendition.form],
            children: <Form rendition={rendition} />,
          }))}
        />
      )}
    </Modal>
  )
}

function Form({ rendition }: { readonly rendition: Rendition }) {
  const { form, content, kind } = rendition
  return (
    <div className="rendition">
      <div className="rendition-head">
        <Meters meters={rendition.meters} />
        <CopyButton rendition={rendition} />
      </div>
      {kind === 'html' && (
        // a frame without any permission: whatever a page brings along, it can do nothing here
        <iframe className="rendition-page" title={`${FORM_LABELS[form]}稿`} sandbox="" srcDoc={content} />
      )}
      {kind === 'text' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must scroll by keyboard too
        <pre className="rendition-text" tabIndex={0}>
          {content}
        </pre>
      )}
      {kind === 'script' && <Script content={content} name={FORM_LABELS[form]} />}
    </div>
  )
}

function Meters({ meters }: Pick<Rendition, 'meters'>) {
  return (
    <p className="rendition-meters">
      {meters.map(({ name, used, limit, unit }) => {
        const over = limit !== null && used > limit
        return (
          <span key={name} className={over ? 'meter meter-over num' : 'meter num'}>
            {name} {used}
            {limit !== null && `/${limit}`} {unit}
            {over && <>，多了 {used - (limit ?? 0)}</>}
          </span>
        )
      })}
    </p>
  )
}

function Script({ content, name }: { readonly content: string; readonly name: string }) {
  const [head = '', ...rows] = content.split('\n')
  return (
    <table className="rendition-script">
      <caption className="spoken">{name}</caption>
      <thead>
        <tr>
          {head.split('\t').map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const [seen, said, seconds] = row.split('\t')
          return (
            <tr key={row}>
              <td>{seen || <span className="meta">记者定</span>}</td>
              <td>{said}</td>
              <td className="num">{seconds}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** HTML goes to the clipboard as what it looks like, so that WeChat's editor takes it with its form; elsewhere as words. */
function CopyButton({ rendition: { form, kind, content } }: { readonly rendition: Rendition }) {
  const { message } = App.useApp()
  const copy = async () => {
    try {
      const types = kind === 'html' ? ['text/html', 'text/plain'] : ['text/plain']
      const parts = types.map((type) => [type, new Blob([content], { type })] as const)
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))])
      message.success(`${FORM_LABELS[form]}稿复制好了，去那边粘贴。`)
    } catch {
      message.error('浏览器没让复制。在下面选中文字，按 Ctrl+C。')
    }
  }
  return <Button onClick={copy}>复制</Button>
}
