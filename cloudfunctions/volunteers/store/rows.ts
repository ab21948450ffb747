import type { Row } from '../../_server/db'
import type { RECORD_KINDS } from '../contract/records'
import type { GUARDIAN_RELATIONS } from '../contract/registered'
import type { Of, Organiser, Point, Someone, Way } from '../contract/shared'
import type {
  AttendanceState,
  CertificateState,
  CorrectionState,
  ProjectState,
  RecordState,
  ShiftState,
  TeamState,
  VolunteerState,
} from '../machine'

/** `_id` is the resident's: one registration a resident. Names in the lists are only of those who handle the matter. */
export interface VolunteerRow extends Row {
  readonly state: VolunteerState
  readonly name: string
  /** Sealed, like the two after it; '' once withdrawn. Name and street are '' once the account was closed. */
  readonly birthDate: string
  readonly identity: string
  readonly phone: string
  /** Keyed hash of the identity number; stays when the number goes, so that the hours are nobody else's. */
  readonly identityMark: string
  readonly identityMasked: string
  readonly phoneMasked: string
  readonly streetId: string
  readonly communityId: string | null
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly times: readonly string[]
  readonly guardian: {
    readonly name: string
    readonly relation: (typeof GUARDIAN_RELATIONS)[number]
    readonly phone: string
    readonly phoneMasked: string
    readonly consentedAt: string | null
    readonly consentWay: string | null
    readonly consentBy: string | null
  } | null
  readonly insuredUntil: string | null
  readonly awayUntil: string | null
  readonly teamIds: readonly string[]
  readonly registeredAt: string
  /** When an order was last given to them ('' never): those who waited longest are suggested first. */
  readonly lastDispatchedAt: string
  readonly refusals: number
}

/** `_id` is the volunteer's: one document holds everything they promised, so that two promises at once meet here. */
export interface EngagementsRow extends Row {
  readonly items: readonly { readonly of: Of; readonly from: string; readonly until: string }[]
  /** `YYYY-MM-DD` for which the volunteer was last looked at and reminded; forgotten with each new promise. */
  readonly remindedOf?: string
}

export interface ShiftRow extends Row {
  readonly organiser: Organiser
  readonly title: string
  readonly what: string
  readonly placeName: string
  readonly at: Point
  readonly streetId: string
  readonly startsAt: string
  readonly endsAt: string
  readonly places: number
  readonly guardiansCome: boolean
  readonly state: ShiftState
  readonly reason: string
  readonly edition: number
  /** End and id: two that end at once stand one after the other in every list. */
  readonly place: string
  readonly taken: readonly Someone[]
  readonly waiting: readonly Someone[]
  /** Under which it was opened; shifts from before there were projects have none. */
  readonly projectId?: string
  /** Raised with every change. */
  readonly revision: number
}

/** How a moment was taken down. `metres` of the place only, never the coordinates of a person. */
export interface Mark {
  readonly at: string
  readonly way: Way
  readonly evidence: string
  /** Handed in after the event, from a phone without a network. */
  readonly offline: boolean
  readonly by: string
  readonly takenDownAt: string
}

/** `_id` follows from service and volunteer. */
export interface AttendanceRow extends Row {
  readonly ofKey: string
  readonly of: Of
  readonly volunteer: Someone
  readonly state: AttendanceState
  readonly in: Mark
  readonly out: Mark | null
  readonly minutes: number | null
  readonly confirmedBy: string | null
  readonly reason: string
  readonly place: string
}

/** Written once, never changed: `_id` follows from volunteer and service, or from the correction. */
export interface HoursRow extends Row {
  readonly volunteerId: string
  /** 1, 2, 3… of this volunteer, without a gap. */
  readonly number: number
  readonly kind: 'service' | 'correction'
  /** Of a correction: less than 0 when it takes away. */
  readonly minutes: number
  readonly of: Of
  readonly organiser: Organiser
  readonly way: Way
  readonly confirmedBy: string
  readonly reason: string
  readonly correctionId: string | null
  /** When the service was, and when this was written. */
  readonly at: string
  readonly writtenAt: string
}

/** `_id` is the volunteer's. */
export interface TotalsRow extends Row {
  readonly minutes: number
  readonly services: number
  readonly entries: number
}

export interface CorrectionRow extends Row {
  readonly volunteer: Someone
  readonly entryId: string
  readonly of: Of
  readonly organiser: Organiser
  readonly fromMinutes: number
  readonly toMinutes: number
  readonly why: string
  readonly state: CorrectionState
  readonly answer: string
  readonly askedAt: string
  readonly decidedBy: string | null
  readonly place: string
}

/** `_id` is its code. */
export interface CertificateRow extends Row {
  readonly number: string
  readonly volunteerId: string
  readonly name: string
  readonly organiser: Organiser
  readonly from: string
  readonly until: string
  readonly minutes: number
  readonly services: number
  readonly issuedAt: string
  readonly state: CertificateState
  readonly revokedAt: string | null
  readonly reason: string
  readonly place: string
}

export interface TeamRow extends Row {
  readonly organiser: Organiser
  readonly name: string
  readonly what: string
  readonly skills: readonly string[]
  readonly state: TeamState
  /** One of the members; null: the station has to name one. */
  readonly leader: Someone | null
  readonly members: readonly Someone[]
  readonly asks: readonly (Someone & { readonly words: string; readonly at: string })[]
  readonly reason: string
  /** When it was opened, and its id. */
  readonly place: string
  readonly revision: number
}

export interface ProjectRow extends Row {
  readonly organiser: Organiser
  readonly team: { readonly teamId: string; readonly name: string } | null
  readonly title: string
  readonly what: string
  readonly categoryId: string
  readonly from: string
  readonly until: string
  readonly shifts: number
  readonly state: ProjectState
  readonly summary: string
  readonly place: string
  readonly revision: number
}

/** 培训、表彰、评价. `place` is its day and its id. */
export interface RecordRow extends Row {
  readonly volunteer: Someone
  readonly kind: (typeof RECORD_KINDS)[number]
  readonly on: string
  readonly name: string
  readonly content: string
  readonly minutes: number | null
  readonly category: string | null
  readonly level: number | null
  readonly givenBy: string
  readonly organiser: Organiser
  readonly recordedAt: string
  readonly recordedBy: string
  readonly state: RecordState
  readonly reason: string
  readonly objection: { readonly words: string; readonly at: string; readonly answer: string } | null
  readonly place: string
}
