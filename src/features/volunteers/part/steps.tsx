import { type MyPart, orders } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { HolderLine } from '@/ui/holder-line'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { timeOf } from '@/when'
import { Code } from '../code'
import { ReasonSheet } from '../reason-sheet'
import { CODE_WORDS, PATHS, STATE_WORDS } from '../words'
import { Contact } from './contact'
import { GivenFiles } from './given-files'
import { ReportSheet } from './report-sheet'

function standing({ order, waitingAt, signedInAt, signedOutAt }: MyPart): { title: string; note: string } {
  if (waitingAt !== null) return { title: `候补第 ${waitingAt} 位`, note: '有人退就按次序轮到您，会发消息。' }
  if (signedOutAt) {
    return {
      title: STATE_WORDS[order.state],
      note: `${timeOf(signedOutAt)} 签退。时间等居民或站上确认后记进来。`,
    }
  }
  if (signedInAt) return { title: '正在服务', note: `${timeOf(signedInAt)} 签到。走的时候记得签退。` }
  return { title: STATE_WORDS[order.state], note: order.state === 'claimed' ? '到了先签到。' : '' }
}

/** What this volunteer may do with the order now. */
export function Steps({ first, onAgain }: { first: MyPart; onAgain: () => void }) {
  const [part, setPart] = useState(first)
  const [asking, setAsking] = useState<'out' | 'back' | null>(null)
  const { busy, refused, act } = useAct()
  const { order, waitingAt, signedInAt, signedOutAt } = part
  const { orderId } = order
  const under = order.state === 'claimed' || order.state === 'serving'
  const holds = under && waitingAt === null
  const signIn = () => act(async () => setPart(await api(orders).signIn({ orderId })))
  const handBack = (reason: string) =>
    act(async () => {
      await api(orders).handBack({ orderId, reason })
      goTo(PATHS.parts)
    })
  return (
    <>
      <View className="vol-note">
        <HolderLine {...standing(part)} />
      </View>
      {refused && !asking && <StateNote tone="paused" title="没办成。" body={refused} />}
      {under && !signedOutAt && (
        <ActionBar>
          {holds && !signedInAt && (
            <Button busy={busy} onTap={signIn}>
              签到
            </Button>
          )}
          {holds && signedInAt && <Button onTap={() => setAsking('out')}>签退</Button>}
          {!signedInAt && (order.state === 'claimed' || waitingAt !== null) && (
            <Button kind="line" onTap={() => setAsking('back')}>
              {waitingAt === null ? '退回' : '不候补了'}
            </Button>
          )}
        </ActionBar>
      )}
      {waitingAt === null && ['claimed', 'serving', 'served'].includes(order.state) && (
        <>
          <Contact orderId={orderId} />
          {order.attachments.length > 0 && <GivenFiles orderId={orderId} />}
        </>
      )}
      {holds && !signedOutAt && <Code began={signedInAt !== null} {...CODE_WORDS} />}
      {asking === 'out' && <ReportSheet orderId={orderId} onDone={onAgain} onClose={() => setAsking(null)} />}
      {asking === 'back' && (
        <ReasonSheet
          title={waitingAt === null ? '退回这一单' : '不候补了'}
          label="为什么去不了"
          hint={
            waitingAt === null
              ? '派单员会看到。退了这张就不能再领这张，居民会收到换人的消息。'
              : '派单员会看到。'
          }
          word={waitingAt === null ? '退回' : '不候补了'}
          maxLength={200}
          busy={busy}
          refused={refused}
          onSend={handBack}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
