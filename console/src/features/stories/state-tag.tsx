import { STORY_STATE_LABELS, type StoryState } from '@functions/stories/machine'

const TONES: Record<StoryState, string> = {
  draft: 'tag-plain',
  published: 'tag-done',
  taken_down: 'tag-late',
}

/** Where a story stands, and whether it was changed since readers got it. */
export function StateTag({ state, changed }: { state: StoryState; changed: boolean }) {
  return (
    <>
      <span className={`tag ${TONES[state]}`}>{STORY_STATE_LABELS[state]}</span>
      {changed && state === 'published' && <span className="tag tag-due">有改动没发</span>}
    </>
  )
}
