import { NEWSROOM_ROLES } from '../_common/contract'
import { defineMachine } from '../_common/machine'

export const MATERIAL_STATES = ['waiting', 'passed', 'returned', 'expired'] as const
export type MaterialState = (typeof MATERIAL_STATES)[number]
export const MATERIAL_STATE_LABELS: Record<MaterialState, string> = {
  waiting: '等带教老师看',
  passed: '在库',
  returned: '退回',
  expired: '版权到期',
}

/** What somebody with a mentor sends waits for the mentor; everything else is in the library at once. Rights run out by the clock. */
export const materialMachine = defineMachine<
  MaterialState,
  'pass' | 'sendBack' | 'sendAgain' | 'handOver' | 'expire' | 'renew'
>({
  pass: { from: ['waiting'], to: 'passed', by: NEWSROOM_ROLES },
  sendBack: { from: ['waiting'], to: 'returned', by: NEWSROOM_ROLES },
  sendAgain: { from: ['returned'], to: 'waiting', by: NEWSROOM_ROLES },
  /** 到期移交: the account behind it is over, its mentor decides. By the clock. */
  handOver: { from: ['waiting', 'returned'], to: 'waiting', by: ['administrator'] },
  expire: { from: ['passed'], to: 'expired', by: ['administrator'] },
  renew: { from: ['expired'], to: 'passed', by: NEWSROOM_ROLES },
})
