import { after, before, from, oneOf, type Row, table } from '../../_server/db'
import type { Delegation } from '../contract'
import type { Task } from '../review/standing'
import type { StoryRow } from './index'

export interface DelegationRow extends Row, Omit<Delegation, 'delegationId' | 'from' | 'to'> {
  readonly fromId: string
  readonly fromName: string
  readonly toId: string
  readonly toName: string
}

const stories = table<StoryRow>('stories')
const delegations = table<DelegationRow>('delegations')

const DESK_FIELDS = [
  '_id',
  'title',
  'columnId',
  'unitId',
  'characters',
  'createdBy',
  'createdByName',
  'textBy',
  'state',
  'work',
  'task',
  'urgent',
  'heldBy',
  'heldByName',
  'heldOn',
  'dueAt',
  'clock',
  'review',
  'holders',
] as const satisfies readonly (keyof StoryRow)[]
export type DeskStory = Pick<StoryRow, (typeof DESK_FIELDS)[number]>

/** Stories that wait for anybody at this task, by clock. */
export const waitingFor = (task: Task, afterClock: string | null, limit: number): Promise<DeskStory[]> =>
  byClock({ task, heldBy: null }, afterClock, limit)

/** Stories whose task is in somebody's hands, by clock. */
export const heldBy = (personId: string, afterClock: string | null, limit: number): Promise<DeskStory[]> =>
  byClock({ heldBy: personId }, afterClock, limit)

function byClock(
  where: Readonly<Record<string, string | null>>,
  afterClock: string | null,
  limit: number,
): Promise<DeskStory[]> {
  return stories.find(
    { ...where, clock: after(afterClock ?? '') },
    { sort: [['clock', 'asc']], limit, fields: DESK_FIELDS },
  )
}

const ids = async (found: Promise<StoryRow[]>) => (await found).map(({ _id }) => _id)

/** Claims that are over. */
export const lapsedClaims = (at: string, limit: number): Promise<string[]> =>
  ids(stories.find({ heldUntil: before(at) }, { sort: [['heldUntil', 'asc']], limit, fields: ['_id'] }))

/** Stories whose time to go out has come. */
export const dueReleases = (at: string, limit: number): Promise<string[]> =>
  ids(stories.find({ releaseAt: before(at) }, { sort: [['releaseAt', 'asc']], limit, fields: ['_id'] }))

/** What somebody writes and has not handed in, in nobody else's hands. */
export const unsubmittedBy = (personId: string, limit: number): Promise<string[]> =>
  ids(
    stories.find(
      { createdBy: personId, work: oneOf(['writing', 'returned']), heldBy: null },
      { limit, fields: ['_id'] },
    ),
  )

const MOST_DELEGATIONS = 50

/** Delegations to somebody that are not over. */
export const delegatedTo = (personId: string, at: string): Promise<DelegationRow[]> =>
  delegations.find({ toId: personId, endsAt: after(at) }, { limit: MOST_DELEGATIONS })
export const delegatedBy = (personId: string, at: string): Promise<DelegationRow[]> =>
  delegations.find({ fromId: personId, endsAt: from(at) }, { limit: MOST_DELEGATIONS })
export const addDelegation = (row: DelegationRow) => delegations.add(row)
export const delegation = (delegationId: string) => delegations.demand(delegationId)
export const endDelegation = (delegationId: string, fromId: string, endsAt: string) =>
  delegations.change(delegationId, { fromId }, { endsAt })
