import { DESK_TABS, type DeskTab } from '@functions/orders/contract'

/** What the desk shows; it stands in the address, so that a tab can be kept and sent. */
export interface DeskQuery {
  readonly tab: DeskTab
  readonly stationId?: string
  readonly cursor?: string
}

export function queryOf(search: URLSearchParams): DeskQuery {
  const tab = DESK_TABS.find((known) => known === search.get('tab')) ?? 'dispatch'
  const stationId = search.get('station')
  const cursor = search.get('cursor')
  return { tab, ...(stationId && { stationId }), ...(cursor && { cursor }) }
}

/** `?tab=late&station=post-19`; nothing for what is usual. */
export function searchOf({ tab, stationId, cursor }: DeskQuery): string {
  const search = new URLSearchParams()
  if (tab !== 'dispatch') search.set('tab', tab)
  if (stationId) search.set('station', stationId)
  if (cursor) search.set('cursor', cursor)
  return search.size > 0 ? `?${search}` : ''
}
