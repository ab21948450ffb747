import type { StaffRole } from '../_common/contract'
import { defineMachine } from '../_common/machine'

export const PUBLICATION_STATES = [
  'ready',
  'to_update',
  'failed',
  'published',
  'to_replace_picture',
  'to_withdraw',
  'withdrawn',
  'replaced',
  'cancelled',
] as const
export type PublicationState = (typeof PUBLICATION_STATES)[number]
export const PUBLICATION_STATE_LABELS: Record<PublicationState, string> = {
  ready: '待人工发布',
  to_update: '待人工更新',
  failed: '没发成',
  published: '已发布',
  to_replace_picture: '待换图',
  to_withdraw: '待撤下',
  withdrawn: '已撤下',
  replaced: '已换成新版',
  cancelled: '不用发了',
}

/** Who may tick, fail or cancel what waits in the outbox. */
export const KEEPERS = ['editor', 'commander', 'administrator'] as const satisfies readonly StaffRole[]

/** States in which somebody still has something to do by hand. */
export const WAITING = [
  'to_withdraw',
  'to_replace_picture',
  'to_update',
  'ready',
  'failed',
] as const satisfies readonly PublicationState[]

/** States whose text is before readers on that channel. */
export const LIVE = [
  'published',
  'to_replace_picture',
  'to_withdraw',
] as const satisfies readonly PublicationState[]

/**
 * 一稿在一个渠道: a revision on a channel. What a person has not ticked is not said to be done; `replaced` and `withdrawn` are
 * reached only once the earlier text has left its readers. `order…`, `supersede` and `requeue` come from the story, the rest
 * from a person at the outbox.
 */
export const publicationMachine = defineMachine({
  publish: { from: ['ready', 'to_update', 'failed'], to: 'published', by: KEEPERS },
  undoPublish: { from: ['published'], to: 'ready', by: KEEPERS },
  undoUpdate: { from: ['published'], to: 'to_update', by: KEEPERS },
  fail: { from: ['ready', 'to_update'], to: 'failed', by: KEEPERS },
  cancel: { from: ['ready', 'to_update', 'failed'], to: 'cancelled', by: KEEPERS },
  askToReplacePicture: { from: ['published', 'to_replace_picture'], to: 'to_replace_picture', by: KEEPERS },
  replacePicture: { from: ['to_replace_picture'], to: 'published', by: KEEPERS },
  /** The rights were renewed. */
  keepPicture: { from: ['to_replace_picture'], to: 'published', by: KEEPERS },
  orderWithdrawal: { from: ['published', 'to_replace_picture'], to: 'to_withdraw', by: KEEPERS },
  withdraw: { from: ['to_withdraw'], to: 'withdrawn', by: KEEPERS },
  undoWithdraw: { from: ['withdrawn'], to: 'to_withdraw', by: KEEPERS },
  supersede: { from: ['published', 'to_replace_picture'], to: 'replaced', by: KEEPERS },
  undoSupersede: { from: ['replaced'], to: 'published', by: KEEPERS },
  requeue: { from: ['cancelled', 'withdrawn', 'failed', 'replaced'], to: 'ready', by: KEEPERS },
} satisfies Parameters<typeof defineMachine<PublicationState, string>>[0])

export type PublicationEvent = keyof typeof publicationMachine.transitions
