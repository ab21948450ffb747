import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { beyondOf, pageOf } from '../_server/paging'
import type { Project } from './contract/projects'
import { projectMachine } from './machine'
import { requireOrganiser, stationsFor } from './organising'
import { presentShift } from './present'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 30

const present = (row: store.ProjectRow): Project => ({ ...row, projectId: row._id })
const noProject = () => new AppError('not_found', 'no project', { '': '没有找到这个项目。' })

export async function openProjects({ cursor }: Input<'openProjects'>): Promise<Output<'openProjects'>> {
  const { page, nextCursor } = pageOf(await store.projectsRunning(beyondOf(cursor), PAGE + 1), PAGE)
  return { projects: page.map(present), nextCursor }
}

export async function projects(
  { organiserId, cursor }: Input<'projects'>,
  caller: Caller,
): Promise<Output<'projects'>> {
  const found = await store.projectsBy(stationsFor(caller, organiserId), beyondOf(cursor), PAGE + 1)
  const { page, nextCursor } = pageOf(found, PAGE)
  return { projects: page.map(present), nextCursor }
}

export async function project({ projectId }: Input<'project'>): Promise<Output<'project'>> {
  const [row, shifts] = await Promise.all([
    store.project(projectId),
    store.shiftsUnder(projectId, instant(), PAGE),
  ])
  if (!row) throw noProject()
  return {
    project: present(row),
    shifts: shifts.filter(({ state }) => state === 'open').map(presentShift),
  }
}

type Content = Omit<Input<'openProject'>, 'organiserId'>

/** Days in their order, and a team of the same station. */
async function contentOf({ teamId, ...content }: Content, organiserId: string) {
  if (content.from > content.until) {
    throw new AppError('invalid_input', 'days', { until: '结束的日子要不早于开始的日子。' })
  }
  if (teamId === null) return { ...content, team: null }
  const team = await store.team(teamId)
  if (team?.organiser.id !== organiserId || team.state === 'disbanded') {
    throw new AppError('invalid_input', 'no such team here', { teamId: '从本站的队伍里选，解散了的不能选。' })
  }
  return { ...content, team: { teamId, name: team.name } }
}

export async function openProject(
  { organiserId, ...input }: Input<'openProject'>,
  caller: Caller,
): Promise<Project> {
  const organiser = await requireOrganiser(caller, organiserId)
  const content = await contentOf(input, organiserId)
  const _id = newId(caller, 'volunteer-project')
  return store.together(async (transaction) => {
    const there = await store.rowWithin(transaction, 'volunteer-projects', _id)
    if (there) return present(there)
    const row: store.ProjectRow = {
      _id,
      organiser,
      ...content,
      shifts: 0,
      state: 'running',
      summary: '',
      place: `${instant()}${_id}`,
      revision: 1,
    }
    await store.putWithin(transaction, 'volunteer-projects', row)
    return present(row)
  })
}

/** One step on a project by its station; what comes back as it was is not written. */
async function step(
  projectId: string,
  caller: Caller,
  next: (row: store.ProjectRow) => Promise<store.ProjectRow>,
): Promise<Project> {
  return store.together(async (transaction) => {
    const row = await store.rowWithin(transaction, 'volunteer-projects', projectId)
    if (!row) throw noProject()
    await requireOrganiser(caller, row.organiser.id)
    const after = await next(row)
    if (after === row) return present(row)
    const written = { ...after, revision: row.revision + 1 }
    await store.putWithin(transaction, 'volunteer-projects', written)
    return present(written)
  })
}

function demandRunning({ state }: store.ProjectRow): void {
  if (state === 'running') return
  throw new AppError('wrong_state', 'ended', { '': '这个项目已经结项，要接着做请另建一个。' })
}

export const changeProject = (
  { projectId, revision, ...input }: Input<'changeProject'>,
  caller: Caller,
): Promise<Project> =>
  step(projectId, caller, async (row) => {
    demandRunning(row)
    if (row.revision !== revision) {
      throw new AppError('changed_meanwhile', 'the project changed', {
        '': '这个项目刚刚有了变化，先看看再改。',
      })
    }
    return { ...row, ...(await contentOf(input, row.organiser.id)) }
  })

export const endProject = ({ projectId, summary }: Input<'endProject'>, caller: Caller): Promise<Project> =>
  step(projectId, caller, async (row) =>
    row.state === 'ended' && row.summary === summary
      ? row
      : { ...row, state: projectMachine.next(row.state, 'end'), summary },
  )

/** A shift is opened under it, in the caller's transaction; refuses one of another station or one that has ended. */
export async function countShift(
  transaction: store.Transaction,
  projectId: string,
  organiserId: string,
): Promise<void> {
  const row = await store.rowWithin(transaction, 'volunteer-projects', projectId)
  if (row?.organiser.id !== organiserId) {
    throw new AppError('invalid_input', 'no such project here', { projectId: '从本站的项目里选。' })
  }
  demandRunning(row)
  await store.putWithin(transaction, 'volunteer-projects', {
    ...row,
    shifts: row.shifts + 1,
    revision: row.revision + 1,
  })
}
