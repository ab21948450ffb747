import { CHANNEL_LABELS, type Channel, channels, type Publication } from '@functions/channels/contract'
import { PUBLICATION_STATE_LABELS } from '@functions/channels/machine'
import { Button } from 'antd'
import { useCallback } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { Counts } from './counts'
import './index.css'
import { listInput, type OutboxQuery, queryOf, searchOf } from './query'
import { Row } from './row'
import { useSteps } from './steps'

/** 发稿箱: what waits on each channel, what is out, how long each took to take down. */
export function Outbox() {
  const [search, setSearch] = useSearchParams()
  const query = queryOf(search)
  const text = search.toString()
  const counted = useCall(useCallback(() => api(channels).overview({}), []))
  const listed = useCall(
    useCallback(() => api(channels).list(listInput(queryOf(new URLSearchParams(text)))), [text]),
  )
  const again = () => {
    counted.again()
    listed.again()
  }
  return (
    <div className="page">
      <PageHead title="发稿箱" sub="小程序和网页一发布就上；其他渠道由人去发，发好了打勾才算" />
      <section className="sheet" aria-label="各渠道">
        {counted.phase === 'loading' && <Waiting onRetry={counted.again} />}
        {counted.phase === 'failed' && <Failed error={counted.error} onRetry={counted.again} />}
        {counted.phase === 'ready' && <Counts channels={counted.data.channels} />}
      </section>
      <section className="sheet" aria-label="清单" aria-busy={listed.phase === 'loading'}>
        <Heading query={query} />
        {listed.phase === 'loading' && <Waiting onRetry={listed.again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={listed.again} />}
        {listed.phase === 'ready' && (
          <>
            <Rows items={listed.data.items} onDone={again} />
            <div className="pager">
              {query.cursor && (
                <Button onClick={() => setSearch(searchOf(withoutCursor(query)))}>回到最新</Button>
              )}
              {listed.data.nextCursor && (
                <Button
                  onClick={() => setSearch(searchOf({ ...query, cursor: listed.data.nextCursor ?? '' }))}
                >
                  下一页
                </Button>
              )}
            </div>
          </>
        )}
      </section>
    </div>
  )
}

const withoutCursor = ({ cursor: _cursor, ...query }: OutboxQuery): OutboxQuery => query

const nameOf = (channel: Channel | undefined) => (channel ? CHANNEL_LABELS[channel] : '各渠道')

function Heading({ query: { channel, state, storyId } }: { query: OutboxQuery }) {
  const what = state ? PUBLICATION_STATE_LABELS[state] : storyId ? '的全部记录' : '等人办的'
  return (
    <div className="outbox-heading">
      <h2>
        {storyId ? '这一篇在' : ''}
        {nameOf(channel)}：{what}
      </h2>
      {(channel || state || storyId) && (
        <Link className="link" to="?">
          看等人办的
        </Link>
      )}
    </div>
  )
}

function Rows({ items, onDone }: { items: readonly Publication[]; onDone: () => void }) {
  const { step, dialog } = useSteps(onDone)
  const now = Date.now()
  if (items.length === 0) return <Empty>这里没有。发布时勾了渠道的稿件，会到这里来。</Empty>
  return (
    <>
      <ul className="outbox-rows">
        {items.map((publication) => (
          <Row
            key={publication.publicationId}
            publication={publication}
            now={now}
            onStep={(wanted) => step(publication, wanted)}
          />
        ))}
      </ul>
      {dialog}
    </>
  )
}
