import { CHANNEL_LABELS, channels, type PublicationDetail } from '@functions/channels/contract'
import { App, Button, Drawer } from 'antd'
import { useCallback } from 'react'
import { api } from '../../../api'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { EVENT_LABELS } from './events'

interface ReadyFormProps {
  readonly publicationId: string
  readonly onClose: () => void
}

/** The text as it was signed off for this channel, to be taken along, and what was done with it so far. */
export function ReadyForm({ publicationId, onClose }: ReadyFormProps) {
  const { again, ...opened } = useCall(
    useCallback(() => api(channels).open({ publicationId }), [publicationId]),
  )
  return (
    <Drawer
      open
      size={Math.min(720, window.innerWidth)}
      title={opened.data ? `${CHANNEL_LABELS[opened.data.channel]}：${opened.data.title}` : '稿子'}
      onClose={onClose}
    >
      {opened.phase === 'loading' && <Waiting onRetry={again} />}
      {opened.phase === 'failed' && <Failed error={opened.error} onRetry={again} />}
      {opened.phase === 'ready' && <Opened publication={opened.data} />}
    </Drawer>
  )
}

function Opened({ publication: { form, history, revision, link } }: { publication: PublicationDetail }) {
  return (
    <div className="outbox-form">
      {link && (
        <p>
          发在：
          {link.startsWith('https://') ? (
            <a className="link" href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
          ) : (
            link
          )}
        </p>
      )}
      {form ? (
        <Copyable form={form} />
      ) : (
        <Note tone="info" title="小程序和网页直接读稿件本身，不用搬稿子。" />
      )}
      <h2>经过（第 {revision} 稿）</h2>
      <ol className="outbox-history">
        {history.map(({ event, by, at, note }) => (
          <li key={`${at}-${event}`}>
            <time dateTime={at}>{exact(at)}</time>　{by.name}　{EVENT_LABELS[event] ?? event}
            {note && <div className="meta">{note}</div>}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Copyable({ form: { kind, content } }: { form: NonNullable<PublicationDetail['form']> }) {
  const { message } = App.useApp()
  const copy = async () => {
    try {
      // an editor of another program takes the look along only from text/html
      const items: Record<string, Blob> = { 'text/plain': new Blob([content], { type: 'text/plain' }) }
      if (kind === 'html') items['text/html'] = new Blob([content], { type: 'text/html' })
      await navigator.clipboard.write([new ClipboardItem(items)])
      message.success(kind === 'html' ? '带格式复制好了，到那边粘贴。' : '复制好了，到那边粘贴。')
    } catch {
      message.error('浏览器没让复制。选中下面的文字，按 Ctrl+C。')
    }
  }
  return (
    <>
      <p>
        <Button type="primary" onClick={copy}>
          复制整篇
        </Button>
      </p>
      {kind === 'html' ? (
        <iframe className="outbox-paper" title="稿子的样子" sandbox="" srcDoc={content} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls must be reachable by keyboard
        <pre className="outbox-paper" tabIndex={0}>
          {content}
        </pre>
      )}
    </>
  )
}
