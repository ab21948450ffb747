import { type StoryContent, stories } from '@functions/stories/contract'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'

/** 把这篇存成模板, for its column; its date, cover and pin stay behind. */
export function KeepAsTemplate({ read }: { readonly read: () => StoryContent }) {
  const { message } = App.useApp()
  const { staff } = useMe()
  const [name, setName] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  if (!mayCall(stories.actions.saveTemplate, rolesOf(staff.grants))) return null
  const save = async () => {
    setBusy(true)
    try {
      const content = read()
      await api(stories).saveTemplate({ name: name ?? '', columnId: content.columnId, content })
      message.success('存成模板了，在“稿件模板”里。')
      setName(null)
    } catch (error) {
      message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="side-part" aria-label="存成模板">
      {name === null ? (
        <Button size="small" onClick={() => setName('')}>
          把这篇存成模板
        </Button>
      ) : (
        <>
          <Input
            aria-label="模板名字"
            autoFocus
            maxLength={40}
            placeholder="模板名字，如“会议消息”"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <div className="comment-actions">
            <Button size="small" type="primary" loading={busy} onClick={save}>
              存下
            </Button>
            <Button size="small" onClick={() => setName(null)}>
              算了
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
