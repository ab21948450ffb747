import { permits } from '../../_common/grants'
import { STAGE_LABELS, type Stage, type StoryAction } from '../contract'
import { KILLERS, PUBLISHERS, STORY_STATE_LABELS, storyMachine, WORK_STATE_LABELS, WRITERS } from '../machine'
import { errorsOf } from './moves'
import { isRefusal, notAllowed, type Refusal, rightTo, wrongState } from './people'
import { CEILINGS } from './profiles'
import type { Actor, Standing } from './standing'

/** What the asking depends on besides story and person. */
export interface Asked {
  /** The time by the clock. */
  readonly at: string
  /** SHA-256 of the text as it is now. */
  readonly hash: string
  /** Of the words that other outlets' forms have of their own; left out where nobody goes to readers. */
  readonly formsHash?: string
  /** `passStage`: which one the caller believes to pass, and whether it was read aloud. */
  readonly stage?: Stage
  readonly readAloud?: boolean
}

type Rule = (standing: Standing, actor: Actor, asked: Asked) => Refusal | null

const mayWrite = (standing: Standing, { personId, grants }: Actor): boolean =>
  standing.createdBy === personId ||
  (standing.task === null && standing.heldBy === personId) ||
  permits(grants, WRITERS, standing)

const EDITORS = ['editor', 'administrator'] as const

const at = (instant: string): string =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant))

/** Where the text may be changed, and by whom. */
const edit: Rule = (standing, actor) => {
  if (standing.work === 'in_review') {
    if (standing.heldBy === actor.personId) return null
    return wrongState('正在审校，文字不能改。要改，先撤回，或等退回。')
  }
  if (standing.work === 'with_mentor') {
    return standing.heldBy === actor.personId ? null : wrongState('正等指导老师看，要改先撤回。')
  }
  if (standing.work === 'to_sign') return wrongState('三审三校都过了，正等签发。要改，先撤回，审校要重来。')
  if (standing.work === 'signed') return wrongState('已经签发，一个字也不能改。要改，先撤回，审校要重来。')
  if (standing.work === 'rejected') return wrongState('这篇没有采用。要接着写，先点“再写”。')
  return mayWrite(standing, actor) ? null : notAllowed('这篇稿子不归您写。')
}

const submit: Rule = (standing, actor) => {
  const waits = ['with_mentor', 'in_review', 'to_sign', 'signed'].includes(standing.work)
  if (waits) return wrongState(`已经交了，现在${WORK_STATE_LABELS[standing.work]}。`)
  if (standing.work === 'rejected') return wrongState('这篇没有采用。要接着写，先点“再写”。')
  const nothingNew = standing.work === 'settled' && !(standing.state === 'taken_down' && !standing.signature)
  if (nothingNew) return wrongState('这一版读者已经看到了，没有要审的改动。')
  return mayWrite(standing, actor) ? null : notAllowed('这篇稿子不归您交。')
}

const withdraw: Rule = (standing, actor) => {
  if (!['with_mentor', 'in_review', 'to_sign', 'signed'].includes(standing.work)) {
    return wrongState('没有交出去，不用撤回。')
  }
  const own = standing.createdBy === actor.personId
  const theirs = standing.review?.submittedBy.personId === actor.personId
  if (own || theirs || permits(actor.grants, EDITORS, standing)) return null
  return notAllowed('只有作者、交稿的人和编辑能撤回。')
}

const mentor: Rule = (standing, actor) => {
  if (standing.work !== 'with_mentor') return wrongState('这篇不在指导老师手里。')
  if (standing.createdBy === actor.personId) return notAllowed('您是本稿的作者，不能自己放行。')
  if (standing.heldBy === actor.personId || permits(actor.grants, EDITORS, standing)) return null
  return notAllowed(`这篇等${standing.heldByName}看。`)
}

/** The right to the stage that is waited for. */
const atStage: Rule = (standing, actor) => {
  const { task, work } = standing
  if (work !== 'in_review' || task === null || task === 'sign' || task === 'mentor') {
    return wrongState(
      work === 'to_sign' ? '三审三校都过了，等签发。' : `不在审校中：${WORK_STATE_LABELS[work]}。`,
    )
  }
  const right = rightTo(standing, actor, task)
  return isRefusal(right) ? right : null
}

const claimStage: Rule = (standing, actor, asked) =>
  atStage(standing, actor, asked) ??
  (standing.heldBy === actor.personId ? wrongState('您已经领了这一道。') : null)

const holds: Rule = (standing, actor) => {
  if (standing.work !== 'in_review') return wrongState(`不在审校中：${WORK_STATE_LABELS[standing.work]}。`)
  if (standing.heldBy === actor.personId) return null
  return notAllowed(standing.heldBy === null ? '先领这一道。' : `这一道在${standing.heldByName}手里。`)
}

const mark: Rule = (standing, actor, asked) =>
  holds(standing, actor, asked) ?? atStage(standing, actor, asked)

const passStage: Rule = (standing, actor, asked) => {
  const refused = atStage(standing, actor, asked)
  if (refused) return refused
  const { task, review } = standing
  if (asked.stage !== undefined && asked.stage !== task) {
    return wrongState(`现在是${STAGE_LABELS[task as Stage]}，不是${STAGE_LABELS[asked.stage]}。`)
  }
  const isLast = review?.stages.at(-1)?.stage === task
  const tooMany = errorsOf(standing) > CEILINGS[task as Stage]
  if (isLast && review?.important && asked.readAloud === false && !tooMany) {
    return { code: 'invalid_input', field: 'readAloud', why: '重要稿件要从头到尾念一遍，念过了再勾上。' }
  }
  return null
}

