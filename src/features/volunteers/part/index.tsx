import { type MyPart, orders } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback } from 'react'
import { api } from '@/api'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { Timeline } from '@/ui/timeline'
import { usePage } from '@/use-page'
import { dayAndTimeOf, nowInstant } from '@/when'
import '../index.scss'
import { Code } from '../code'
import { Facts } from '../facts'
import { keptCode } from '../my-code'
import { CODE_WORDS, eventWords } from '../words'
import { Steps } from './steps'

function Shown({ part, onAgain }: { part: MyPart; onAgain: () => void }) {
  const { order } = part
  const newestFirst = [...order.steps].reverse()
  return (
    <>
      <Facts order={order} />
      <Steps first={part} onAgain={onAgain} />
      <View className="vol-part">
        <Rail title="经过" />
        <Timeline
          steps={newestFirst.map(({ at, event, state, who, note }, index) => ({
            key: `${at}${event}${index}`,
            state: index === 0 ? 'now' : 'done',
            title: eventWords(event, state),
            meta: `${dayAndTimeOf(at, nowInstant())}　${who}`,
            note: note || null,
          }))}
        />
      </View>
    </>
  )
}

/** 我领的一单: from the claim to the report. Without a network the code still stands. */
export default function Part() {
  const { id = '' } = useRouter().params
  const { asked, again } = usePage(useCallback(() => api(orders).myPart({ orderId: id }), [id]))
  return (
    <Page title="这一单">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <View className="vol-title" role="heading" aria-level={1}>
            我领的一单
          </View>
          <Shown part={asked.data} onAgain={again} />
        </View>
      ) : (
        <>
          <Instead
            asked={asked}
            what="这一单"
            whyGone="可能您已经退回，或者轮到了别人。您手里的单子都在“我领的单”里。"
            reason="volunteer"
            onRetry={again}
          />
          {asked.phase === 'failed' && keptCode() && (
            <View className="vol">
              <Code began={false} {...CODE_WORDS} />
            </View>
          )}
        </>
      )}
    </Page>
  )
}
