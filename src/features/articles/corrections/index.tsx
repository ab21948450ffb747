import { articles, type ReaderCorrection } from '@functions/articles/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { visitor } from '@/kept/visitor'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import { Tag } from '@/ui/tag'
import { dayAndTimeOf, nowInstant } from '@/when'
import '../gathered.scss'
import { Instead } from '@/ui/instead'
import { usePage } from '@/use-page'

const me = () => {
  const token = visitor.token()
  return token ? { visitor: token } : {}
}
const askMine = () => api(articles).myCorrections(me())

function Changed({ correction }: { correction: ReaderCorrection }) {
  const { articleId, kind, title, at, was, now, seen } = correction
  const when = dayAndTimeOf(at, nowInstant())
  return (
    <View className="changed">
      {!seen && <Tag tone="straw">还没告诉过您</Tag>}
      {kind === 'kill' ? (
        <>
          <Text className="changed-words">
            {when}，有一篇您看过的文章撤回了：{now}。请不要再转。
          </Text>
          <ListRow title="看撤回说明" onTap={() => goTo(`/features/articles/read/index?id=${articleId}`)} />
        </>
      ) : (
        <>
          <Text className="changed-words">
            {when}更正：原来写的是“{was}”，应该是“{now}”。
          </Text>
          <ListRow
            title={title}
            note="看改好的这一篇"
            onTap={() => goTo(`/features/articles/read/index?id=${articleId}`)}
          />
        </>
      )}
    </View>
  )
}

function Shown({ items }: { items: readonly ReaderCorrection[] }) {
  const [state, setState] = useState<'open' | 'busy' | 'away' | 'failed'>('open')
  const newest = items[0]
  const unseen = state !== 'away' && items.some(({ seen }) => !seen)
  const putAway = async () => {
    if (!newest || state === 'busy') return
    setState('busy')
    await api(articles)
      .putAwayCorrections({ ...me(), upTo: newest.at })
      .then(
        () => setState('away'),
        () => setState('failed'),
      )
  }
  if (!newest) {
    return (
      <StateNote
        tone="done"
        title="您看过的文章没有更正。"
        body="我们改错的时候，看过旧稿的人会在这里看到改了什么。"
      />
    )
  }
  return (
    <>
      {items.map((correction) => (
        <Changed
          key={correction.correctionId}
          correction={state === 'away' ? { ...correction, seen: true } : correction}
        />
      ))}
      {state === 'failed' && <StateNote tone="paused" title="没记下来。" body="现在没连上，再点一次就好。" />}
      {unseen && (
        <ActionBar>
          <Button onTap={() => void putAway()}>知道了</Button>
        </ActionBar>
      )}
    </>
  )
}

/** 您看过的文章有更正: what was wrong and is right now, told once to those who had read the wrong version. */
export default function Corrections() {
  const { asked, again } = usePage(askMine)
  return (
    <Page title="看过的文章有更正">
      {asked.phase === 'shown' ? (
        <View className="gathered">
          <View className="gathered-title" role="heading" aria-level={1}>
            看过的文章有更正
          </View>
          <View className="gathered-note">只有您自己看得到。近三个月的都在这里。</View>
          <Shown items={asked.data.items} />
        </View>
      ) : (
        <Instead asked={asked} what="更正" onRetry={again} />
      )}
    </Page>
  )
}
