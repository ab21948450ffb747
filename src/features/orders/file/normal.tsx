import { ORDER_MENU } from '@site/orders'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { LIMITS } from '../words'
import { CategoryChips } from './category'
import { NotSent, SendButton, Similar } from './outcome'
import { Files, When, Who, Words } from './parts'
import type { OrderForm } from './use-order'
import { Where } from './where'

interface QuestionProps {
  readonly number: number
  readonly ask: string
  readonly note?: string
  readonly children: ReactNode
}

function Question({ number, ask, note, children }: QuestionProps) {
  return (
    <View className="ord-sheet">
      <View className="ord-ask" role="heading" aria-level={2} aria-label={`${number}，${ask}`}>
        <Text className="ord-ask-number">{number}</Text>
        <Text>{ask}</Text>
        {note && <Text className="ord-ask-note">{note}</Text>}
      </View>
      {children}
    </View>
  )
}

/** 点单 as in pictures/order-form.png: four questions on one page. */
export function NormalForm({ form }: { form: OrderForm }) {
  const { sending } = form
  return (
    <>
      <View className="ord-sheet">
        <View className="ord-title" role="heading" aria-level={1}>
          说清四件事，一分钟就好
        </View>
        <View className="ord-lead">{LIMITS.review}内有人审。审没审上，都会告诉您。不收钱。</View>
      </View>
      <Question number={1} ask="想请人帮什么" note={`${ORDER_MENU.categories.length} 类选一类`}>
        <CategoryChips {...form} />
        <Words {...form} />
        <Files {...form} />
      </Question>
      <Question number={2} ask="什么时候">
        <When {...form} />
      </Question>
      <Question number={3} ask="在哪里">
        <Where {...form} />
      </Question>
      <Question number={4} ask="给谁点、怎么找您">
        <Who {...form} />
      </Question>
      <View className="ord-sheet">
        <NotSent sending={sending} onTakeBack={form.takeBack} />
        {sending.phase === 'similar' ? (
          <Similar found={sending.orders} form={form} />
        ) : (
          <SendButton form={form} />
        )}
      </View>
    </>
  )
}
