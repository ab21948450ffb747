import { pieces } from '@functions/pieces/contract'
import type { LinePiece } from '@functions/pieces/contract/board'
import { PIECE_KIND_LABELS, PIECE_KINDS, STAGE_LABELS, STAGES } from '@functions/pieces/contract/graph'
import { settings } from '@functions/settings/contract'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useParams } from 'react-router-dom'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { NoPage } from '../../../shell/no-page'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { PageHead } from '../../../ui/page-head'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { deskOf, duration, kindInWords, lineOf, stateInWords } from '../words'
import './index.css'

/** 一张图: from any object its whole line, from the pitch to what readers have, and the time at each stage. */
export function LinePage() {
  const { kind: asked, id = '' } = useParams()
  const kind = PIECE_KINDS.find((known) => known === asked)
  return kind ? <Line key={`${kind}:${id}`} kind={kind} id={id} /> : <NoPage />
}

function Line({ kind, id }: Pick<LinePiece, 'kind' | 'id'>) {
  const { staff } = useMe()
  const { again, ...called } = useCall(useCallback(() => api(pieces).line({ kind, id }), [kind, id]))
  if (called.phase !== 'ready') {
    return (
      <div className="page">
        <PageHead title="来龙去脉" />
        {called.phase === 'failed' ? (
          <Failed error={called.error} onRetry={again} />
        ) : (
          <Waiting onRetry={again} />
        )}
      </div>
    )
  }
  const { piece, above, below, history, earlierMoves, hidden, cut } = called.data
  const desk = deskOf(piece, piece.stage)
  return (
    <div className="page">
      <PageHead title={piece.title || '还没有题目'} sub={`${PIECE_KIND_LABELS[kind]}的来龙去脉`}>
        {desk && (
          <Link to={desk} className="button button-main">
            打开{PIECE_KIND_LABELS[kind]}
          </Link>
        )}
        {mayCall(settings.actions.audit, rolesOf(staff.grants)) && (
          <Link to={`/audit?subject=${encodeURIComponent(id)}`} className="button">
            看操作日志
          </Link>
        )}
      </PageHead>
      {hidden > 0 && (
        <Note tone="info" title={`还有 ${hidden} 件不在您的范围里`}>
          它们属于别的单位或栏目，这里不列名字。
        </Note>
      )}
      <div className="line-columns">
        <section className="sheet" aria-label="整条线">
          <ol className="line">
            {[...above].reverse().map((other) => (
              <Node key={`${other.kind}:${other.id}`} piece={other} />
            ))}
            <Node piece={piece} here />
            {below.map((other) => (
              <Node key={`${other.kind}:${other.id}`} piece={other} />
            ))}
          </ol>
          {cut && <Children kind={kind} id={id} shown={below} />}
        </section>
        <section className="sheet line-history" aria-label="每一步">
          <h2>每一步</h2>
          {earlierMoves > 0 && <p className="meta">更早的 {earlierMoves} 步只留了合计的时间。</p>}
          <ol>
            {[...history].reverse().map((move) => (
              <li key={`${move.at} ${move.event}`}>
                <span className="meta num">{exact(move.at)}</span>
                <span>
                  {STAGE_LABELS[move.stage]} · {stateInWords(kind, move.state)}
                </span>
                <span className="meta">
                  {move.by.name}
                  {move.holder && move.holder.personId !== move.by.personId && ` → ${move.holder.name}`}
                </span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </div>
  )
}

function Node({ piece, here = false }: { piece: LinePiece; here?: boolean }) {
  const { kind, title, stage, state, holder, spent, createdAt } = piece
  const times = STAGES.flatMap((each) => {
    const time = spent[each]
    return time === undefined ? [] : [`${STAGE_LABELS[each]} ${duration(time)}`]
  })
  return (
    <li className={here ? 'line-node line-here' : 'line-node'} aria-current={here ? 'true' : undefined}>
      <span className="line-stage" aria-hidden="true">
        {STAGE_LABELS[stage]}
      </span>
      <div>
        <p>
          <span className="tag tag-plain">{kindInWords(piece)}</span>{' '}
          {here ? <strong>{title}</strong> : <Link to={lineOf(piece)}>{title || '还没有题目'}</Link>}
        </p>
        <p className="meta">
          {stateInWords(kind, state)}　{holder ? `在${holder.name}手里` : '没有人拿着'}　{exact(createdAt)} 起
        </p>
        {times.length > 0 && <p className="line-times num">用时：{times.join('，')}</p>}
      </div>
    </li>
  )
}

/** A line too long to draw: what grew directly out of this one, page by page. */
function Children({ kind, id, shown }: Pick<LinePiece, 'kind' | 'id'> & { shown: readonly LinePiece[] }) {
  const [more, setMore] = useState<readonly LinePiece[]>([])
  const [cursor, setCursor] = useState<string | null | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const load = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const page = await api(pieces).children({ kind, id, ...(cursor ? { cursor } : {}) })
      const known = new Set([...shown, ...more].map((piece) => `${piece.kind}:${piece.id}`))
      setMore([...more, ...page.items.filter((piece) => !known.has(`${piece.kind}:${piece.id}`))])
      setCursor(page.nextCursor)
    } catch (error) {
      setFailure(sayAll(error))
    }
    setBusy(false)
  }
  return (
    <>
      <ol className="line">
        {more.map((piece) => (
          <Node key={`${piece.kind}:${piece.id}`} piece={piece} />
        ))}
      </ol>
      <p className="meta">这条线很长，没有画完。点开其中一件，就从那一件接着看。</p>
      {failure && <Note tone="late" title={failure} />}
      {cursor !== null && (
        <Button onClick={load} loading={busy}>
          再列一些下一级的
        </Button>
      )}
    </>
  )
}