/** Back or out: by whoever has the stage, or whoever is to sign. */
const sendOut: Rule = (standing, actor, asked) =>
  standing.work === 'to_sign' ? maySign(standing, actor) : atStage(standing, actor, asked)

function maySign(standing: Standing, actor: Actor): Refusal | null {
  const right = rightTo(standing, actor, 'sign')
  return isRefusal(right) ? right : null
}

const sign: Rule = (standing, actor, { hash }) => {
  if (standing.work !== 'to_sign') {
    return wrongState(standing.work === 'signed' ? '已经签发。' : '三审三校都过了才能签发。')
  }
  const stages = standing.review?.stages ?? []
  const whole =
    stages.length > 0 && stages.every((stage) => stage.outcome === 'passed' && stage.hash === hash)
  if (!whole) return wrongState('有一道审的不是现在这一版，撤回后重新交审。')
  return maySign(standing, actor)
}

const publisher = (standing: Standing, { grants }: Actor): Refusal | null =>
  permits(grants, PUBLISHERS, standing) ? null : notAllowed('发布由编辑、终审或值班长来做。')

/** 所发即所签: there is a signature, and it is of this very text. */
function signedText(standing: Standing, { hash, formsHash }: Asked): Refusal | null {
  const again = standing.work === 'settled' && standing.state === 'taken_down'
  if (standing.work === 'settled' && !again) return wrongState('没有新签发的改动。')
  if (standing.work !== 'signed' && !again) {
    return wrongState(`签发了才能发布，现在${WORK_STATE_LABELS[standing.work]}。`)
  }
  if (!standing.signature) return wrongState('这篇是导入的，没有审校过。要再发，先交审。')
  if (standing.signature.hash !== hash) return wrongState('现在的文字和签发的不一样，不能发布。')
  return formsHash === undefined || standing.signature.formsHash === formsHash
    ? null
    : wrongState('签发以后有人改过别的渠道的稿。撤回，审校后重新签发。')
}

const embargoed = ({ release }: Standing, now: string): Refusal | null =>
  release?.kind === 'embargo' && release.at > now ? wrongState(`禁发期到${at(release.at)}才结束。`) : null

const goesOut =
  (event: 'publish' | 'correct' | 'update'): Rule =>
  (standing, actor, asked) => {
    const { state } = standing
    if (!storyMachine.transitions[event].from.includes(state)) {
      if (state === 'published') return wrongState('已经发布，改过的用“更新”或“更正”。')
      return wrongState(`读者没有这篇：${STORY_STATE_LABELS[state]}，用“发布”。`)
    }
    return publisher(standing, actor) ?? signedText(standing, asked) ?? embargoed(standing, asked.at)
  }

const schedule: Rule = (standing, actor, asked) => {
  const refused = publisher(standing, actor) ?? signedText(standing, asked)
  if (refused) return refused
  return standing.release?.kind === 'embargo' && standing.release.at > asked.at
    ? wrongState('有禁发期，到时自己会发，不用再定时。')
    : null
}

const unschedule: Rule = (standing, actor, asked) => {
  if (standing.release?.kind !== 'schedule') return wrongState('没有定时。')
  if (standing.release.at <= asked.at) return wrongState('定时的时间已经到了，不能再取消。')
  return publisher(standing, actor)
}

const embargo: Rule = (standing, actor, asked) => {
  if (standing.publishedRevision !== null) return wrongState('发布过的稿子不能再设禁发期。')
  if (standing.release?.kind === 'schedule') return wrongState('已经定时。要设禁发期，先取消定时。')
  if (standing.release && standing.release.at <= asked.at) return wrongState('禁发期已经结束。')
  return publisher(standing, actor)
}

const takeDown: Rule = (standing, actor) =>
  standing.state === 'published' ? publisher(standing, actor) : wrongState('读者现在看不到这篇，不用撤。')

const kill: Rule = (standing, actor) =>
  permits(actor.grants, KILLERS, standing) ? null : notAllowed('作废由终审或值班长来做。')

const reopen: Rule = (standing, actor) => {
  if (standing.work !== 'rejected') return wrongState('这篇没有被退掉。')
  return mayWrite(standing, actor) ? null : notAllowed('这篇稿子不归您写。')
}

const RULES: Readonly<Record<StoryAction, Rule>> = {
  edit,
  submit,
  withdraw,
  passOn: mentor,
  sendBack: mentor,
  claimStage,
  releaseStage: holds,
  passStage,
  returnStory: sendOut,
  rejectStory: sendOut,
  mark,
  sign,
  publish: goesOut('publish'),
  correct: goesOut('correct'),
  update: goesOut('update'),
  schedule,
  unschedule,
  embargo,
  takeDown,
  kill,
  reopen,
}

/** Why this person may not do this to this story now; null: go ahead. */
export function whyNot(action: StoryAction, standing: Standing, actor: Actor, asked: Asked): Refusal | null {
  if (standing.state === 'killed') return wrongState('已作废，不能再动。')
  return RULES[action](standing, actor, asked)
}
