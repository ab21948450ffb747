import { planning } from '../../site/plans'
import type { Grant } from '../_common/grants'
import { tell } from '../notices/telling'
import { type ColleagueFacts, colleagues } from '../people/colleagues'
import { type Gap, type Person, PLAN_FORM_LABELS } from './contract'
import { spoken } from './days'
import { isDeskOf } from './scope'
import type { AssignmentRow, Transaction } from './store'

/** A notice has room for so much. */
const TITLE = 30
const TEXT = 120
/** A step tells at most so many: a transaction holds a hundred operations. */
const MOST_TOLD = 30

interface Words {
  readonly to: readonly Pick<Person, 'personId'>[]
  readonly title: string
  readonly text: string
  readonly view: 'mine' | 'offered' | 'desk' | 'late'
}

const taskOf = ({ title, form }: AssignmentRow): string => `${title}（${PLAN_FORM_LABELS[form]}）`
const untilOf = ({ dueAt }: AssignmentRow): string => (dueAt === null ? '' : `${spoken(dueAt)}前交。`)

/** Who is to know of a step, and in what words; by event. What is left out is of no news to anybody else. */
const STEPS: Readonly<
  Record<string, (row: AssignmentRow, before: AssignmentRow | null, note: string) => Words[]>
> = {
  assign: (row) => [
    { to: one(row.assignee), title: '派给您一项任务', text: `${taskOf(row)}，${untilOf(row)}`, view: 'mine' },
  ],
  reassign: (row, before) => [
    {
      to: one(row.assignee),
      title: '一项任务改派给您',
      text: `${taskOf(row)}，${untilOf(row)}做到哪里，看任务的经过。`,
      view: 'mine',
    },
    ...(before?.assigneeId === row.assigneeId ? [] : takenFrom(before)),
  ],
  sendBack: (row, _before, note) => [
    { to: one(row.assignee), title: '交的稿退回来了', text: `${taskOf(row)}：${note}`, view: 'mine' },
  ],
  cancel: (row, before, note) => [
    { to: one(before?.assignee ?? null), title: '任务取消了', text: `${taskOf(row)}：${note}`, view: 'mine' },
  ],
  decline: (row, _before, note) => [
    { to: [row.assignedBy], title: '任务没人接', text: `${taskOf(row)}：${note}`, view: 'desk' },
  ],
  release: (row) => [
    {
      to: [row.assignedBy],
      title: '任务回到编辑手里',
      text: `${taskOf(row)}：接单人的账号已到期，请另派人。`,
      view: 'desk',
    },
  ],
  standIn: (row) => [
    {
      to: one(row.assignee),
      title: '一项已交的任务归您管',
      text: `${taskOf(row)}：交稿人的账号已到期，退改和补充由您接着办。`,
      view: 'mine',
    },
  ],
  offer: (row, _before, note) => [
    {
      to: one(row.offer?.to ?? null),
      title: '有同事请您接手',
      text: `${taskOf(row)}：${note}`,
      view: 'offered',
    },
  ],
  takeOver: (row, before) => [
    {
      to: one(before?.offer?.from ?? null),
      title: '交接好了',
      text: `${taskOf(row)}已经有人接手。`,
      view: 'mine',
    },
    { to: [row.assignedBy], title: '任务换了人', text: `${taskOf(row)}已交接给别的同事。`, view: 'desk' },
  ],
  refuse: (row) => [
    { to: one(row.assignee), title: '对方没有接手', text: `${taskOf(row)}还在您手里。`, view: 'mine' },
  ],
}

const one = (person: Person | null): Person[] => (person === null ? [] : [person])
function takenFrom(before: AssignmentRow | null): Words[] {
  if (!before?.assignee) return []
  return [
    { to: [before.assignee], title: '一项任务改派了', text: `${taskOf(before)}不用您做了。`, view: 'mine' },
  ]
}

