import { ORIGIN_LABELS, sharesOf } from '@functions/_common/origin'
import { settings } from '@functions/settings/contract'
import { stories } from '@functions/stories/contract'
import { ASSIST_LABELS, ASSIST_TASKS, MOST_ASSISTED } from '@functions/stories/contract/assisting'
import type { JSONContent } from '@tiptap/core'
import { App, Button } from 'antd'
import { type RefObject, useCallback, useState } from 'react'
import { api } from '../../../../api'
import { sayAll } from '../../../../say'
import { useCall } from '../../../../use-call'
import type { EditorHandle } from '../editor/story-editor'
import './index.css'

const SHORTEST = 20

interface AssistProps {
  readonly editor: RefObject<EditorHandle | null>
  readonly body: JSONContent
  readonly mayWrite: boolean
}

/**
 * AI 的部分: how much of the text a model wrote, whenever it did; and the helper, where the district has switched one on.
 * What it answers is shown, and stands in the text only when the writer puts it there.
 */
export function Assist({ editor, body, mayWrite }: AssistProps) {
  const site = useCall(useCallback(() => api(settings).site({}), []))
  const on = site.phase === 'ready' && site.data.switches.ai_assistance === true
  // what the editor holds is a tree of the same shape as the document
  const shares = sharesOf(body as Parameters<typeof sharesOf>[0])
  const made = shares.ai + shares.ai_edited
  if (!made && !(on && mayWrite)) return null
  return (
    <section className="rail side-part" aria-labelledby="assist">
      <h2 id="assist">AI 的部分</h2>
      {made > 0 && (
        <>
          <dl className="origin-shares">
            {(['human', 'ai_edited', 'ai'] as const).map((by) => (
              <div key={by}>
                <dt>
                  <span className="origin-sample" data-origin={by}>
                    {ORIGIN_LABELS[by]}
                  </span>
                </dt>
                <dd className="num">{shares[by]} 字</dd>
              </div>
            ))}
          </dl>
          <p className="meta">发出去时，文章上会标明含 AI 生成的内容。</p>
        </>
      )}
      {on && mayWrite && <Helper editor={editor} />}
    </section>
  )
}

interface Answer {
  readonly answer: string
  readonly provider: string
}

function Helper({ editor }: Pick<AssistProps, 'editor'>) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const [given, setGiven] = useState<Answer | null>(null)
  const ask = async (task: (typeof ASSIST_TASKS)[number]) => {
    const text = editor.current?.selected().trim() ?? ''
    if (text.length < SHORTEST || text.length > MOST_ASSISTED) {
      return void message.info(`先在正文里选 ${SHORTEST} 到 ${MOST_ASSISTED} 个字，再请它帮忙。`)
    }
    setBusy(true)
    try {
      setGiven(await api(stories).assist({ task, text }))
    } catch (error) {
      message.error(sayAll(error), 6)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <p className="meta">选中的文字会发给服务商。里面有电话、身份证号的，先删掉。</p>
      <p className="note-actions">
        {ASSIST_TASKS.map((task) => (
          <Button key={task} size="small" disabled={busy} onClick={() => ask(task)}>
            {ASSIST_LABELS[task]}
          </Button>
        ))}
      </p>
      <div role="status">
        {busy && <p className="meta">正在等它回答，稿子可以接着写。</p>}
        {given && (
          <figure className="assist-answer">
            <figcaption className="meta">{given.provider} 的回答，AI 生成，事实要自己核</figcaption>
            <p>{given.answer}</p>
            <p className="note-actions">
              <Button
                size="small"
                type="primary"
                onClick={() => {
                  editor.current?.insertFromModel(given.answer)
                  setGiven(null)
                }}
              >
                放到光标那里
              </Button>
              <Button size="small" onClick={() => setGiven(null)}>
                不用
              </Button>
            </p>
          </figure>
        )}
      </div>
    </>
  )
}
