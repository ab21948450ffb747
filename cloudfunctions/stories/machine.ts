import { defineMachine } from '../_common/machine'

export const STORY_STATES = ['draft', 'published', 'taken_down'] as const
export type StoryState = (typeof STORY_STATES)[number]
export const STORY_STATE_LABELS: Record<StoryState, string> = {
  draft: '草稿',
  published: '已发布',
  taken_down: '已撤下',
}

/** 写 → 发 → (改后再发 | 撤) → 再发. A published story stays published when it is published again with changes. */
export const storyMachine = defineMachine<StoryState, 'publish' | 'takeDown'>({
  publish: { from: ['draft', 'published', 'taken_down'], to: 'published', by: ['editor', 'administrator'] },
  takeDown: { from: ['published'], to: 'taken_down', by: ['editor', 'administrator'] },
})
