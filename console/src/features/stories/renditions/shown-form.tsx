import { type EditableForm, FORM_LABELS, type Rendition, stories } from '@functions/stories/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { DiffText } from '../../../ui/diff-text'
import { Note } from '../../../ui/note'
import { since } from '../../../ui/time'
import { Meters } from './meters'

interface ShownFormProps {
  readonly storyId: string
  readonly form: EditableForm
  readonly onEdit: () => void
  readonly onMoved: (form: EditableForm) => void
}

/** A form as its outlet gets it, and whose words they are. */
export function ShownForm({ storyId, form: shown, onEdit, onMoved }: ShownFormProps) {
  const { message, modal } = App.useApp()
  const [busy, setBusy] = useState(false)
  const { form, content, kind, own, number } = shown
  const move = async (step: 'keepForm' | 'followMaster', done: string) => {
    setBusy(true)
    try {
      onMoved(await api(stories)[step]({ storyId, form, number }))
      message.success(done)
    } catch (error) {
      message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  const follow = () =>
    modal.confirm({
      title: `${FORM_LABELS[form]}稿重新跟着正文？`,
      content: '这一稿自己的文字就不要了，换成照正文生成的。',
      okText: '跟着正文',
      cancelText: '留着',
      onOk: () => move('followMaster', '换成照正文生成的了。'),
    })
  return (
    <div className="rendition">
      <div className="rendition-head">
        <Meters meters={shown.meters} />
        <span className="rendition-actions">
          {own && !own.stale && (
            <Button disabled={busy} onClick={follow}>
              重新跟着正文
            </Button>
          )}
          <Button disabled={busy} onClick={onEdit}>
            修改
          </Button>
          <CopyButton rendition={shown} />
        </span>
      </div>
      {own && (
        <p className="meta rendition-own">
          {own.by} {since(own.at, Date.now())}改过，有自己的文字，不跟着正文变。
        </p>
      )}
      {own?.stale && (
        <div className="rendition-note">
          <Note
            tone="due"
            title="这一稿改好以后，正文又变了"
            actions={
              <>
                <Button size="small" loading={busy} onClick={onEdit}>
                  照着改这一稿
                </Button>
                <Button
                  size="small"
                  loading={busy}
                  onClick={() => move('keepForm', '记下了，这次的变动不用管。')}
                >
                  这一稿不用动
                </Button>
                <Button size="small" loading={busy} onClick={follow}>
                  换成照正文生成的
                </Button>
              </>
            }
          >
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must scroll by keyboard too */}
            <div className="rendition-diff" tabIndex={0}>
              {own.stale.before === own.stale.after ? (
                '文字没变，变的是图片或格式。'
              ) : (
                <DiffText from={own.stale.before} to={own.stale.after} />
              )}
            </div>
          </Note>
        </div>
      )}
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
        {rows.map((row, index) => {
          const [seen, said, seconds] = row.split('\t')
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two shots may say the same, and the list is only shown
            <tr key={index}>
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
      message.success(`${FORM_LABELS[form]}稿复制好了，去那边粘贴；图片要先传到那边的素材库。`)
    } catch {
      message.error('浏览器没让复制。在下面选中文字，按 Ctrl+C。')
    }
  }
  return <Button onClick={copy}>复制</Button>
}
