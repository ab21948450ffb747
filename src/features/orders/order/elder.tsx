import { emergencyFor } from '@functions/_common/danger'
import { site } from '@site'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { goTo, telephone } from '@/go'
import { Button } from '@/ui/button'
import { Icon } from '@/ui/icon'
import { Rail } from '@/ui/rail'
import { Timeline } from '@/ui/timeline'
import { Emergency } from '../emergency'
import { ReadToMe } from '../read-to-me'
import { whenSaid } from '../said'
import { timelineOf, wordedSteps } from '../steps'
import { hasEnded, headlineOf, holderWords, PATHS } from '../words'
import { laterActs, wordOf } from './askings'
import { Facts } from './facts'
import { FirstActs, type OrderShown } from './normal'
import { Said } from './said'
import { SentFiles } from './sent-files'

interface Answer {
  readonly title: string
  /** A time stands larger than a sentence. */
  readonly display: boolean
  readonly sentence: string
}

/** The answer of the page: the time when somebody comes, otherwise where it stands. */
function answerOf({ order, now }: Omit<OrderShown, 'acting'>): Answer {
  const { state, holder, when, text } = order
  const note = holderWords(order, now)
  const sentence = note ? `${note.title}。${note.note}。` : text
  if (state !== 'claimed' || !holder || when.flexible || when.time === null)
    return { title: headlineOf(order, now), display: false, sentence }
  return { title: whenSaid(when, now), display: true, sentence: `${holder.name}来：${text}` }
}

/** 长辈版 as in pictures/elder-order.png: the answer first, steps in words, few big buttons. */
export function ElderOrder({ order, now, acting }: OrderShown) {
  const [all, setAll] = useState(false)
  const { title, display, sentence } = answerOf({ order, now })
  const { hotline } = site.phones
  const cancelled = order.state === 'cancelled'
  return (
    <>
      <View className="ord-sheet">
        {!hasEnded(order.state) && <Emergency numbers={emergencyFor(order.text)} />}
        <View className={display ? 'ord-display' : 'ord-title'} role="heading" aria-level={1}>
          {title}
        </View>
        <View className="ord-sentence">{sentence}</View>
        <View className="ord-notes">
          <Said order={order} />
        </View>
        <FirstActs order={order} acting={acting} />
        <View className="ord-stack">
          <ReadToMe text={`${title}。${sentence}`} />
          <Button kind="line" label={`打 ${hotline.number} 问`} onTap={() => telephone(hotline.number)}>
            <Icon name="call" />
            {`打 ${hotline.number} 问`}
          </Button>
        </View>
      </View>
      {!cancelled && (
        <View className="ord-sheet">
          <Rail title="办到哪一步了" />
          <Timeline steps={wordedSteps(order, now)} />
        </View>
      )}
      <Facts order={order} now={now} />
      <SentFiles order={order} />
      <View className="ord-sheet ord-stack">
        {laterActs(order).map((act) => (
          <Button
            key={act}
            kind={act === 'cancelOwn' ? 'danger' : 'line'}
            busy={acting.busy}
            onTap={() => acting.begin(act)}
          >
            {wordOf(act, order)}
          </Button>
        ))}
        <Button kind="line" onTap={() => goTo(PATHS.mine)}>
          看我的别的单子
        </Button>
        <Button kind="line" onTap={() => goTo(PATHS.statistics)}>
          看大家的单子办得怎么样
        </Button>
        {!all && (
          <Button kind="quiet" onTap={() => setAll(true)}>
            看全部经过
          </Button>
        )}
      </View>
      {all && (
        <View className="ord-sheet">
          <Rail title="全部经过" />
          <Timeline steps={timelineOf(order, now)} />
        </View>
      )}
    </>
  )
}
