import { View } from '@tarojs/components'
import { goHome, goTo } from '@/go'
import type { Asked } from '@/use-page'
import { ActionBar } from '../action-bar'
import { Button } from '../button'
import { StateNote } from '../state-note'
import { Waiting } from '../waiting'
import './index.scss'

interface InsteadProps {
  readonly asked: Exclude<Asked<unknown>, { phase: 'shown' }>
  /** What was looked for, e.g. 这个专题. */
  readonly what: string
  /** Why it may be gone, and what to do instead. */
  readonly whyGone?: string
  /** Of `SIGN_IN_REASONS`: why the page asks who somebody is. */
  readonly reason?: string
  readonly onRetry: () => void
}

function Gone({ what, whyGone }: Pick<InsteadProps, 'what' | 'whyGone'>) {
  return (
    <>
      <StateNote
        tone="info"
        title={`没找到${what}。`}
        body={whyGone ?? '可能还没发，也可能收起来了。首页上有今天的新闻。'}
      />
      <ActionBar>
        <Button onTap={goHome}>回首页</Button>
      </ActionBar>
    </>
  )
}

/** What there is to see while there is nothing else: waiting, gone, signed out or failed, each with its way on. */
export function Instead({ asked, what, whyGone, reason = 'account', onRetry }: InsteadProps) {
  if (asked.phase === 'loading') return <Waiting shape="list" onRetry={onRetry} />
  return (
    <View className="instead">
      <View className="instead-title" role="heading" aria-level={1}>
        {what}
      </View>
      {asked.phase === 'missing' && <Gone what={what} {...(whyGone ? { whyGone } : {})} />}
      {asked.phase === 'signed_out' && (
        <>
          <StateNote tone="info" title="先登录，才知道是您。" body={`登录后看${what}。写了一半的都还在。`} />
          <ActionBar>
            <Button onTap={() => goTo(`/features/people/enter/index?reason=${reason}`)}>登录</Button>
          </ActionBar>
        </>
      )}
      {asked.phase === 'failed' && (
        <>
          <StateNote tone="paused" title={`${what}没打开。`} body={asked.why} />
          <ActionBar>
            <Button onTap={onRetry}>再试一次</Button>
            <Button kind="line" onTap={goHome}>
              回首页
            </Button>
          </ActionBar>
        </>
      )}
    </View>
  )
}
