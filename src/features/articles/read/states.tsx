import { errorText } from '@functions/_common/error-text'
import type { AppError } from '@functions/_common/errors'
import type { Card, ReadReply } from '@functions/articles/contract'
import { site } from '@site'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { goHome, telephone } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Clauses } from '@/ui/clauses'
import { StateNote } from '@/ui/state-note'
import { dayAndTimeOf, nowInstant } from '@/when'
import { Onward } from './onward'

function Headline({ children }: { children: ReactNode }) {
  return (
    <View className="article-title" role="heading" aria-level={1}>
      {children}
    </View>
  )
}

const HomeButton = () => <Button onTap={goHome}>回首页看别的</Button>

/** Taken down: what, when, why, and what to read instead. */
export function WithdrawnView({
  withdrawn,
  sameColumn,
}: {
  withdrawn: NonNullable<ReadReply['withdrawn']>
  sameColumn: readonly Card[]
}) {
  const { title, takenDownAt, reason, killed = false } = withdrawn
  return (
    <>
      <View className="article-sheet article-state">
        <Headline>{killed ? '这篇文章撤回了' : <Clauses text={title} />}</Headline>
        <StateNote
          tone="paused"
          title={`这篇稿子 ${dayAndTimeOf(takenDownAt, nowInstant())} ${killed ? '撤回了，请不要再转' : '撤下了'}。`}
          body={`原因：${reason}`}
        />
        <ActionBar>
          <HomeButton />
        </ActionBar>
      </View>
      <Onward previous={null} next={null} sameColumn={[...sameColumn]} />
    </>
  )
}

export function MissingView() {
  return (
    <View className="article-sheet article-state">
      <Headline>没找到这一篇</Headline>
      <StateNote tone="info" title="地址可能抄错了。" body="也可能这篇从来没有发过。首页上有今天的新闻。" />
      <ActionBar>
        <HomeButton />
      </ActionBar>
    </View>
  )
}

export function OfflineView({ onRetry }: { onRetry: () => void }) {
  return (
    <View className="article-sheet article-state">
      <Headline>打不开这一篇</Headline>
      <StateNote
        tone="offline"
        title="手机现在没连上网。"
        body="这一篇没有在手机里存过，连上网再打开。看过的文章，没网也能看。"
      />
      <ActionBar>
        <Button kind="line" onTap={goHome}>
          回首页
        </Button>
        <Button onTap={onRetry}>再试一次</Button>
      </ActionBar>
    </View>
  )
}

/** Retry first; after the second time a telephone number as well. */
export function FailedView({
  error,
  tries,
  onRetry,
}: {
  error: AppError
  tries: number
  onRetry: () => void
}) {
  const { hotline } = site.phones
  return (
    <View className="article-sheet article-state">
      <Headline>打不开这一篇</Headline>
      <StateNote tone="paused" title="这篇没打开。" body={errorText(error)} />
      <ActionBar>
        <Button onTap={onRetry}>再试一次</Button>
        {tries > 1 && (
          <Button kind="line" onTap={() => telephone(hotline.number)}>
            打 {hotline.number} 问
          </Button>
        )}
      </ActionBar>
    </View>
  )
}

/** Above an article that comes from the phone. */
export function SavedCopyNote({ savedAt }: { savedAt: string }) {
  return (
    <StateNote
      tone="offline"
      title="手机现在没连上网。"
      body={`下面是 ${dayAndTimeOf(savedAt, nowInstant())} 存下的版本，连上再打开就更新。`}
    />
  )
}
