import type { Place } from '@functions/_common/anchor'
import type { Story } from '@functions/stories/contract'
import { Comments } from '../../../comments/panel'
import { may, type Standing } from './standing'
import { selectedIn } from './text/selected'
import type { Shown } from './text/story-text'

interface CommentingProps {
  readonly story: Story
  readonly standing: Standing
  readonly onShow: (place: Place) => void
  readonly onPlaces: (places: readonly Place[]) => void
  /** A suggestion was taken: the text is another one now. */
  readonly onChanged: () => void
}

/** 批注 beside the text under review: the same ones as the writer has. Nothing is typed here, so nothing waits to be saved. */
export function Commenting({ story, standing, onShow, onPlaces, onChanged }: CommentingProps) {
  return (
    <Comments
      storyId={story.storyId}
      words={story}
      mayAccept={may(standing, 'edit')}
      selected={() => {
        const anchor = selectedIn(story, window.getSelection())
        return anchor && { ...anchor, quote: anchor.words }
      }}
      flush={async () => story.revision}
      onShow={onShow}
      onStory={onChanged}
      onPlaces={onPlaces}
    />
  )
}

/** The words that open comments hang on. */
export const commentedStretches = (places: readonly Place[]): Shown[] =>
  places.map((place) => ({ ...place, className: 'marked-comment', note: '批注' }))
