import {
  STORY_STATE_LABELS,
  type StoryState,
  WORK_STATE_LABELS,
  type WorkState,
} from '@functions/stories/machine'

const STATES: Record<StoryState, string> = {
  draft: 'tag-plain',
  published: 'tag-done',
  taken_down: 'tag-late',
  killed: 'tag-late',
}
const WORKS: Record<WorkState, string> = {
  writing: 'tag-plain',
  with_mentor: 'tag-now',
  in_review: 'tag-now',
  to_sign: 'tag-now',
  returned: 'tag-late',
  rejected: 'tag-late',
  signed: 'tag-due',
  settled: 'tag-plain',
}

interface StateTagProps {
  /** What readers have. */
  readonly state: StoryState
  /** Where the newest text stands on its way to them. */
  readonly work: WorkState
}

/** What readers have, and where the newest text is; the first is left out while they have nothing, the second when it is the same text. */
export function StateTag({ state, work }: StateTagProps) {
  return (
    <>
      {work !== 'settled' && <span className={`tag ${WORKS[work]}`}>{WORK_STATE_LABELS[work]}</span>}
      {state !== 'draft' && <span className={`tag ${STATES[state]}`}>{STORY_STATE_LABELS[state]}</span>}
    </>
  )
}
