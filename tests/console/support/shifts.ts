const HOUR = 3_600_000
export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()

/** A shift of an hour ago until an hour from now, as an organiser sees it. */
export const aShift = (changes: object = {}) => ({
  shiftId: 'shift1',
  organiser: { id: 'post-19', name: '十九街坊站' },
  title: '清扫楼道',
  what: '扫帚由社区准备',
  placeName: '站门口',
  at: { latitude: 40.6461, longitude: 109.8423 },
  streetId: 'youyi',
  startsAt: inHours(-1),
  endsAt: inHours(1),
  places: 3,
  taken: 2,
  waiting: 0,
  guardiansCome: false,
  state: 'open',
  reason: '',
  edition: 1,
  toConfirm: 0,
  ...changes,
})
