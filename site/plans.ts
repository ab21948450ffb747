import type { StaffRole } from '../cloudfunctions/_common/contract'

interface DutyPost {
  readonly postId: string
  readonly name: string
  /** Whoever holds one of these roles may be put on duty here. */
  readonly roles: readonly StaffRole[]
}
interface LadderStep {
  readonly to: 'desk' | 'commander'
  /** Minutes after the due time. */
  readonly afterMinutes: number
}

/** How this centre plans: what counts as alike, whom a late assignment goes to and when, which posts are never empty. */
export const planning = {
  /** A pitch is compared with this many of the newest; from `least` (0 to 1) on it is shown as alike. */
  alike: { candidates: 300, least: 0.34, shown: 5 },
  /** Titles of this many of the newest articles are looked through for earlier stories on a topic. */
  effects: { candidates: 500, least: 0.22, shown: 5 },
  /** Late work goes up one step at a time. */
  ladder: [
    { to: 'desk', afterMinutes: 0 },
    { to: 'commander', afterMinutes: 60 },
  ] as readonly LadderStep[],
  /** Whoever holds a task is reminded this long before it is due. */
  remindMinutes: 60,
  duty: {
    posts: [
      { postId: 'commander', name: '值班长', roles: ['commander', 'administrator'] },
      { postId: 'desk', name: '值班编辑', roles: ['editor', 'commander'] },
    ] as readonly DutyPost[],
    /** A gap in the cover is warned of this long ahead. */
    warnHours: 24,
  },
}
