import { useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'

/** What a list shows stands in the address; another choice begins at the first page. */
export function useQuery() {
  const [search, setSearch] = useSearchParams()
  const choose = (changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(search)
    next.delete('cursor')
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setSearch(next)
  }
  return { get: (name: string) => search.get(name), choose }
}

/** A list of the stations that one speaks for: which of them and which page, as the address says and as the centre is asked. */
export function useStationList() {
  const { get, choose } = useQuery()
  const [station, cursor] = [get('station'), get('cursor')]
  const asked = useMemo(
    () => ({ ...(station ? { organiserId: station } : {}), ...(cursor ? { cursor } : {}) }),
    [station, cursor],
  )
  return { station, asked, get, choose }
}
