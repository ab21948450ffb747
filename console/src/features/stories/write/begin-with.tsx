import { type StoryContent, stories } from '@functions/stories/contract'
import { Button } from 'antd'
import { useCallback } from 'react'
import { api } from '../../../api'
import { useCall } from '../../../use-call'

interface BeginWithProps {
  readonly columnId: string | null
  readonly onTake: (content: StoryContent) => void
}

/** 从模板开始: over an empty sheet, those of the column first. Nothing is shown when there are none. */
export function BeginWith({ columnId, onTake }: BeginWithProps) {
  const asked = useCall(useCallback(() => api(stories).templates({}), []))
  const fitting = (asked.data?.templates ?? []).filter(
    (one) => columnId === null || one.columnId === null || one.columnId === columnId,
  )
  if (fitting.length === 0) return null
  return (
    <div className="begin-with">
      <span className="meta">从模板开始：</span>
      {fitting.map((one) => (
        <Button key={one.templateId} size="small" onClick={() => onTake(one.content)}>
          {one.name}
        </Button>
      ))}
    </div>
  )
}
