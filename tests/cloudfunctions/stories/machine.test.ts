import { STORY_STATE_LABELS, STORY_STATES, type StoryState, storyMachine } from '@functions/stories/machine'

type Event = keyof typeof storyMachine.transitions

const TABLE: Record<Event, Partial<Record<StoryState, StoryState>>> = {
  publish: { draft: 'published', published: 'published', taken_down: 'published' },
  takeDown: { published: 'taken_down' },
}

describe.each(Object.keys(TABLE) as Event[])('%s', (event) => {
  it.each(STORY_STATES)('when %s', (state) => {
    const to = TABLE[event][state]
    if (to) expect(storyMachine.next(state, event)).toBe(to)
    else
      expect(() => storyMachine.next(state, event)).toThrow(expect.objectContaining({ code: 'wrong_state' }))
  })
})

it('offers a reporter neither, and has no dead end for an editor', () => {
  for (const state of STORY_STATES) {
    expect(storyMachine.allowed(state, ['reporter', 'unit_editor'])).toEqual([])
    expect(storyMachine.allowed(state, ['editor'])).not.toEqual([])
    expect(STORY_STATE_LABELS[state]).toMatch(/\p{Script=Han}/u)
  }
})
