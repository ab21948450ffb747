import { Button } from 'antd'
import { useQuery } from './query'

/** 下一页 and back to the first; nothing where everything stands on one page. */
export function Pager({ nextCursor, first }: { readonly nextCursor: string | null; readonly first: string }) {
  const { get, choose } = useQuery()
  if (!nextCursor && !get('cursor')) return null
  return (
    <div className="pager">
      {get('cursor') && <Button onClick={() => choose({})}>{first}</Button>}
      {nextCursor && <Button onClick={() => choose({ cursor: nextCursor })}>下一页</Button>}
    </div>
  )
}
