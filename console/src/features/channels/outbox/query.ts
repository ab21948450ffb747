import { CHANNELS, type Channel } from '@functions/channels/contract'
import { PUBLICATION_STATES, type PublicationState, WAITING } from '@functions/channels/machine'

/** What the list below the numbers shows; it stands in the address, so that a number can be linked to. */
export interface OutboxQuery {
  readonly channel?: Channel
  /** Null: all that waits for somebody. */
  readonly state: PublicationState | null
  readonly storyId?: string
  readonly cursor?: string
}

export function queryOf(search: URLSearchParams): OutboxQuery {
  const channel = CHANNELS.find((known) => known === search.get('channel'))
  const state = PUBLICATION_STATES.find((known) => known === search.get('state'))
  const storyId = search.get('storyId')
  const cursor = search.get('cursor')
  return {
    ...(channel && { channel }),
    state: state ?? null,
    ...(storyId && { storyId }),
    ...(cursor && { cursor }),
  }
}

/** Without a state, a story's list shows all of it and the desk's what waits. */
export const listInput = ({ state, storyId, ...rest }: OutboxQuery) => ({
  ...rest,
  ...(storyId && { storyId }),
  ...(state ? { states: [state] } : storyId ? {} : { states: [...WAITING] }),
})

export function searchOf({ channel, state, storyId, cursor }: Partial<OutboxQuery>): string {
  const search = new URLSearchParams()
  if (channel) search.set('channel', channel)
  if (state) search.set('state', state)
  if (storyId) search.set('storyId', storyId)
  if (cursor) search.set('cursor', cursor)
  return search.toString()
}
