import {
  STORY_STATE_LABELS,
  STORY_STATES,
  type StoryState,
  storyMachine,
  WORK_STATE_LABELS,
  WORK_STATES,
  type WorkEvent,
  type WorkState,
  workMachine,
} from '@functions/stories/machine'

type StoryEvent = keyof typeof storyMachine.transitions

const STORY: Record<StoryEvent, Partial<Record<StoryState, StoryState>>> = {
  publish: { draft: 'published', taken_down: 'published' },
  correct: { published: 'published', taken_down: 'published' },
  update: { published: 'published' },
  takeDown: { published: 'taken_down' },
  kill: { draft: 'killed', published: 'killed', taken_down: 'killed' },
}

const WORK: Record<WorkEvent, Partial<Record<WorkState, WorkState>>> = {
  edit: { writing: 'writing', settled: 'writing' },
  submit: { writing: 'in_review', returned: 'in_review', settled: 'in_review' },
  submitToMentor: { writing: 'with_mentor', returned: 'with_mentor', settled: 'with_mentor' },
  passOn: { with_mentor: 'in_review' },
  sendBack: { with_mentor: 'returned' },
  editWithMentor: { with_mentor: 'with_mentor' },
  claimStage: { in_review: 'in_review' },
  releaseStage: { in_review: 'in_review' },
  passStage: { in_review: 'in_review' },
  passLastStage: { in_review: 'to_sign' },
  editInReview: { in_review: 'in_review' },
  returnStory: { in_review: 'returned', to_sign: 'returned' },
  rejectStory: { in_review: 'rejected', to_sign: 'rejected' },
  withdraw: { with_mentor: 'writing', in_review: 'writing', to_sign: 'writing', signed: 'writing' },
  sign: { to_sign: 'signed' },
  publish: { signed: 'settled', settled: 'settled' },
  reopen: { rejected: 'writing' },
}

const refusal = expect.objectContaining({ code: 'wrong_state' })

describe.each(Object.keys(STORY) as StoryEvent[])('what readers have: %s', (event) => {
  it.each(STORY_STATES)('when %s', (state) => {
    const to = STORY[event][state]
    if (to) expect(storyMachine.next(state, event)).toBe(to)
    else expect(() => storyMachine.next(state, event)).toThrow(refusal)
  })
})

describe.each(Object.keys(WORK) as WorkEvent[])('the newest revision: %s', (event) => {
  it.each(WORK_STATES)('when %s', (state) => {
    const to = WORK[event][state]
    if (to) expect(workMachine.next(state, event)).toBe(to)
    else expect(() => workMachine.next(state, event)).toThrow(refusal)
  })
})

it('knows every event of both machines', () => {
  expect(Object.keys(STORY).sort()).toEqual(Object.keys(storyMachine.transitions).sort())
  expect(Object.keys(WORK).sort()).toEqual(Object.keys(workMachine.transitions).sort())
})

it('lets no reporter decide what readers have, and ends nowhere but with a killed story', () => {
  for (const state of STORY_STATES) {
    expect(storyMachine.allowed(state, ['reporter', 'unit_editor', 'proofreader'])).toEqual([])
    expect(storyMachine.allowed(state, ['commander']).length > 0).toBe(state !== 'killed')
    expect(STORY_STATE_LABELS[state]).toMatch(/\p{Script=Han}/u)
  }
})

it('leads from every step of the work to readers', () => {
  for (const state of WORK_STATES) expect(reach(state)).toContain('settled')
  for (const state of WORK_STATES) expect(WORK_STATE_LABELS[state]).toMatch(/\p{Script=Han}/u)
})

it('leads to readers through a signature only, and to a signature through every stage only', () => {
  const into = (state: WorkState) =>
    (Object.keys(WORK) as WorkEvent[]).filter((event) =>
      Object.entries(WORK[event]).some(([from, to]) => to === state && from !== state),
    )
  expect(into('settled')).toEqual(['publish'])
  expect(into('signed')).toEqual(['sign'])
  expect(into('to_sign')).toEqual(['passLastStage'])
})

/** Every state that can be got to from one. */
function reach(from: WorkState): Set<WorkState> {
  const found = new Set<WorkState>()
  const open = [from]
  for (let state = open.pop(); state; state = open.pop()) {
    for (const event of Object.values(WORK)) {
      const to = event[state]
      if (to && !found.has(to)) {
        found.add(to)
        open.push(to)
      }
    }
  }
  return found
}
