import type { StoryWords } from '@functions/_common/story-passages'
import { type RefObject, useEffect, useMemo } from 'react'
import type { Standing } from '../../review/standing'
import { placedErrors } from './error-marks'
import type { EditorHandle } from './story-editor'

/** Keeps this round's errors drawn in the text; one whose words were put right goes. */
export function useErrorMarks(
  editor: RefObject<EditorHandle | null>,
  words: StoryWords,
  standing: Standing | null,
): void {
  const review = standing?.review
  const errors = useMemo(
    () => placedErrors(words, review?.marks.filter(({ round }) => round === review.round) ?? []),
    [words, review],
  )
  // drawn again only when one has come, gone or been pushed elsewhere
  const drawn = JSON.stringify(errors)
  useEffect(() => editor.current?.markErrors(JSON.parse(drawn)), [editor, drawn])
}
