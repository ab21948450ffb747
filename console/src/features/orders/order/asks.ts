import { type Order, orders } from '@functions/orders/contract'
import { CANCELLATIONS, REFUSALS, STOPS } from '@site/orders'
import { api } from '../../../api'

/** Steps that are taken with words, and often with a reason out of a list. */
export type Ask =
  | 'sendBack'
  | 'refuse'
  | 'recall'
  | 'giveUp'
  | 'stop'
  | 'cancel'
  | 'answerNudge'
  | 'confirm'
  | 'solve'
  | 'reopen'

export interface Asked {
  readonly button: string
  readonly title: string
  readonly label: string
  readonly hint: string
  readonly ok: string
  readonly said: string
  readonly danger?: boolean
  readonly shortest: number
  readonly choices?: readonly { readonly code: string; readonly words: string }[]
  readonly usual?: readonly string[]
  readonly send: (order: Order, words: string, code: string) => Promise<Order>
}

const seen = ({ orderId, revision }: Order) => ({ orderId, revision })

export const ASKS: Record<Ask, Asked> = {
  sendBack: {
    button: '退回补充',
    title: '请居民补充',
    label: '缺什么',
    hint: '缺的一次说全，居民照着补。到时限没补就取消，到一半会提醒一次。',
    ok: '退回去',
    said: '退回去了，已经告诉居民。',
    shortest: 4,
    usual: ['请写清具体地址。', '请写清哪天几点方便。', '请说清要几个人、带什么。'],
    send: (order, words) => api(orders).sendBack({ ...seen(order), words }),
  },
  refuse: {
    button: '不受理',
    title: '不受理这张单子',
    label: '再说明一句（可以空着）',
    hint: '居民会看到理由和该去哪里办，可以申诉一次，申诉由上一级看。',
    ok: '不受理',
    said: '记下了，已经告诉居民可以去哪里办。',
    danger: true,
    shortest: 0,
    choices: REFUSALS,
    send: (order, note, code) => api(orders).refuse({ ...seen(order), code, note }),
  },
  recall: {
    button: '收回来重新派',
    title: '收回来重新派',
    label: '为什么收回（可以空着）',
    hint: '单子回到待派，时间重新算。',
    ok: '收回来',
    said: '收回来了，在“待派”里。',
    shortest: 0,
    send: (order, note) => api(orders).recall({ ...seen(order), note }),
  },
  giveUp: {
    button: '换人',
    title: '换人',
    label: '怎么回事',
    hint: '领单的人会收到“不用去了”，单子回到待派，不再建议他们。居民会知道正在换人。',
    ok: '换人',
    said: '回到“待派”了，给居民另找人吧。',
    shortest: 2,
    usual: ['过了约好的时间没人到。', '打电话说来不了。'],
    send: (order, note) => api(orders).release({ ...seen(order), note }),
  },
  stop: {
    button: '停表',
    title: '时间先停着',
    label: '再说明一句（可以空着）',
    hint: '居民会看到为什么停。停着的时间不算在期限里；停满“办理时限”里写的日子，自己走表，会告诉您。',
    ok: '停表',
    said: '停着了，居民看得到原因。',
    shortest: 0,
    choices: STOPS,
    send: (order, note, code) => api(orders).stop({ ...seen(order), code, note }),
  },
  cancel: {
    button: '取消单子',
    title: '取消这张单子',
    label: '怎么回事',
    hint: '居民和领单的人都会看到。取消了不能恢复，要再办得重新点一张。',
    ok: '取消单子',
    said: '取消了，该告诉的人都告诉了。',
    danger: true,
    shortest: 2,
    choices: CANCELLATIONS.desk,
    send: (order, note, code) => api(orders).cancel({ ...seen(order), code, note }),
  },
  answerNudge: {
    button: '回话',
    title: '给居民回话',
    label: '现在怎么样了',
    hint: '居民马上会看到这句话。说清到哪一步了、什么时候有结果。',
    ok: '发给居民',
    said: '回过话了。',
    shortest: 4,
    send: ({ orderId }, words) => api(orders).answerNudge({ orderId, words }),
  },
  confirm: {
    button: '替居民确认做完了',
    title: '替居民确认',
    label: '怎么核实的',
    hint: '居民没在约定时间里确认，才由您来。写清打了电话还是上门看了。',
    ok: '确认做完了',
    said: '确认了，志愿者的时长记上了。',
    shortest: 4,
    send: (order, note) => api(orders).confirmForResident({ ...seen(order), note }),
  },
  solve: {
    button: '解决了，办结',
    title: '回访办结',
    label: '怎么解决的',
    hint: '居民会看到这句话；他觉得没解决，还可以请您重新办。派单和确认过这张单的人不能办结。',
    ok: '办结',
    said: '办结了，已经告诉居民。',
    shortest: 4,
    send: (order, words) => api(orders).solve({ ...seen(order), words }),
  },
  reopen: {
    button: '没解决，重新办',
    title: '重新办',
    label: '跟居民怎么说',
    hint: '单子回到待派，上次去的人不再建议。居民会看到这句话。',
    ok: '重新办',
    said: '重新办了，在“待派”里。',
    shortest: 4,
    send: (order, words) => api(orders).reopen({ ...seen(order), words }),
  },
}
