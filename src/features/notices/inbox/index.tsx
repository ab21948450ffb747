import { NOTICE_MATTER_LABELS, type Notice, notices, type SentWay } from '@functions/notices/contract'
import { Text, View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Instead } from '@/ui/instead'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import { Tag } from '@/ui/tag'
import { usePage } from '@/use-page'
import { dayInWords, nowInstant } from '@/when'
import '../index.scss'

const CHOICES = '/features/notices/choices/index'

/** How else it was told, said as it is; what is only written here needs no word. */
const SENT: Record<SentWay, string> = {
  waiting: '',
  wechat: '微信里也提醒了',
  sms: '也发了短信',
  in_app: '',
  unknown: '微信或短信可能没到',
}

function One({ notice }: { notice: Notice }) {
  const { matter, title, text, page, at, read, sent } = notice
  return (
    <View className="notice">
      <View className="notice-head">
        {!read && <Tag tone="straw">没看过</Tag>}
        <Text>
          {NOTICE_MATTER_LABELS[matter]}　{dayInWords(at, nowInstant())}
        </Text>
        {SENT[sent] !== '' && <Text>{SENT[sent]}</Text>}
      </View>
      <Text className="notice-what">{title}</Text>
      <Text className="notice-text">{text}</Text>
      {page && (
        <View
          className="notice-open"
          role="link"
          aria-label={`去看看：${title}`}
          onClick={() => goTo(`/${page}`)}
        >
          去看看
        </View>
      )}
    </View>
  )
}

interface Inbox {
  readonly notices: readonly Notice[]
  readonly unread: number
  readonly nextCursor: string | null
}

/** The centre counts to 99. */
const MOST = 99
const unreadWords = (unread: number) => (unread >= MOST ? `${MOST} 条以上没看过` : `${unread} 条没看过`)

const askInbox = (): Promise<Inbox> => api(notices).mine({})

function Shown({ inbox }: { inbox: Inbox }) {
  const [shown, setShown] = useState(inbox)
  const [state, setState] = useState<'still' | 'busy' | 'failed'>('still')
  const attempt = (work: () => Promise<void>) => {
    if (state === 'busy') return
    setState('busy')
    work().then(
      () => setState('still'),
      () => setState('failed'),
    )
  }
  const more = (cursor: string) =>
    attempt(async () => {
      const next = await api(notices).mine({ cursor })
      setShown((before) => ({ ...next, notices: [...before.notices, ...next.notices] }))
    })
  const putAway = (upTo: string) =>
    attempt(async () => {
      await api(notices).markRead({ upTo })
      setShown((before) => ({
        ...before,
        unread: 0,
        notices: before.notices.map((notice) => ({ ...notice, read: true })),
      }))
    })
  const newest = shown.notices[0]
  if (!newest) {
    return (
      <StateNote tone="info" title="还没有消息。" body="您点的单、报名的志愿服务有了进展，会写在这里。" />
    )
  }
  return (
    <>
      {shown.unread > 0 && (
        <View className="notices-unread">
          <Text className="notices-unread-words">{unreadWords(shown.unread)}</Text>
          <View className="notices-unread-act">
            <Button kind="line" busy={state === 'busy'} onTap={() => putAway(newest.at)}>
              都看过了
            </Button>
          </View>
        </View>
      )}
      {state === 'failed' && <StateNote tone="paused" title="没办成。" body="现在没连上，再点一次就好。" />}
      {shown.notices.map((notice) => (
        <One key={notice.noticeId} notice={notice} />
      ))}
      {shown.nextCursor && (
        <ActionBar>
          <Button kind="line" busy={state === 'busy'} onTap={() => more(shown.nextCursor ?? '')}>
            看更早的
          </Button>
        </ActionBar>
      )}
    </>
  )
}

/** 消息: what this person was told, newest first. */
export default function NoticeInbox() {
  const { asked, again } = usePage(useCallback(askInbox, []))
  return (
    <Page title="消息">
      {asked.phase === 'shown' ? (
        <View className="notices">
          <View className="notices-title" role="heading" aria-level={1}>
            消息
          </View>
          <View className="notices-lead">只有您自己看得到，留一年。</View>
          <Shown inbox={asked.data} />
          <View className="notices-part">
            <ListRow
              icon="sound"
              title="怎样提醒我"
              note="微信、短信，夜里不打扰"
              onTap={() => goTo(CHOICES)}
            />
          </View>
        </View>
      ) : (
        <Instead asked={asked} what="消息" reason="notices" onRetry={again} />
      )}
    </Page>
  )
}
