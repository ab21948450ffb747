import { NOTICE_MATTER_LABELS, type Notice, notices } from '@functions/notices/contract'
import { App, Button } from 'antd'
import { useCallback } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { sayError } from '../../../say'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import './index.css'

/** 消息: what waits for this person, newest first; each leads to where it is dealt with. */
export function NoticeInbox() {
  const { message } = App.useApp()
  const [query, setQuery] = useSearchParams()
  const cursor = query.get('cursor')
  const { again, put, ...called } = useCall(
    useCallback(() => api(notices).mine(cursor ? { cursor } : {}), [cursor]),
  )
  const newest = called.phase === 'ready' ? called.data.notices[0] : undefined
  const putAway = async (upTo: string) => {
    try {
      await api(notices).markRead({ upTo })
      if (called.phase === 'ready') {
        put({
          ...called.data,
          unread: 0,
          notices: called.data.notices.map((one) => ({ ...one, read: true })),
        })
      }
    } catch (error) {
      void message.error(sayError(error))
    }
  }
  return (
    <div className="page">
      <PageHead title="消息" sub="只有您自己看得到，留一年">
        {called.phase === 'ready' && called.data.unread > 0 && newest && (
          <Button onClick={() => void putAway(newest.at)}>都看过了</Button>
        )}
      </PageHead>
      <section className="sheet" aria-label="消息">
        {called.phase === 'loading' && <Waiting onRetry={again} />}
        {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
        {called.phase === 'ready' &&
          (called.data.notices.length === 0 ? (
            <Empty>没有消息。派给您的、快过时的、要您看的，会写在这里。</Empty>
          ) : (
            <ul className="notice-list">
              {called.data.notices.map((notice) => (
                <One key={notice.noticeId} notice={notice} />
              ))}
            </ul>
          ))}
        {called.phase === 'ready' && (cursor || called.data.nextCursor) && (
          <div className="pager">
            {cursor && <Button onClick={() => setQuery({})}>回到最新</Button>}
            {called.data.nextCursor && (
              <Button onClick={() => setQuery({ cursor: called.data.nextCursor ?? '' })}>更早的</Button>
            )}
          </div>
        )}
      </section>
    </div>
  )
}

function One({ notice: { matter, title, text, page, at, read, urgent } }: { notice: Notice }) {
  return (
    <li className={read ? 'notice' : 'notice notice-unread'}>
      <p className="meta">
        {!read && <b>没看过　</b>}
        {urgent && <b className="notice-urgent">急　</b>}
        {NOTICE_MATTER_LABELS[matter]}　{exact(at)}
      </p>
      <p className="notice-title">{page ? <Link to={page}>{title}</Link> : title}</p>
      <p>{text}</p>
    </li>
  )
}
