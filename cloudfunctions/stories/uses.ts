import { picturesOf } from '../_common/story-document'
import { expiredSince } from '../materials/rights'
import type { StoryContent } from './contract'
import type { Use } from './contract/uses'
import type { Input, Output } from './signatures'
import * as store from './store'

/** The pictures a story shows, each once: what its row is found by when the rights of one run out. */
export function fileIdsOf({ cover, document }: Pick<StoryContent, 'cover' | 'document'>): string[] {
  const inText = picturesOf(document).map((picture) => picture.attrs.src)
  return [...new Set([...inText, ...(cover ? [cover] : [])])]
}

export const uses = async ({ fileIds }: Input<'uses'>): Promise<Output<'uses'>> => ({
  uses: await usesOf(fileIds),
})

export async function expiredUses(): Promise<Output<'expiredUses'>> {
  const expired = new Map((await expiredSince('')).map(({ fileId, title }) => [fileId, title]))
  if (expired.size === 0) return { uses: [] }
  const found = await usesOf([...expired.keys()])
  const named = found.map((use) => ({ ...use, picture: expired.get(use.fileId) ?? '' }))
  return { uses: named.sort((one, other) => Number(other.published) - Number(one.published)) }
}

async function usesOf(fileIds: readonly string[]): Promise<Use[]> {
  const wanted = new Set(fileIds)
  const rows = await store.usingPictures(fileIds)
  return rows.flatMap(({ _id: storyId, title, state, fileIds: shown = [] }) =>
    shown
      .filter((fileId) => wanted.has(fileId))
      .map((fileId) => ({ fileId, storyId, title, published: state === 'published' })),
  )
}
