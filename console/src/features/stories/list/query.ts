import type { InputOf } from '@functions/_common/contract'
import { stories } from '@functions/stories/contract'

/** What the address says is asked for; anything in it that is not one of ours is left out. */
export function filtersOf(query: URLSearchParams): InputOf<typeof stories.actions.list> {
  const asked = {
    ...wordsOf(query, 'q'),
    ...wordsOf(query, 'state'),
    ...wordsOf(query, 'work'),
    ...wordsOf(query, 'columnId'),
    ...wordsOf(query, 'unitId'),
    ...wordsOf(query, 'cursor'),
    ...(query.get('mine') === '1' ? { mine: true } : {}),
  }
  const { input } = stories.actions.list
  const whole = input.safeParse(asked)
  if (whole.success) return whole.data
  const sound = Object.entries(asked).filter(([name, value]) => input.safeParse({ [name]: value }).success)
  return Object.fromEntries(sound)
}

function wordsOf(query: URLSearchParams, name: string): Record<string, string> {
  const value = query.get(name)?.trim()
  return value ? { [name]: value } : {}
}

export const hasFilters = (query: URLSearchParams): boolean => Object.keys(filtersOf(query)).length > 0

/** The address after a change; any change but turning the page begins at the first one. */
export function searchOf(
  query: URLSearchParams,
  changes: Readonly<Record<string, string | null | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(query)
  next.delete('cursor')
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}
