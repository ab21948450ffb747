import { View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Rail } from '@/ui/rail'
import type { PitchQueue } from './use-pitch-queue'

/** 还没报上去的: what waits for the network, and what the centre would not take. */
export function WaitingPitches({ queue: { items, sending, send, drop } }: { queue: PitchQueue }) {
  if (items.length === 0) return null
  const waits = items.some(({ state }) => state === 'waiting')
  return (
    <View className="plan-sheet">
      <Rail title={`还没报上去的 ${items.length} 条`} />
      {items.map(({ key, title, state, why }) => (
        <View key={key} className="plan-fact">
          {title}　{state === 'refused' ? why : '等网络'}
          {state === 'refused' && (
            <ActionBar>
              <Button kind="danger" label={`不报了：${title}`} onTap={() => drop(key)}>
                不报了
              </Button>
            </ActionBar>
          )}
        </View>
      ))}
      {waits && (
        <ActionBar>
          <Button kind="line" busy={sending} onTap={send}>
            {sending ? '正在报' : '现在报'}
          </Button>
        </ActionBar>
      )}
    </View>
  )
}
