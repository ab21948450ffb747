import { channels, type Publication } from '@functions/channels/contract'
import { useEffect, useState } from 'react'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'

/** What was replaced or not wanted is history; the outbox has it. */
const OVER: readonly Publication['state'][] = ['replaced', 'cancelled']

/** Where a story stands on each channel. Asked again when `changed` changes; empty for those who may not look. */
export function usePublications(storyId: string, changed: string): readonly Publication[] {
  const mayLook = mayCall(channels.actions.list, rolesOf(useMe().staff.grants))
  const [items, setItems] = useState<readonly Publication[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` is the wish to ask again
  useEffect(() => {
    let current = true
    if (mayLook) {
      api(channels)
        .list({ storyId })
        .then(
          (answer) => current && setItems(answer.items.filter(({ state }) => !OVER.includes(state))),
          // the outbox is a page of its own; here it only adds to what is said
          () => undefined,
        )
    }
    return () => {
      current = false
    }
  }, [storyId, changed, mayLook])
  return items
}
