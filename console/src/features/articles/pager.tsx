import { Button } from 'antd'

interface PagerProps {
  readonly cursor: string | null
  readonly next: string | null
  readonly onTurn: (cursor: string | null) => void
}

/** Forward page by page, and back to the newest. */
export function Pager({ cursor, next, onTurn }: PagerProps) {
  if (cursor === null && next === null) return null
  return (
    <div className="pager">
      {cursor !== null && <Button onClick={() => onTurn(null)}>回到最新</Button>}
      {next !== null ? (
        <Button onClick={() => onTurn(next)}>下一页</Button>
      ) : (
        <span className="meta">到底了。</span>
      )}
    </div>
  )
}
