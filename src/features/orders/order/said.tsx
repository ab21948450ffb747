import type { Order } from '@functions/orders/contract'
import { RATINGS } from '@site/orders'
import { StateNote } from '@/ui/state-note'
import { hasEnded, LIMITS } from '../words'

const OUTCOMES = {
  rated: '',
  unrated: '您没有评价，记作“未评价”，不算满意。',
  solved: '回访后办结的。',
} as const

/** What the desk asked for when it sent the order back. */
const askedFor = ({ state, steps }: Order): string =>
  state === 'returned' ? ([...steps].reverse().find(({ event }) => event === 'sendBack')?.note ?? '') : ''

function Nudged({ nudge }: { nudge: NonNullable<Order['nudge']> }) {
  return nudge.answer === null ? (
    <StateNote tone="paused" title="您催了，正在问。" body={`${LIMITS.nudge}内给您回一句话。`} />
  ) : (
    <StateNote tone="done" title="问过了，给您回话。" body={nudge.answer} />
  )
}

/** What a question, a refusal, an end or an answer has to say beside the headline. */
export function Said({ order }: { order: Order }) {
  const { refusal, cancellation, nudge, rating, outcome, state } = order
  const level = RATINGS.find((one) => one.level === rating?.level)?.words
  const asked = askedFor(order)
  return (
    <>
      {asked && <StateNote tone="paused" title="请您补充这些：" body={asked} />}
      {refusal && (
        <StateNote tone="refused" title={`${refusal.words}。`} body={`${refusal.instead}${refusal.note}`} />
      )}
      {cancellation && <StateNote tone="info" title={`${cancellation.words}。`} body={cancellation.note} />}
      {nudge && !hasEnded(state) && <Nudged nudge={nudge} />}
      {level && <StateNote tone="info" title={`您评的是：${level}。`} body={rating?.words ?? ''} />}
      {outcome && OUTCOMES[outcome] && <StateNote tone="info" title={OUTCOMES[outcome]} />}
    </>
  )
}
