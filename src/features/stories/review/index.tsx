import type { OutputOf } from '@functions/_common/contract'
import { clockOf } from '@functions/_common/deadline'
import { stories } from '@functions/stories/contract'
import { STAGE_LABELS } from '@functions/stories/contract/reviewing'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import { Waiting } from '@/ui/waiting'
import { Failed } from './failed'
import './index.scss'

type Desk = OutputOf<typeof stories.actions.reviewDesk>
type Row = Desk['rows'][number]

const LISTS = [
  { value: 'waiting', label: '等着审的' },
  { value: 'held', label: '我领了的' },
] as const
type List = (typeof LISTS)[number]['value']

const taskName = ({ task }: Row): string =>
  task === 'sign' ? '签发' : task === 'mentor' ? '带学员' : STAGE_LABELS[task]

/** What is to be done, how long is left, whose it is: one line under the title. */
function noteOf(row: Row, now: number): string {
  const { dueAt, createdByName, heldBy, on } = row
  return [
    `${taskName(row)}${on ? `（代${on.name}）` : ''}`,
    dueAt ? clockOf(dueAt, now).words : '不限时',
    `${createdByName}写`,
    heldBy ? `${heldBy.name}领了` : '',
  ]
    .filter(Boolean)
    .join('　')
}

const titleOf = ({ title, urgent, important }: Row): string =>
  `${urgent ? '【急】' : ''}${important ? '【重要】' : ''}${title.replaceAll('｜', '') || '还没有题目'}`

/** 审稿台 on the phone: what waits, the most urgent clock first. */
export default function ReviewDesk() {
  const [list, setList] = useState<List>('waiting')
  const [desk, setDesk] = useState<Desk | null>(null)
  const [error, setError] = useState<unknown>(null)
  const round = useRef(0)

  const load = useCallback((wanted: List) => {
    const mine = ++round.current
    setError(null)
    api(stories)
      .reviewDesk({ list: wanted })
      .then(
        (answer) => mine === round.current && setDesk(answer),
        (reason: unknown) => mine === round.current && setError(reason),
      )
  }, [])
  useDidShow(() => load(list))
  const choose = (wanted: List) => {
    setList(wanted)
    setDesk(null)
    load(wanted)
  }
  const more = async () => {
    if (!desk?.nextCursor) return
    try {
      const next = await api(stories).reviewDesk({ list, cursor: desk.nextCursor })
      setDesk({ rows: [...desk.rows, ...next.rows], nextCursor: next.nextCursor })
    } catch (reason) {
      setError(reason)
    }
  }
  const now = Date.now()
  return (
    <Page title="审稿台" speakUp={false}>
      <View className="review-part">
        <View className="review-title" role="heading" aria-level={1}>
          审稿台
        </View>
        <ChoiceChips<List> label="看哪些" options={LISTS} value={list} onChange={choose} />
      </View>
      {error !== null ? (
        <Failed error={error} onRetry={() => load(list)} />
      ) : desk === null ? (
        <Waiting shape="list" onRetry={() => load(list)} />
      ) : (
        <View className="review-part">
          {desk.rows.length === 0 && (
            <StateNote
              tone="done"
              title={list === 'held' ? '您手里没有在审的稿。' : '现在没有等您审的稿。'}
              body="有新的，会按时间排在这里，最急的在最前面。"
            />
          )}
          {desk.rows.map((row) => (
            <ListRow
              key={row.storyId}
              title={titleOf(row)}
              note={noteOf(row, now)}
              onTap={() => goTo(`/features/stories/review/story/index?id=${row.storyId}`)}
            />
          ))}
          {desk.nextCursor && (
            <ActionBar>
              <Button kind="line" onTap={() => void more()}>
                再看一些
              </Button>
            </ActionBar>
          )}
        </View>
      )}
    </Page>
  )
}
