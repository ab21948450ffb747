import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'

/** Every domain's machines, found by folder, so that a new one is never forgotten. */
interface Machine {
  readonly transitions: Readonly<
    Record<string, { from: readonly string[]; to: string; by: readonly string[] }>
  >
  next(state: string, event: string): string
  allowed(state: string, roles: readonly string[]): readonly string[]
}

const FUNCTIONS = resolve('cloudfunctions')
const MACHINES = readdirSync(FUNCTIONS)
  .filter((name) => !name.startsWith('_') && existsSync(resolve(FUNCTIONS, name, 'machine.ts')))
  .flatMap((domain) => {
    const exported = require(resolve(FUNCTIONS, domain, 'machine'))
    return Object.keys(exported)
      .filter((name) => name.endsWith('Machine'))
      .map((name): [string, Machine, string[]] => {
        const title = name.slice(0, -'Machine'.length).replace(/[A-Z]/g, '_$&').toUpperCase()
        return [`${domain}: ${name}`, exported[name], Object.keys(exported[`${title}_STATE_LABELS`] ?? {})]
      })
  })

/** Where the work of a machine is done; some of these can be left again (a meeting is reopened, a dropped pitch brought up). */
const FINALS: Readonly<Record<string, readonly string[]>> = {
  'channels: publicationMachine': ['withdrawn', 'replaced', 'cancelled'],
  'materials: materialMachine': ['passed'],
  'orders: orderMachine': ['refused', 'closed', 'cancelled'],
  'plans: assignmentMachine': ['completed', 'cancelled'],
  'plans: eventMachine': ['planned', 'cancelled'],
  'plans: meetingMachine': ['closed'],
  'plans: pitchMachine': ['taken', 'dropped', 'merged', 'withdrawn'],
  'stories: storyMachine': ['published', 'killed'],
  'stories: workMachine': ['settled'],
  'volunteers: attendanceMachine': ['confirmed', 'refused'],
  'volunteers: certificateMachine': ['valid', 'revoked'],
  'volunteers: correctionMachine': ['accepted', 'refused', 'withdrawn'],
  'volunteers: projectMachine': ['ended'],
  'volunteers: recordMachine': ['valid', 'revoked'],
  'volunteers: shiftMachine': ['closed', 'cancelled'],
  'volunteers: teamMachine': ['disbanded'],
  'volunteers: volunteerMachine': ['registered', 'withdrawn'],
}

const reached = (from: string, steps: ReadonlyMap<string, ReadonlySet<string>>): Set<string> => {
  const seen = new Set([from])
  for (const state of seen) for (const next of steps.get(state) ?? []) seen.add(next)
  return seen
}

function stepsOf({ transitions }: Machine): Map<string, Set<string>> {
  const steps = new Map<string, Set<string>>()
  for (const { from, to } of Object.values(transitions)) {
    for (const state of from) steps.set(state, (steps.get(state) ?? new Set()).add(to))
  }
  return steps
}

it('declares the final states of every machine there is, and of none that is gone', () => {
  expect(Object.keys(FINALS).sort()).toEqual(MACHINES.map(([name]) => name).sort())
})

describe.each(MACHINES)('%s', (name, machine, states) => {
  const steps = stepsOf(machine)
  const finals = FINALS[name] ?? []

  it('allows exactly what its table says, state by event', () => {
    for (const state of states) {
      for (const [event, { from, to, by }] of Object.entries(machine.transitions)) {
        if (from.includes(state)) expect(machine.next(state, event)).toBe(to)
        else
          expect(() => machine.next(state, event)).toThrow(expect.objectContaining({ code: 'wrong_state' }))
        expect(machine.allowed(state, by).includes(event)).toBe(from.includes(state) && by.length > 0)
        expect(machine.allowed(state, [])).toEqual([])
      }
    }
  })

  it('names every state it uses', () => {
    const used = Object.values(machine.transitions).flatMap(({ from, to }) => [...from, to])
    expect(used.filter((state) => !states.includes(state))).toEqual([])
  })

  it('reaches every state from the first', () => {
    const [first] = states
    expect([...reached(first ?? '', steps)].sort()).toEqual([...states].sort())
  })

  it('has no dead end: from every state there is a way to a final one', () => {
    for (const state of states) {
      expect([state, finals.some((final) => reached(state, steps).has(final))]).toEqual([state, true])
    }
  })

  it('stops nowhere but in a final state', () => {
    expect(states.filter((state) => !steps.has(state) && !finals.includes(state))).toEqual([])
  })
})
