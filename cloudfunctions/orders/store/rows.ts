import type { ClockFacts } from '../../_common/clock'
import type { Row } from '../../_server/db'
import type { AttachedFile } from '../../attachments/contract'
import type { DeskTab, OrderContent, When } from '../contract'
import type { OrderEvent, OrderState } from '../machine'

/** Who did something; the empty id is the clock. */
export interface Actor {
  readonly kind: 'resident' | 'volunteer' | 'staff' | 'clock'
  readonly personId: string
  readonly name: string
}

export interface StepRow {
  readonly at: string
  readonly event:
    | OrderEvent
    | 'file'
    | 'queue'
    | 'unlock'
    | 'look'
    | 'stop'
    | 'resume'
    | 'nudge'
    | 'answerNudge'
    | 'escalate'
    | 'remind'
    | 'changeTime'
    | 'handOver'
  readonly by: Actor
  readonly state: OrderState
  readonly note: string
}

/** A volunteer's place in an order. */
export interface ClaimRow {
  readonly volunteerId: string
  readonly name: string
  readonly at: string
  readonly signedInAt: string | null
  readonly signedOutAt: string | null
}

/** A picture or a recording of the order, which `attachments` keeps. */
export interface AttachedRow extends AttachedFile {
  readonly by: 'resident' | 'volunteer'
}

export interface OrderRow extends Row {
  readonly number: string
  readonly menuVersion: string
  readonly categoryId: string
  readonly text: string
  readonly places: number
  /** What whoever comes is to speak; left out: 普通话 will do. */
  readonly languageId?: string
  readonly when: When
  /** The end of the wanted time: from then on somebody should be there. */
  readonly wantedAt: string
  /** 改时间, the last time: who had promised before it promised another time. */
  readonly timeChangedAt?: string
  readonly streetId: string
  readonly communityId: string | null
  readonly forWhom: OrderContent['forWhom']
  /** Sealed with the order's id. */
  readonly door: string
  readonly phone: string
  readonly phoneMasked: string
  /** Null: the account was closed. */
  readonly residentId: string | null
  /** What came with the order and with reports; rows from before there were any have none. */
  readonly attachments?: readonly AttachedRow[]
  readonly danger: boolean
  readonly state: OrderState
  readonly since: string
  /** Who received it first and who holds it; a referral changes the second. */
  readonly firstStationId: string
  readonly stationId: string
  /** 经手人: the one colleague who sees to it; none: whoever of the station comes first. */
  readonly keeper?: { readonly personId: string; readonly name: string } | null
  /** The holding station and those above it: a branch finds the orders of its posts. */
  readonly reach: readonly string[]
  readonly tab: Exclude<DeskTab, 'late' | 'mine'>
  /** `<0 danger, 1 else><due or since><id>`: the order of the desk. */
  readonly place: string
  readonly clock: ClockFacts | null
  readonly provisional: boolean
  /** When the clock runs out; null: none runs. */
  readonly dueAt: string | null
  readonly late: boolean
  /** How far up an unanswered clock has gone: 0 the station itself. */
  readonly rung: number
  readonly claims: readonly ClaimRow[]
  /** More people are wanted than have claimed. */
  readonly wanting: boolean
  /** In order; the first moves up when somebody hands back. */
  readonly waiting: readonly ClaimRow[]
  /** Everybody in `claims` and `waiting`: for finding one's own by an index. */
  readonly volunteerIds: readonly string[]
  /** Volunteers who declined or handed back. */
  readonly turnedDown: readonly string[]
  readonly offeredTo: {
    readonly kind: 'volunteer' | 'team'
    readonly id: string
    readonly name: string
    /** Of a team: it has the skill that the order asks for, and vouches for whoever of it goes. */
    readonly skilled?: boolean
  } | null
  /** Who may close the call-back: named, and never the rated. */
  readonly callerId: string | null
  readonly refusal: { readonly code: string; readonly note: string } | null
  readonly cancellation: { readonly code: string; readonly note: string } | null
  readonly rating: { readonly level: number; readonly words: string; readonly at: string } | null
  readonly outcome: 'rated' | 'unrated' | 'solved' | null
  readonly appeals: number
  readonly reopened: number
  /** When the resident is reminded that something is waited for; null: not, or done. */
  readonly remindAt: string | null
  readonly nudge: { readonly at: string; readonly dueAt: string; readonly answer: string | null } | null
  readonly steps: readonly StepRow[]
  readonly filedAt: string
  readonly revision: number
  /** The last tap that changed it: a retry changes nothing. */
  readonly lastTap: string
}
