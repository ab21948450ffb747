import type { StoryContent } from '../../cloudfunctions/stories/contract'
import type { Centre } from './centre'

/** A complete story; the test names only what matters to it. */
export function aStory(content: Partial<StoryContent> = {}): StoryContent {
  return {
    title: '少先路三条背街小巷改造完工',
    digest: '三条小巷今天恢复通行。',
    columnId: 'news',
    source: '融媒体中心',
    author: '苏和',
    unitId: 'media-centre',
    kind: 'text',
    cover: null,
    motif: 'service',
    datedAt: null,
    pinned: false,
    document: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '路面铺好了，路灯也亮了。' }] }],
    },
    ...content,
  }
}

/** Creates and publishes a story as the editor of `token`; answers the ids that readers and editors use. */
export async function publishStory(centre: Centre, token: string, content: StoryContent) {
  const created = await centre.ask('stories', 'create', { content }, { token })
  const { storyId, revision } = created
  const published = await centre.ask('stories', 'publish', { storyId, revision }, { token })
  return {
    storyId: storyId as string,
    articleId: published.articleId as string,
    revision: published.revision as number,
  }
}
