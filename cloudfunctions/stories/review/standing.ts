import type { Grant } from '../../_common/grants'
import type { Moved, Person, Rendition, Review, Signature, Stage } from '../contract'
import type { StoryState, WorkState } from '../machine'

/** What a story waits for. */
export type Task = Stage | 'sign' | 'mentor'

/** When and how a story goes out by itself. */
export interface ReleaseRow {
  readonly kind: 'schedule' | 'embargo'
  readonly at: string
  readonly by: Person
  readonly correction: { readonly was: string; readonly now: string } | null
  readonly channels: readonly Rendition['form'][]
}

/** All of a story that the rules of its way ask about; a part of the stored row. */
export interface Standing {
  readonly state: StoryState
  readonly work: WorkState
  readonly revision: number
  readonly unitId: string | null
  readonly columnId: string | null
  readonly publishedRevision: number | null
  readonly createdBy: string
  /** Everybody who ever changed the text: none of them reviews it. */
  readonly textBy: readonly string[]
  readonly review: Review | null
  /** Who held which stage since the story was last published, over all rounds: nobody holds two. */
  readonly holders: readonly { readonly stage: Stage; readonly personId: string }[]
  readonly task: Task | null
  /** Whose the task is now; null: waits for somebody. */
  readonly heldBy: string | null
  readonly heldByName: string
  readonly heldOn: Person | null
  /** Then a claim is over and the stage is anybody's again; null for a mentor's look. */
  readonly heldUntil: string | null
  readonly dueAt: string | null
  readonly urgent: boolean
  readonly signature: Signature | null
  /** Of what readers have or had last; null: never published, or imported from elsewhere. */
  readonly publishedHash: string | null
  readonly release: ReleaseRow | null
  readonly imported: boolean
  readonly history: readonly Moved[]
}

/** Who wants to do something: in an own right, or for somebody who is away. */
export interface Actor {
  readonly personId: string
  readonly grants: readonly Grant[]
  /** Who named this person as a delegate for now, each with the grants that were delegated. */
  readonly absent: readonly { readonly person: Person; readonly grants: readonly Grant[] }[]
}

/** The facts of a move besides the story. `hash` is the text's as it is now. */
export interface Moment {
  readonly by: Person
  /** Unit and role of `by`. */
  readonly label: string
  readonly on: Person | null
  readonly at: string
  readonly hash: string
  readonly formsHash: string
}

/** A story that nobody has handed in yet. */
export const FRESH = {
  state: 'draft',
  work: 'writing',
  publishedRevision: null,
  review: null,
  holders: [],
  task: null,
  heldBy: null,
  heldByName: '',
  heldOn: null,
  heldUntil: null,
  dueAt: null,
  urgent: false,
  signature: null,
  publishedHash: null,
  release: null,
  imported: false,
  history: [],
} as const satisfies Partial<Standing>
