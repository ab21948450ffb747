import * as z from 'zod/mini'
import { ORDER_MENU } from '../../../site/orders'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, line, paragraphs } from '../../_common/fields'
import { ORGANISERS, PROJECT_STATES } from '../machine'
import { Day, Organiser } from './shared'
import { Shift } from './shifts'

/** 项目: what belongs together over weeks or months, with shifts under it. */
export const Project = z.object({
  projectId: Id,
  organiser: Organiser,
  /** Which team carries it; null: the station itself. */
  team: z.nullable(z.object({ teamId: Id, name: z.string() })),
  title: z.string(),
  what: z.string(),
  categoryId: z.string(),
  from: Day,
  until: Day,
  /** How many shifts were opened under it. */
  shifts: z.int(),
  state: z.enum(PROJECT_STATES),
  /** 结项: what came of it; '' while it runs. */
  summary: z.string(),
  revision: z.int(),
})
export type Project = z.infer<typeof Project>

const Content = {
  teamId: z.nullable(Id),
  title: line(30, 2, '名称写 2 到 30 个字'),
  what: paragraphs(400, 4, '写四个字以上：为谁做、做什么'),
  categoryId: z
    .string()
    .check(z.refine((id) => ORDER_MENU.categories.some(({ categoryId }) => categoryId === id), '选一类')),
  from: Day,
  until: Day,
}
const byStation = { roles: ORGANISERS, effect: 'write', subject: 'projectId', output: Project } as const
const Listed = z.object({ projects: z.array(Project), nextCursor: z.nullable(z.string()) })

export const projects = {
  /** 进行中的项目, newest first. */
  openProjects: {
    roles: ['visitor'],
    effect: 'read',
    input: z.object({ cursor: z.optional(Cursor) }),
    output: Listed,
  },
  /** One project and the next of its shifts, first to end first, at most 30. */
  project: {
    roles: ['visitor'],
    effect: 'read',
    input: z.object({ projectId: Id }),
    output: z.object({ project: Project, shifts: z.array(Shift) }),
  },
  /** 本站的项目, newest first, ended ones too. */
  projects: {
    roles: ORGANISERS,
    effect: 'read',
    input: z.object({ organiserId: z.optional(Id), cursor: z.optional(Cursor) }),
    output: Listed,
  },
  openProject: { ...byStation, input: z.object({ organiserId: Id, ...Content }) },
  changeProject: {
    ...byStation,
    input: z.object({ projectId: Id, revision: z.int(), ...Content }),
  },
  /** 结项: no more shifts under it; everybody reads what came of it. */
  endProject: {
    ...byStation,
    input: z.object({ projectId: Id, summary: paragraphs(400, 4, '写四个字以上：做成了什么') }),
  },
} satisfies Actions
