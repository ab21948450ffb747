import type { Row } from '../../_server/db'
import type {
  Assignment,
  EventContent,
  Meeting,
  Move,
  Person,
  Pitch,
  PitchContent,
  PlanForm,
  Shift,
} from '../contract'
import type { AssignmentState, EventState, MeetingState, PitchState } from '../machine'

/** The tap that changed a row last: the same tap sent again after a cut changes nothing. */
interface Tapped {
  readonly lastTap: string
}

export interface PitchRow extends Row, Tapped, PitchContent {
  readonly state: PitchState
  /** Before the meeting: pooled or held. */
  readonly inPool: boolean
  readonly unitId: string | null
  readonly filedBy: string
  readonly authors: Person[]
  readonly filedAt: string
  readonly updatedAt: string
  readonly mentor: Person | null
  readonly mentorId: string | null
  readonly mergedInto: string | null
  readonly eventId: string | null
  readonly reason: Pitch['reason']
  readonly history: Move[]
  /** Place in a list, the greatest first: `<updatedAt>:<_id>`. */
  readonly listPlace: string
}

/** `_id` is the day: one meeting a day. */
export interface MeetingRow extends Row, Tapped, Omit<Meeting, 'meetingId'> {
  readonly state: MeetingState
}

export interface EventRow extends Row, Tapped, EventContent {
  readonly state: EventState
  readonly unitId: string | null
  readonly pitchId: string | null
  readonly by: Person
  readonly history: Move[]
}

/** `_id` is `<eventId>-<form>`: a form is covered once, by as many as it takes. */
export interface CoverageRow extends Row {
  readonly eventId: string
  readonly form: PlanForm
}

export interface AssignmentRow extends Row, Tapped, Omit<Assignment, 'assignmentId'> {
  readonly state: AssignmentState
  /** Neither completed nor cancelled. */
  readonly open: boolean
  /** '' while nobody was chosen. */
  readonly assigneeId: string
  /** Whom a hand-over waits for; '' for nobody. */
  readonly offeredTo: string
  /** Place in a list, the smallest first: `<dueAt>:<_id>`; without a due time last. */
  readonly listPlace: string
  /** When whoever holds it was told that it is due soon; missing in rows of before. */
  readonly remindedAt?: string | null
}

export interface ShiftRow extends Row, Tapped, Omit<Shift, 'shiftId'> {
  readonly personId: string
}

/** A gap that was warned of; `_id` is `<postId>-<start in ms>`. */
export interface WarningRow extends Row {
  readonly postId: string
  readonly from: string
  readonly warnedAt: string
}

/** Somebody's calendar feed; `_id` is the person. */
export interface FeedRow extends Row {
  /** Keyed hash of the secret in the address. */
  readonly secretHash: string
  /** The secret, sealed, so that the owner may see the address again. */
  readonly sealed: string
  readonly openedAt: string
}
