import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { newId } from '../_server/ids'
import { colleague } from '../people/colleagues'
import { changedMeanwhile, personOf } from './acting'
import { demandConfirmed } from './checking'
import { demandComplete } from './content'
import type { Mark, Story } from './contract'
import { formsDigest } from './forms'
import * as moves from './review/moves'
import { requireTouch } from './scope'
import type { Input } from './signatures'
import { step } from './stepping'
import * as store from './store'

/** Who must see it before anybody reviews it: the mentor of a stringer, a student, a contractor. */
async function mentorOf(caller: Caller) {
  const mentorId = (await colleague(caller.personId ?? ''))?.mentorId
  const mentor = mentorId ? await colleague(mentorId) : null
  return mentor?.active ? { personId: mentor.personId, name: mentor.name } : null
}

/** 交审 */
export async function submit(
  { storyId, revision, urgent = false, important = false, confirmed = [] }: Input<'submit'>,
  caller: Caller,
): Promise<Story> {
  const asked = await store.demand(storyId)
  requireTouch(caller, asked)
  if (asked.revision !== revision) throw changedMeanwhile(storyId)
  await demandComplete(asked)
  const checked = await demandConfirmed(asked, [...(asked.checked?.confirmed ?? []), ...confirmed], caller)
  const mentor = await mentorOf(caller)
  return step('submit', { storyId, revision }, caller, (row, moment) => ({
    ...moves.submitted(row, moment, { urgent, important, mentor }),
    checked,
  }))
}

export const withdraw = (input: Input<'withdraw'>, caller: Caller): Promise<Story> =>
  step('withdraw', input, caller, moves.withdrawn)

export const passOn = (input: Input<'passOn'>, caller: Caller): Promise<Story> =>
  step('passOn', input, caller, moves.passedOn)

export const sendBack = ({ reasons, ...input }: Input<'sendBack'>, caller: Caller): Promise<Story> =>
  step('sendBack', input, caller, (row, moment) => moves.sentBack(row, moment, reasons))

export const claimStage = (input: Input<'claimStage'>, caller: Caller): Promise<Story> =>
  step('claimStage', input, caller, moves.claimed)

export const releaseStage = (input: Input<'releaseStage'>, caller: Caller): Promise<Story> =>
  step('releaseStage', input, caller, (row, moment) => moves.released(row, moment, 'releaseStage'))

export const passStage = (
  { note = '', readAloud = false, stage, ...input }: Input<'passStage'>,
  caller: Caller,
): Promise<Story> =>
  step('passStage', input, caller, (row, moment) => moves.passed(row, moment, { note, readAloud }), {
    stage,
    readAloud,
  })

export const returnStory = ({ reasons, ...input }: Input<'returnStory'>, caller: Caller): Promise<Story> =>
  step('returnStory', input, caller, (row, moment) => moves.returned(row, moment, reasons))

export const rejectStory = ({ reasons, ...input }: Input<'rejectStory'>, caller: Caller): Promise<Story> =>
  step('rejectStory', input, caller, (row, moment) => moves.rejected(row, moment, reasons))

export const reopen = (input: Input<'reopen'>, caller: Caller): Promise<Story> =>
  step('reopen', input, caller, moves.reopened)

/** 签发: the checks once more, for whoever changed the text in the review. */
export async function sign({ confirmed = [], ...input }: Input<'sign'>, caller: Caller): Promise<Story> {
  const asked = await store.demand(input.storyId)
  if (asked.revision !== input.revision) throw changedMeanwhile(input.storyId)
  if (asked.work === 'to_sign') await demandComplete(asked)
  // looked through before the transaction: it is of this revision, which the transaction holds to
  const keys = [...(asked.checked?.confirmed ?? []), ...confirmed]
  const checked = asked.work === 'to_sign' ? await demandConfirmed(asked, keys, caller) : asked.checked
  const formsHash = await formsDigest(input.storyId)
  return step('sign', input, caller, (row, moment) => ({
    ...moves.signed(row, { ...moment, formsHash }),
    checked,
  }))
}

const MOST_MARKS = 300

export const mark = ({ storyId, revision, ...said }: Input<'mark'>, caller: Caller): Promise<Story> =>
  step('mark', { storyId, revision }, caller, (row, { at }) => {
    const { review, task } = row
    if (!review || task === null || task === 'sign' || task === 'mentor') return {}
    if (review.marks.length >= MOST_MARKS) {
      throw new AppError('invalid_input', 'too many marks', { '': '标得太多了，退回去让作者先改一遍。' })
    }
    const { round } = review
    const by = personOf(caller)
    const made: Mark = { markId: newId(caller, 'mark'), stage: task, round, revision, by, at, ...said }
    return { review: { ...review, marks: [...review.marks, made] } }
  })

/** 去掉差错标记: one's own. */
export const unmark = ({ storyId, markId }: Input<'unmark'>, caller: Caller): Promise<Story> =>
  step('mark', { storyId }, caller, (row) => {
    const { review } = row
    const found = review?.marks.find((one) => one.markId === markId)
    if (!review || !found) throw new AppError('not_found', `mark ${markId}`)
    if (found.by.personId !== caller.personId || found.round !== review.round || found.stage !== row.task) {
      throw new AppError('not_allowed', `mark ${markId} is somebody else's`, {
        '': '这一处不是您在这一道标的，不能去掉。',
      })
    }
    return { review: { ...review, marks: review.marks.filter((one) => one !== found) } }
  })
