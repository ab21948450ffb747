import { articles } from '@functions/articles/contract'
import type { Piece } from '@functions/pieces/contract/board'
import { STAGE_LABELS, STAGES, type Stage } from '@functions/pieces/contract/graph'
import { Button } from 'antd'
import { useCallback, useId } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { PageHead } from '../../../ui/page-head'
import { exact } from '../../../ui/time'
import { useNow } from '../../../ui/use-now'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { duration, lineOf, STAGE_SUBTITLES } from '../words'
import { Card } from './card'
import { Filters } from './filters'
import './index.css'
import { isLate, selected } from './selection'
import { type Board as BoardData, useBoard } from './use-board'

/** Cards of a stage before the rest is one tap away. */
const SHOWN = 6
/** Without an answer for this long the page says that it is old. */
const OLD_MS = 30_000

/** 采编看板: five stages, who holds each piece and since when; it keeps itself up to date. */
export function Board() {
  const { board, freshAt, error, ahead, again } = useBoard()
  const here = useNow(5000)
  const columns = useCall(useCallback(async () => (await api(articles).columns({})).columns, []))
  const columnName = (id: string | null) => columns.data?.find(({ columnId }) => columnId === id)?.name ?? ''
  if (!board) {
    return (
      <div className="page">
        <PageHead title="采编看板" />
        {error ? <Failed error={error} onRetry={again} /> : <Waiting onRetry={again} />}
      </div>
    )
  }
  const now = here + ahead
  return (
    <div className="page">
      {freshAt !== null && here - freshAt > OLD_MS && (
        <Note
          tone="due"
          title={`这是 ${duration(here - freshAt)}前的看板`}
          actions={<Button onClick={again}>现在再问一次</Button>}
        >
          暂时连不上中心，连上后会自己更新。
        </Note>
      )}
      {!board.whole && (
        <Note tone="due" title="在手的太多，这里只列最近动过的 999 件">
          请各环节把办完的收掉，或者到稿件列表里找。
        </Note>
      )}
      <Look board={board} now={now} columnName={columnName} columns={columns.data ?? []} />
    </div>
  )
}

interface LookProps {
  readonly board: BoardData
  readonly now: number
  readonly columnName: (columnId: string | null) => string
  readonly columns: readonly { columnId: string; name: string }[]
}

function Look({ board, now, columnName, columns }: LookProps) {
  const [query, setQuery] = useSearchParams()
  const change = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name)
    setQuery(next)
  }
  const shown = selected(board.pieces, query, now)
  const late = shown.filter((piece) => isLate(piece, now)).length
  const stage = STAGES.find((known) => known === query.get('stage')) ?? null
  const narrowed = query.size > 0
  return (
    <>
      <PageHead
        title="采编看板"
        sub={
          <span className="board-sums">
            <Link to="/board">{board.pieces.length} 件在手</Link>
            {late > 0 && (
              <button type="button" className="board-late" onClick={() => change({ late: '1' })}>
                {late} 件过时
              </button>
            )}
            <a href="#published">今天已发 {board.publishedToday.length} 篇</a>
          </span>
        }
      />
      <Filters pieces={board.pieces} columns={columns} query={query} onChange={change} />
      {shown.length === 0 ? (
        <Empty action={narrowed ? <Button onClick={() => setQuery({})}>看全部</Button> : null}>
          {narrowed ? '没有这样的。少选一项再看。' : '眼下没有在手的选题、任务和稿件。'}
        </Empty>
      ) : (
        <div className={stage ? 'board board-one' : 'board'}>
          {STAGES.filter((each) => stage === null || each === stage).map((each) => (
            <Column
              key={each}
              stage={each}
              pieces={shown.filter((piece) => piece.stage === each)}
              all={stage !== null}
              now={now}
              columnName={columnName}
              onAll={() => change({ stage: each })}
            />
          ))}
        </div>
      )}
      <Published pieces={board.publishedToday} />
    </>
  )
}

interface ColumnProps {
  readonly stage: Stage
  readonly pieces: readonly Piece[]
  readonly all: boolean
  readonly now: number
  readonly columnName: (columnId: string | null) => string
  readonly onAll: () => void
}

function Column({ stage, pieces, all, now, columnName, onAll }: ColumnProps) {
  const heading = useId()
  const shown = all ? pieces : pieces.slice(0, SHOWN)
  const left = pieces.length - shown.length
  return (
    <section className={stage === 'review' ? 'rail rail-now' : 'rail'} aria-labelledby={heading}>
      <div className="board-head">
        <h2 id={heading}>{STAGE_LABELS[stage]}</h2>
        <span className="meta">{STAGE_SUBTITLES[stage]}</span>
        <button type="button" className="board-number num" onClick={onAll}>
          {pieces.length}
          <span className="spoken"> 件，看全部</span>
        </button>
      </div>
      {pieces.length === 0 ? (
        <p className="meta">没有</p>
      ) : (
        <ul className="board-stack">
          {shown.map((piece) => (
            <Card key={`${piece.kind}:${piece.id}`} piece={piece} now={now} columnName={columnName} />
          ))}
        </ul>
      )}
      {left > 0 && (
        <Button type="link" onClick={onAll}>
          还有 {left} 件
        </Button>
      )}
    </section>
  )
}

function Published({ pieces }: { pieces: BoardData['publishedToday'] }) {
  return (
    <section id="published" className="sheet board-published" aria-label="今天已发">
      <h2>今天已发</h2>
      {pieces.length === 0 ? (
        <p className="meta">今天还没有发出去的。</p>
      ) : (
        <ul>
          {pieces.map((piece) => (
            <li key={piece.id}>
              <Link to={lineOf(piece)}>{piece.title}</Link>{' '}
              <span className="meta num">{exact(piece.at)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
