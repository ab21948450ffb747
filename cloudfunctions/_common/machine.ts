import type { Role } from './contract'
import { AppError } from './errors'

interface Transition<State extends string> {
  readonly from: readonly State[]
  readonly to: State
  readonly by: readonly Role[]
}

/**
 * A workflow as one table: event -> { from, to, by }.
 * The service uses `next` to move a record; the client uses `allowed` to decide which buttons to show.
 */
export function defineMachine<State extends string, Event extends string>(
  transitions: Record<Event, Transition<State>>,
) {
  return {
    transitions,

    next(state: State, event: Event): State {
      const { from, to } = transitions[event]
      if (!from.includes(state)) throw new AppError('wrong_state', `cannot ${event} when ${state}`)
      return to
    },

    allowed(state: State, roles: readonly Role[]): Event[] {
      const events = Object.keys(transitions) as Event[]
      return events.filter((event) => {
        const { from, by } = transitions[event]
        return from.includes(state) && by.some((role) => roles.includes(role))
      })
    },
  }
}
