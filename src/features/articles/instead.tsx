import { View } from '@tarojs/components'
import { goHome } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { Waiting } from '@/ui/waiting'
import type { Asked } from '@/use-page'

interface InsteadProps {
  readonly asked: Exclude<Asked<unknown>, { phase: 'shown' }>
  /** What was looked for, e.g. 这个专题. */
  readonly what: string
  readonly onRetry: () => void
}

/** What there is to see while there is nothing else. */
export function Instead({ asked, what, onRetry }: InsteadProps) {
  if (asked.phase === 'loading') return <Waiting shape="list" onRetry={onRetry} />
  const missing = asked.phase === 'missing'
  return (
    <View className="gathered">
      {missing ? (
        <StateNote
          tone="info"
          title={`没找到${what}。`}
          body="可能还没发，也可能收起来了。首页上有今天的新闻。"
        />
      ) : (
        <StateNote tone="paused" title={`${what}没打开。`} body={asked.why} />
      )}
      <ActionBar>
        {!missing && <Button onTap={onRetry}>再试一次</Button>}
        <Button kind={missing ? 'primary' : 'line'} onTap={goHome}>
          回首页
        </Button>
      </ActionBar>
    </View>
  )
}
