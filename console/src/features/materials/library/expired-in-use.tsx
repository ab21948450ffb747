import { stories } from '@functions/stories/contract'
import { useCallback } from 'react'
import { Link } from 'react-router-dom'
import { api } from '../../../api'
import { Note } from '../../../ui/note'
import { useCall } from '../../../use-call'

/** 到期还在用: every story that still shows a picture whose rights ran out, published ones first. */
export function ExpiredInUse() {
  const used = useCall(useCallback(async () => (await api(stories).expiredUses({})).uses, []))
  if (used.phase !== 'ready' || used.data.length === 0) return null
  return (
    <Note tone="late" title={`${used.data.length} 处还在用到期的图，请换图或者撤下。`}>
      <ul className="material-uses">
        {used.data.map(({ storyId, fileId, title, picture, published }) => (
          <li key={`${storyId} ${fileId}`}>
            <Link to={`/stories/${storyId}`}>{title.replaceAll('｜', '') || '还没有题目'}</Link>　用着“
            {picture}”{published && '，读者正看着'}
          </li>
        ))}
      </ul>
    </Note>
  )
}