async function tellAll(
  transaction: Transaction,
  row: AssignmentRow,
  event: string,
  { to, title, text, view }: Words,
  at: string,
): Promise<void> {
  for (const { personId } of to.slice(0, MOST_TOLD)) {
    await tell(transaction, {
      to: { kind: 'staff', personId },
      event: `assignment:${row._id}:${event}`,
      matter: 'plan',
      title: title.slice(0, TITLE),
      text: text.slice(0, TEXT),
      page: `/assignments?view=${view}&id=${row._id}`,
      at,
    })
  }
}

/** Tells whom a step of an assignment concerns, inside the step; nobody is told of what they did themselves. */
export async function tellStep(
  transaction: Transaction,
  before: AssignmentRow | null,
  row: AssignmentRow,
  event: string,
  by: Person,
): Promise<void> {
  const last = row.history.at(-1)
  for (const words of STEPS[event]?.(row, before, last?.note ?? '') ?? []) {
    const to = words.to.filter(({ personId }) => personId !== '' && personId !== by.personId)
    await tellAll(
      transaction,
      row,
      `${event}:${row.history.length}`,
      { ...words, to },
      last?.at ?? row.updatedAt,
    )
  }
}

/** 快到点了, to whoever holds the task. */
export const tellDueSoon = (transaction: Transaction, row: AssignmentRow, at: string): Promise<void> =>
  tellAll(
    transaction,
    row,
    `due:${row.dueAt}`,
    { to: one(row.assignee), title: '任务快到点了', text: `${taskOf(row)}，${untilOf(row)}`, view: 'mine' },
    at,
  )

/**
 * 过时未交, one step of the ladder: at its foot whoever holds the task is told too. `upTo`: those the step goes up to.
 */
export async function tellLate(
  transaction: Transaction,
  row: AssignmentRow,
  rung: number,
  upTo: readonly Pick<Person, 'personId'>[],
  at: string,
): Promise<void> {
  const event = `late:${row.dueAt}:${rung}`
  const due = row.dueAt === null ? '' : `应当${spoken(row.dueAt)}交`
  const own = row.assignee
  if (rung === 0) {
    const text = `${taskOf(row)}，${due}。交不了，写明原因请编辑改时间。`
    await tellAll(transaction, row, event, { to: one(own), title: '任务过点了', text, view: 'mine' }, at)
  }
  const others = upTo.filter(({ personId }) => rung > 0 || personId !== own?.personId)
  const text = `${taskOf(row)}，${due}，${own === null ? '还没有派人' : '还没有交'}。`
  await tellAll(transaction, row, event, { to: others, title: '有任务过时未交', text, view: 'late' }, at)
}

const rolesOf = (postId: string): readonly Grant['role'][] =>
  planning.duty.posts.find((post) => post.postId === postId)?.roles ?? []

/** Whose grants reach a task in the roles of a post: they are told when nobody is on duty there. */
export async function reaching(postId: string, row: AssignmentRow): Promise<ColleagueFacts[]> {
  const roles = rolesOf(postId)
  return (await colleagues()).filter(({ grants }) => isDeskOf(grants, row, roles))
}

/** 值班表有空档: those who keep the roster are told, inside the step that writes the warning down. */
export async function tellGap(
  transaction: Transaction,
  keepers: readonly Pick<Person, 'personId'>[],
  { postId, from, to }: Omit<Gap, 'warnedAt'>,
  at: string,
): Promise<void> {
  const name = planning.duty.posts.find((post) => post.postId === postId)?.name ?? postId
  for (const { personId } of keepers.slice(0, MOST_TOLD)) {
    await tell(transaction, {
      to: { kind: 'staff', personId },
      event: `gap:${postId}:${from}`,
      matter: 'plan',
      title: `${name}值班有空档`,
      text: `${spoken(from)}到${spoken(to)}没有${name}。请排上人。`,
      page: '/duty',
      at,
    })
  }
}
