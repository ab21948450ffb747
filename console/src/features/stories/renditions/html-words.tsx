import type { FormBody } from '@functions/stories/contract'
import { Input } from 'antd'
import { useId, useRef, useState } from 'react'
import { fromStoryDocument, toStoryDocument } from '../write/editor/document'
import { type EditorHandle, StoryEditor } from '../write/editor/story-editor'

type HtmlBody = Extract<FormBody, { kind: 'html' }>

interface HtmlWordsProps {
  readonly body: HtmlBody
  readonly onChange: (body: HtmlBody) => void
}

/** Title, digest and text of a form that becomes HTML; its look is the outlet's and is not edited. */
export function HtmlWords({ body, onChange }: HtmlWordsProps) {
  const id = useId()
  const editor = useRef<EditorHandle>(null)
  const [first] = useState(() => fromStoryDocument(body.document))
  const latest = useRef(body)
  const change = (part: Partial<HtmlBody>) => {
    latest.current = { ...latest.current, ...part }
    onChange(latest.current)
  }
  return (
    <div className="rendition-html">
      <label htmlFor={`${id}-title`}>题目</label>
      <Input
        id={`${id}-title`}
        value={body.title}
        maxLength={80}
        onChange={(event) => change({ title: event.target.value })}
      />
      <label htmlFor={`${id}-digest`}>摘要</label>
      <Input.TextArea
        id={`${id}-digest`}
        value={body.digest}
        maxLength={300}
        autoSize={{ minRows: 1, maxRows: 4 }}
        onChange={(event) => change({ digest: event.target.value })}
      />
      <div className="rendition-editor">
        <StoryEditor
          handle={editor}
          first={first}
          editable
          onWrite={(json) => change({ document: toStoryDocument(json) })}
          onPage={() => undefined}
          status={null}
          above={null}
        />
      </div>
    </div>
  )
}
