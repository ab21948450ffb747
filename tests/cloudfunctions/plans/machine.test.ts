import {
  ASSIGNMENT_STATE_LABELS,
  ASSIGNMENT_STATES,
  assignmentMachine,
  EVENT_STATE_LABELS,
  EVENT_STATES,
  eventMachine,
  MEETING_STATE_LABELS,
  MEETING_STATES,
  meetingMachine,
  PITCH_STATE_LABELS,
  PITCH_STATES,
  pitchMachine,
} from '@functions/plans/machine'

type Table = Record<string, Record<string, string>>
interface Machine {
  next(state: string, event: string): string
  transitions: Record<string, unknown>
}

const PITCHES: Table = {
  vouch: { waiting: 'pooled' },
  giveBack: { waiting: 'returned' },
  refile: { returned: 'waiting' },
  take: { pooled: 'taken', held: 'taken' },
  hold: { pooled: 'held' },
  drop: { pooled: 'dropped', held: 'dropped' },
  bringUp: { held: 'pooled', dropped: 'pooled' },
  merge: { pooled: 'merged', held: 'merged' },
  withdraw: { waiting: 'withdrawn', returned: 'withdrawn', pooled: 'withdrawn', held: 'withdrawn' },
}
const ASSIGNMENTS: Table = {
  assign: { draft: 'assigned' },
  accept: { assigned: 'accepted' },
  decline: { assigned: 'draft' },
  start: { accepted: 'in_progress' },
  submit: { in_progress: 'submitted' },
  sendBack: { submitted: 'in_progress' },
  complete: { submitted: 'completed' },
  takeOver: { assigned: 'accepted', accepted: 'accepted', in_progress: 'accepted' },
  reassign: { assigned: 'assigned', accepted: 'assigned', in_progress: 'assigned' },
  release: { assigned: 'draft', accepted: 'draft', in_progress: 'draft' },
  standIn: { submitted: 'submitted' },
  cancel: {
    draft: 'cancelled',
    assigned: 'cancelled',
    accepted: 'cancelled',
    in_progress: 'cancelled',
    submitted: 'cancelled',
  },
  revive: { cancelled: 'draft' },
}
const MACHINES = [
  ['pitch', pitchMachine, PITCHES, PITCH_STATES, PITCH_STATE_LABELS, ['taken', 'merged', 'withdrawn']],
  ['assignment', assignmentMachine, ASSIGNMENTS, ASSIGNMENT_STATES, ASSIGNMENT_STATE_LABELS, ['completed']],
  [
    'meeting',
    meetingMachine,
    { close: { open: 'closed' }, reopen: { closed: 'open' } },
    MEETING_STATES,
    MEETING_STATE_LABELS,
    [],
  ],
  [
    'event',
    eventMachine,
    { callOff: { planned: 'cancelled' }, bringBack: { cancelled: 'planned' } },
    EVENT_STATES,
    EVENT_STATE_LABELS,
    [],
  ],
] as unknown as [string, Machine, Table, string[], Record<string, string>, string[]][]

describe.each(MACHINES)('%s machine', (_, machine, table, states, labels, ends) => {
  it('knows these events and no other', () => {
    expect(Object.keys(machine.transitions).sort()).toEqual(Object.keys(table).sort())
  })

  const everywhere = Object.keys(table).flatMap((event) => states.map((state) => [event, state] as const))
  it.each(everywhere)('%s when %s', (event, state) => {
    const to = table[event]?.[state]
    if (to) expect(machine.next(state, event)).toBe(to)
    else expect(() => machine.next(state, event)).toThrow(expect.objectContaining({ code: 'wrong_state' }))
  })

  it('ends only where it should, and names every state in Chinese', () => {
    const leading = (state: string) => Object.values(table).some((moves) => state in moves)
    expect(states.filter((state) => !leading(state))).toEqual(ends)
    for (const state of states) expect(labels[state]).toMatch(/\p{Script=Han}/u)
  })
})
