/** 街道 and 社区, and the 中心, 所 and 站 of 新时代文明实践 that stand in them. Another district puts its own here. */

interface Place {
  readonly latitude: number
  readonly longitude: number
}

interface Community {
  readonly communityId: string
  readonly name: string
  /** About its middle: for "离您 1.2 公里", never for finding a door. */
  readonly at: Place
}

export interface Street {
  readonly streetId: string
  readonly name: string
  readonly communities: readonly Community[]
}

export interface Station {
  readonly stationId: string
  readonly name: string
  /** 中心 of the district, 所 of a street, 站 of communities. */
  readonly level: 'centre' | 'branch' | 'post'
  /** Where an order goes up to; null for the centre. */
  readonly parentId: string | null
  readonly streetId: string | null
  readonly communityIds: readonly string[]
  readonly at: Place
}

/** 昆都仑区's streets. The places are about right and for the sample centre only: a centre enters its own. */
export const STREETS: readonly Street[] = [
  {
    streetId: 'youyi',
    name: '友谊大街街道',
    communities: [
      { communityId: 'youyi-17', name: '十七街坊', at: { latitude: 40.6492, longitude: 109.8361 } },
      { communityId: 'youyi-19', name: '十九街坊', at: { latitude: 40.6461, longitude: 109.8423 } },
      { communityId: 'youyi-21', name: '二十一街坊', at: { latitude: 40.6437, longitude: 109.8486 } },
    ],
  },
  {
    streetId: 'shaoxian',
    name: '少先路街道',
    communities: [
      { communityId: 'shaoxian-18', name: '十八街坊', at: { latitude: 40.6562, longitude: 109.8277 } },
      { communityId: 'shaoxian-22', name: '二十二街坊', at: { latitude: 40.6598, longitude: 109.8352 } },
    ],
  },
  {
    streetId: 'zhaotan',
    name: '沼潭街道',
    communities: [
      { communityId: 'zhaotan-station', name: '车站社区', at: { latitude: 40.6721, longitude: 109.8189 } },
      { communityId: 'zhaotan-south', name: '南排社区', at: { latitude: 40.6686, longitude: 109.8147 } },
    ],
  },
  {
    streetId: 'linyin',
    name: '林荫路街道',
    communities: [
      { communityId: 'linyin-5', name: '林荫路五号街坊', at: { latitude: 40.6541, longitude: 109.8098 } },
    ],
  },
  {
    streetId: 'aerding',
    name: '阿尔丁大街街道',
    communities: [
      {
        communityId: 'aerding-garden',
        name: '阿尔丁花园社区',
        at: { latitude: 40.6394, longitude: 109.8301 },
      },
    ],
  },
  {
    streetId: 'tuanjie',
    name: '团结大街街道',
    communities: [
      { communityId: 'tuanjie-11', name: '团结十一街坊', at: { latitude: 40.6512, longitude: 109.8221 } },
    ],
  },
]

export const STATIONS: readonly Station[] = [
  {
    stationId: 'centre',
    name: '区新时代文明实践中心',
    level: 'centre',
    parentId: null,
    streetId: null,
    communityIds: [],
    at: { latitude: 40.6533, longitude: 109.8265 },
  },
  branch('branch-youyi', '友谊大街所', 'youyi', { latitude: 40.6455, longitude: 109.8419 }),
  branch('branch-shaoxian', '少先路所', 'shaoxian', { latitude: 40.6571, longitude: 109.8306 }),
  branch('branch-zhaotan', '沼潭所', 'zhaotan', { latitude: 40.6703, longitude: 109.8171 }),
  {
    stationId: 'post-19',
    name: '十九街坊站',
    level: 'post',
    parentId: 'branch-youyi',
    streetId: 'youyi',
    communityIds: ['youyi-17', 'youyi-19', 'youyi-21'],
    at: { latitude: 40.6461, longitude: 109.8423 },
  },
  {
    stationId: 'post-18',
    name: '十八街坊站',
    level: 'post',
    parentId: 'branch-shaoxian',
    streetId: 'shaoxian',
    communityIds: ['shaoxian-18', 'shaoxian-22'],
    at: { latitude: 40.6562, longitude: 109.8277 },
  },
]

function branch(stationId: string, name: string, streetId: string, at: Place): Station {
  return { stationId, name, level: 'branch', parentId: 'centre', streetId, communityIds: [], at }
}

const byId = new Map(STATIONS.map((station) => [station.stationId, station]))

export const station = (stationId: string): Station | null => byId.get(stationId) ?? null

/** 站 → 所 → 中心: the station and everything above it, nearest first; nothing for an unknown one. */
export function chainOf(stationId: string): Station[] {
  const chain: Station[] = []
  for (let one = station(stationId); one; one = one.parentId ? station(one.parentId) : null) chain.push(one)
  return chain
}

/** Who receives first what is ordered there: the community's 站, else the street's 所, else the 中心 (首接负责 begins here). */
export function stationOf(streetId: string, communityId: string | null): Station {
  const found =
    STATIONS.find(({ communityIds }) => communityId !== null && communityIds.includes(communityId)) ??
    STATIONS.find((one) => one.level === 'branch' && one.streetId === streetId) ??
    STATIONS.find(({ level }) => level === 'centre')
  if (!found) throw new Error('the district has no centre')
  return found
}

/** 友谊大街街道 十九街坊; what is not known is left out. */
export function placeName(streetId: string, communityId: string | null): string {
  const street = STREETS.find((one) => one.streetId === streetId)
  const community = street?.communities.find((one) => one.communityId === communityId)
  return [street?.name, community?.name].filter(Boolean).join(' ')
}
