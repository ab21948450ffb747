import type { OutputOf } from '@functions/_common/contract'
import { stories } from '@functions/stories/contract'
import type { OutsideLink } from '@functions/stories/contract/checking'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../../../api'
import { sayAll } from '../../../../say'
import { since } from '../../../../ui/time'

type Kept = OutputOf<typeof stories.actions.original>['original']

interface OutsideLinksProps {
  readonly storyId: string
  readonly links: readonly OutsideLink[]
  readonly mayWrite: boolean
  /** Saves what is on the screen first: a text is kept beside a link that the centre knows of. */
  readonly flush: () => Promise<number | null>
  readonly onKept: () => void
}

/** 外站链接: what the patrol found behind each, and the source text that quotations are compared with. */
export function OutsideLinks({ storyId, links, mayWrite, flush, onKept }: OutsideLinksProps) {
  const { message } = App.useApp()
  const [open, setOpen] = useState<{ href: string; kept: Kept } | null>(null)
  if (links.length === 0) return null
  const look = async (href: string) => {
    try {
      await flush()
      setOpen({ href, kept: (await api(stories).original({ storyId, href })).original })
    } catch (error) {
      message.error(sayAll(error))
    }
  }
  return (
    <section className="rail side-part" aria-labelledby="outside-links">
      <h2 id="outside-links">
        外站链接 <span className="meta">{links.length} 个</span>
      </h2>
      <ul className="findings">
        {links.map((link) => (
          <li key={link.href} className="finding outside-link">
            <a href={link.href} target="_blank" rel="noreferrer">
              {link.href}
            </a>
            <p className="meta">{statusWords(link, Date.now())}</p>
            {link.kept !== null && <p className="meta">留了原文：{link.kept}</p>}
            <Button
              size="small"
              disabled={!mayWrite}
              onClick={() => look(link.href)}
              aria-label={`${link.kept === null ? '留原文，好核引文' : '看留的原文'}：${link.href}`}
            >
              {link.kept === null ? '留原文，好核引文' : '看留的原文'}
            </Button>
          </li>
        ))}
      </ul>
      {open && (
        <Original
          storyId={storyId}
          href={open.href}
          first={open.kept}
          onClose={() => setOpen(null)}
          onKept={() => {
            setOpen(null)
            onKept()
          }}
        />
      )}
    </section>
  )
}

/** What is known of an address, in one line. */
export function statusWords({ state, checkedAt, status }: OutsideLink, now: number): string {
  if (checkedAt === null) return '还没巡查到，自己先点一下。'
  const came = status ? String(status) : '没有回应'
  if (state === 'dead') return `打不开（${came}），${since(checkedAt, now)}查过。`
  if (state === 'live') return `能打开，${since(checkedAt, now)}查过。`
  return `说不准（${came}），${since(checkedAt, now)}查过，自己点一下。`
}

interface OriginalProps {
  readonly storyId: string
  readonly href: string
  readonly first: Kept
  readonly onClose: () => void
  readonly onKept: () => void
}

function Original({ storyId, href, first, onClose, onKept }: OriginalProps) {
  const { message } = App.useApp()
  const [title, setTitle] = useState(first.title)
  const [text, setText] = useState(first.text)
  const [busy, setBusy] = useState(false)
  const keep = async () => {
    setBusy(true)
    try {
      await api(stories).keepOriginal({ storyId, href, number: first.number, title, text })
      onKept()
    } catch (error) {
      message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title="留原文"
      okText="留下"
      cancelText="不改"
      confirmLoading={busy}
      onOk={keep}
      onCancel={onClose}
    >
      <p className="meta">把引到的那几段从原网页粘过来，检查时逐字对。清空就不再对。</p>
      <label className="original-label" htmlFor="original-title">
        原文题目
      </label>
      <Input
        id="original-title"
        value={title}
        maxLength={80}
        onChange={({ target }) => setTitle(target.value)}
      />
      <label className="original-label" htmlFor="original-text">
        原文文字
      </label>
      <Input.TextArea
        id="original-text"
        value={text}
        maxLength={30_000}
        autoSize={{ minRows: 6, maxRows: 14 }}
        onChange={({ target }) => setText(target.value)}
      />
      {first.at !== null && (
        <p className="meta">
          {first.by} {since(first.at, Date.now())}留的。
        </p>
      )}
    </Modal>
  )
}
