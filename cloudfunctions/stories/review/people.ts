import { ROLE_LABELS, type StaffRole } from '../../_common/contract'
import type { ErrorCode } from '../../_common/errors'
import { permits } from '../../_common/grants'
import { type Person, STAGE_LABELS, STAGE_ROLES, type Stage } from '../contract'
import { SIGNERS } from '../machine'
import type { Actor, Standing } from './standing'

/** Why not, for the person who asks. */
export interface Refusal {
  readonly code: ErrorCode
  readonly why: string
  /** The field that the sentence belongs to; '' for the whole. */
  readonly field?: string
}

export const notAllowed = (why: string): Refusal => ({ code: 'not_allowed', why })
export const wrongState = (why: string): Refusal => ({ code: 'wrong_state', why })

/** In whose right somebody does a task: null, the own one. */
interface Right {
  readonly on: Person | null
}

export const isRefusal = (found: Refusal | Right): found is Refusal => 'why' in found

/** Whoever wrote it, changed it or handed it in judges none of its stages. */
function writes({ createdBy, textBy, review }: Standing, personId: string, who: string): string | null {
  if (createdBy === personId) return `${who}是本稿的作者，不能审自己的稿。`
  if (textBy.includes(personId)) return `${who}改过本稿的文字，不能再审它。`
  if (review?.submittedBy.personId === personId) return `本稿是${who}交审的，要由别人来审。`
  return null
}

/** 分权: what keeps somebody from a stage (or the sign-off) of a story, as a sentence. */
function conflict(standing: Standing, personId: string, task: Stage | 'sign', who: string): string | null {
  const written = writes(standing, personId, who)
  if (written) return written
  const mayToo: Stage = task === 'sign' ? 'final_review' : task
  const held = standing.holders.find((holder) => holder.personId === personId && holder.stage !== mayToo)
  if (!held) return null
  return `${who}已担任本稿${STAGE_LABELS[held.stage]}，不能再${task === 'sign' ? '签发' : STAGE_LABELS[task]}。`
}

/** Somebody's right to a stage or the sign-off: the own grants first, then those of whoever is away. */
export function rightTo(standing: Standing, actor: Actor, task: Stage | 'sign'): Right | Refusal {
  const own = conflict(standing, actor.personId, task, '您')
  if (own) return notAllowed(own)
  const roles: readonly StaffRole[] = task === 'sign' ? SIGNERS : [STAGE_ROLES[task]]
  const holder = standing.heldBy
  const absent = actor.absent.filter(({ grants }) => permits(grants, roles, standing))
  if (holder !== null && holder !== actor.personId) {
    const away = absent.find(({ person }) => person.personId === holder)
    return away
      ? onBehalf(standing, away.person, task)
      : notAllowed(`${standing.heldByName}已经领了，正在审。`)
  }
  if (holder === actor.personId && standing.heldOn) {
    const still = absent.some(({ person }) => person.personId === standing.heldOn?.personId)
    if (still) return onBehalf(standing, standing.heldOn, task)
  }
  if (permits(actor.grants, roles, standing)) return { on: null }
  const [first] = absent
  if (first) return onBehalf(standing, first.person, task)
  const names = roles.map((role) => ROLE_LABELS[role]).join('或')
  const what = task === 'sign' ? '签发' : STAGE_LABELS[task]
  return notAllowed(
    actor.grants.some(({ role }) => roles.includes(role))
      ? `这个单位或栏目的稿子不归您${what}。`
      : `现在要做的是${what}，由${names}来做。`,
  )
}

function onBehalf(standing: Standing, person: Person, task: Stage | 'sign'): Right | Refusal {
  const theirs = conflict(standing, person.personId, task, `您代的${person.name}`)
  return theirs ? notAllowed(theirs) : { on: person }
}
