import type { Publication } from '@functions/channels/contract'

const SOMEBODY = { personId: 'p1', name: '陈志远' }

/** A form of a story that waits to be put out by hand. */
export const aPublication = (changes: Partial<Publication> = {}): Publication => ({
  publicationId: `s1-${changes.channel ?? 'newspaper'}-1`,
  storyId: 's1',
  articleId: 'as1',
  revision: 1,
  title: '小巷亮灯',
  channel: 'newspaper',
  columnId: 'news',
  unitId: 'media-centre',
  kind: 'publish',
  state: 'ready',
  replaces: null,
  readyAt: '2026-11-20T01:00:00.000Z',
  readyBy: SOMEBODY,
  holder: null,
  heldAt: null,
  publishedAt: null,
  publishedBy: null,
  link: null,
  withdrawal: null,
  failure: null,
  undoUntil: null,
  late: false,
  ...changes,
})
