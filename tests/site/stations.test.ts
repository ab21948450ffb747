import { chainOf, placeName, STATIONS, STREETS, stationOf } from '../../site/stations'

const communities = STREETS.flatMap((street) =>
  street.communities.map(({ communityId }) => [street.streetId, communityId] as const),
)

it('has one centre, and from every station a way up to it', () => {
  expect(STATIONS.filter(({ level }) => level === 'centre')).toHaveLength(1)
  for (const { stationId, level } of STATIONS) {
    const chain = chainOf(stationId)
    expect(chain.at(-1)?.level).toBe('centre')
    expect(chain).toHaveLength({ centre: 1, branch: 2, post: 3 }[level])
  }
})

it('has each id once', () => {
  for (const ids of [
    STATIONS.map(({ stationId }) => stationId),
    STREETS.map(({ streetId }) => streetId),
    communities.map(([, communityId]) => communityId),
  ])
    expect(new Set(ids).size).toBe(ids.length)
})

it('has no community with two posts, and none unknown', () => {
  const served = STATIONS.flatMap(({ communityIds }) => communityIds)
  expect(new Set(served).size).toBe(served.length)
  const known = communities.map(([, communityId]) => communityId)
  for (const communityId of served) expect(known).toContain(communityId)
})

it('hands what is ordered somewhere to the nearest station: post, branch, centre', () => {
  expect(stationOf('youyi', 'youyi-19').stationId).toBe('post-19')
  expect(stationOf('youyi', null).stationId).toBe('branch-youyi')
  expect(stationOf('linyin', 'linyin-5').stationId).toBe('centre')
})

it('knows nothing above a station that does not exist', () => {
  expect(chainOf('post-99')).toEqual([])
})

it('names a place by street and community, or by the street alone', () => {
  expect(placeName('youyi', 'youyi-19')).toBe('友谊大街街道 十九街坊')
  expect(placeName('youyi', null)).toBe('友谊大街街道')
})
