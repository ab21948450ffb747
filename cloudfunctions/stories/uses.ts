import { picturesOf } from '../_common/story-document'
import type { StoryContent } from './contract'
import type { Input, Output } from './signatures'
import * as store from './store'

/** The pictures a story shows, each once: what its row is found by when the rights of one run out. */
export function fileIdsOf({ cover, document }: Pick<StoryContent, 'cover' | 'document'>): string[] {
  const inText = picturesOf(document).map((picture) => picture.attrs.src)
  return [...new Set([...inText, ...(cover ? [cover] : [])])]
}

export async function uses({ fileIds }: Input<'uses'>): Promise<Output<'uses'>> {
  const wanted = new Set(fileIds)
  const rows = await store.usingPictures(fileIds)
  return {
    uses: rows.flatMap(({ _id: storyId, title, state, fileIds: shown = [] }) =>
      shown
        .filter((fileId) => wanted.has(fileId))
        .map((fileId) => ({ fileId, storyId, title, published: state === 'published' })),
    ),
  }
}
