import { type Order, orders, type When } from '@functions/orders/contract'
import type { OrderEvent } from '@functions/orders/machine'
import { CANCELLATIONS, RATINGS } from '@site/orders'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { inDays } from '../file/days'
import { ActSheet, type Asking } from './act-sheet'

type Act = 'complete' | 'appeal' | 'confirm' | 'rate' | 'reopen' | 'cancelOwn' | 'nudge'

const ASKINGS: Record<Exclude<Act, 'confirm'>, Asking> = {
  complete: {
    title: '补充',
    word: '补充好了，再看看',
    words: { label: '要帮什么', hint: '按上面要的写全。原来的时间过了，就算一周内都行', least: 4 },
  },
  appeal: {
    title: '申诉',
    word: '申诉',
    words: { label: '为什么该办', hint: '换上一级的人来看，只能申诉一次', least: 4 },
  },
  rate: {
    title: '办得怎么样',
    word: '评好了',
    optionsLabel: '满意不满意',
    options: RATINGS.map(({ level, words }) => ({ value: String(level), label: words })),
    words: { label: '想说的（不写也行）', hint: '不满意的，会有上一级的人给您回访', least: 0 },
  },
  reopen: {
    title: '没办好，重新办',
    word: '重新办',
    words: { label: '哪里没办好', hint: '上次的人不再派，最多重新办两次', least: 4 },
  },
  cancelOwn: {
    title: '取消这张单子',
    word: '取消单子',
    optionsLabel: '为什么取消',
    options: CANCELLATIONS.resident.map(({ code, words }) => ({ value: code, label: words })),
  },
  nudge: {
    title: '没人来，或者来晚了',
    word: '催一催',
    words: { label: '怎么了（不写也行）', hint: '半小时内有人给您回话', least: 0 },
  },
}

const A_WEEK = 7
/** A time that has passed cannot be asked for again: any time within a week then. */
function stillAhead(when: When): When {
  const now = Date.now()
  return when.day > inDays(now, 0) ? when : { day: inDays(now, A_WEEK), time: null, flexible: true }
}

/** What may be done now, the most likely first; nothing that would be refused. */
function actsOf({ allowed, holder, nudge }: Order): Act[] {
  const may = (event: OrderEvent) => allowed.includes(event)
  const acts: Act[] = []
  if (may('complete')) acts.push('complete')
  if (may('confirm')) acts.push('confirm')
  if (may('rate')) acts.push('rate')
  if (may('appeal')) acts.push('appeal')
  if (holder && holder.kind !== 'resident' && (!nudge || nudge.answer !== null)) acts.push('nudge')
  if (may('reopen')) acts.push('reopen')
  if (may('cancelOwn')) acts.push('cancelOwn')
  return acts
}

const WORDS: Record<Act, string> = {
  complete: '补充',
  confirm: '确认做完了',
  rate: '评一评',
  appeal: '申诉',
  nudge: '没人来，或者来晚了',
  reopen: '没办好，重新办',
  cancelOwn: '取消单子',
}

export function Acts({ order, onDone }: { order: Order; onDone: (order: Order) => void }) {
  const [open, setOpen] = useState<Exclude<Act, 'confirm'> | null>(null)
  /** What a refusal belongs to: it is said there and nowhere else. */
  const [tried, setTried] = useState<Act | null>(null)
  const { busy, refused, act } = useAct()
  const attempt = (one: Act, call: () => Promise<Order>) => {
    setTried(one)
    act(async () => done(await call()))
  }
  const { orderId, revision } = order
  const seen = { orderId, revision }
  const calls: Record<Exclude<Act, 'confirm'>, (chosen: string, words: string) => Promise<Order>> = {
    complete: (_, text) => api(orders).complete({ ...seen, text, when: stillAhead(order.when) }),
    appeal: (_, words) => api(orders).appeal({ ...seen, words }),
    rate: (chosen, words) => api(orders).rate({ ...seen, level: Number(chosen), words }),
    reopen: (_, words) => api(orders).reopenOwn({ ...seen, words }),
    cancelOwn: (code) => api(orders).cancelOwn({ ...seen, code }),
    nudge: (_, words) => api(orders).nudge({ orderId, words }),
  }
  const done = (next: Order) => {
    setOpen(null)
    onDone(next)
  }
  const acts = actsOf(order)
  return (
    <>
      <ActionBar>
        {acts.map((one, index) => (
          <Button
            key={one}
            kind={index === 0 ? 'primary' : 'line'}
            busy={busy}
            onTap={() =>
              one === 'confirm' ? attempt(one, () => api(orders).confirmDone(seen)) : setOpen(one)
            }
          >
            {WORDS[one]}
          </Button>
        ))}
      </ActionBar>
      {tried === 'confirm' && refused !== '' && <StateNote tone="paused" title="没办成。" body={refused} />}
      {open && (
        <ActSheet
          asking={ASKINGS[open]}
          busy={busy}
          refused={tried === open ? refused : ''}
          onSend={(chosen, words) => attempt(open, () => calls[open](chosen, words))}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
