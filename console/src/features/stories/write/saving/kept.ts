import { StoryContent } from '@functions/stories/contract'
import * as z from 'zod/mini'
import { keep as keepHere, recall as recallHere } from '../../../../kept'

/**
 * What has been typed and not been saved, kept in this browser from the first key until the centre has it:
 * a dead line, a crash, an expired session or a closed lid loses nothing.
 */
const Kept = z.object({
  /** The centre's revision it was typed on. */
  revision: z.int(),
  keptAt: z.number(),
  content: StoryContent,
})
export type Kept = z.infer<typeof Kept>

/** Each person's own: on a shared computer nobody goes on with another's words. */
export const keptKey = (staffId: string, storyId: string): string => `console.kept.${staffId}.${storyId}`

/** False when the browser has no room or allows nothing: then leaving the page would lose words. */
export const keep = (key: string, kept: Kept): boolean => keepHere(key, kept)

export function recall(key: string): Kept | null {
  const kept = Kept.safeParse(recallHere(key))
  return kept.success ? kept.data : null
}

export function forget(key: string): void {
  localStorage.removeItem(key)
}

/** Equal as the centre would store them. */
export function sameContent(a: StoryContent, b: StoryContent): boolean {
  return JSON.stringify(StoryContent.parse(a)) === JSON.stringify(StoryContent.parse(b))
}

/** What to do with a kept copy when its story is opened again. */
export function onReopening(
  kept: Kept | null,
  story: StoryContent & { readonly revision: number },
): 'nothing' | 'continue' | 'conflict' {
  if (!kept || sameContent(kept.content, contentOf(story))) return 'nothing'
  return kept.revision === story.revision ? 'continue' : 'conflict'
}

/** A story's own content without what the centre adds. */
export const contentOf = (story: StoryContent): StoryContent => StoryContent.parse(story)
