import type { Piece } from '@functions/pieces/contract/board'
import { Link } from 'react-router-dom'
import { duration, kindInWords, lineOf, stateInWords } from '../words'
import { isLate } from './selection'

interface CardProps {
  readonly piece: Piece
  readonly now: number
  readonly columnName: (columnId: string | null) => string
}

/** 一张卡: what, where it stands, who has it and for how long. */
export function Card({ piece, now, columnName }: CardProps) {
  const { kind, title, state, holder, since, dueAt, columnId } = piece
  const late = isLate(piece, now)
  const column = columnName(columnId)
  return (
    <li className={late ? 'piece piece-late' : 'piece'}>
      <Link to={lineOf(piece)} className="piece-title">
        {title || '还没有题目'}
      </Link>
      <p className="piece-tags">
        {column && <span className="tag tag-plain">{column}</span>}
        <span className="tag">
          {kind === 'story' ? '' : `${kindInWords(piece)} · `}
          {stateInWords(kind, state)}
        </span>
      </p>
      {late && dueAt && <p className="late">晚了 {duration(now - Date.parse(dueAt))}</p>}
      {!late && dueAt && <p className="meta">还有 {duration(Date.parse(dueAt) - now)}</p>}
      <p className="piece-hold">
        <span className="piece-face" aria-hidden="true">
          {holder ? holder.name.slice(0, 1) : '空'}
        </span>
        <span>{holder ? holder.name : '还没人接'}</span>
        <span className="piece-since num">{duration(Math.max(0, now - Date.parse(since)))}</span>
      </p>
    </li>
  )
}
