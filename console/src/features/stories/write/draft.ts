import type { StoryContent } from '@functions/stories/contract'
import { contentOf } from './saving/kept'

/** What is filled in beside the text. */
export type Draft = Omit<StoryContent, 'document'>

export function draftOf(content: StoryContent): Draft {
  const { document: _, ...draft } = contentOf(content)
  return draft
}
