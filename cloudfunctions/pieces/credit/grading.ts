import { AppError } from '../../_common/errors'
import { permits } from '../../_common/grants'
import type { Caller } from '../../_server/caller'
import { beyondOf, encodeCursor } from '../../_server/paging'
import { colleague } from '../../people/colleagues'
import { type Contribution, GRADERS } from '../contract/credit'
import { pieceIdOf } from '../contract/graph'
import { monthBegins, monthOf } from '../day'
import type { Input, Output } from '../signatures'
import * as pieceStore from '../store'
import * as store from '../store/credits'
import { FIRST_FORMULA, formulaFor } from './formula'

const PAGE = 30

export const allFormulas = async () => [...(await store.savedFormulas()), FIRST_FORMULA]

/** 待评分: the month's published stories with what was put down for each. */
export async function published(
  { month, cursor }: Input<'published'>,
  caller: Caller,
): Promise<Output<'published'>> {
  const afterPlace = beyondOf(cursor)
  const [found, formulas, head] = await Promise.all([
    pieceStore.publishedFrom('story', monthBegins(month), PAGE + 1, afterPlace),
    allFormulas(),
    store.monthRow(month),
  ])
  const ofMonth = found.filter(({ publishedAt }) => publishedAt !== null && monthOf(publishedAt) === month)
  const page = ofMonth.slice(0, PAGE)
  const seen = page.filter((row) => permits(caller.grants, GRADERS, row))
  const credits = new Map(
    (await store.creditsOf(seen.map(({ refId }) => refId))).map((row) => [row._id, row]),
  )
  const last = page.at(-1)?.publishedPlace
  return {
    items: seen.map(({ refId, title, columnId, unitId, publishedAt, createdBy, characters }) => {
      const credit = credits.get(refId)
      return {
        storyId: refId,
        title,
        columnId,
        unitId,
        publishedAt: publishedAt ?? '',
        createdBy,
        characters,
        inputs: credit ? store.inputsOf(credit) : null,
        revision: credit?.revision ?? 0,
      }
    }),
    formula: formulaFor(formulas, month),
    locked: head.locked,
    nextCursor: ofMonth.length > PAGE && last ? encodeCursor([last]) : null,
  }
}

const invalid = (field: string, why: string) =>
  new AppError('invalid_input', `credit: ${field}`, { [field]: why })

/** Each contribution with the name of the account and whoever graded it: a grade that stays keeps its grader. */
async function contributionsOf(
  input: Input<'grade'>,
  caller: Caller,
  before: readonly Contribution[],
): Promise<Contribution[]> {
  const keys = input.contributions.map(({ personId, part }) => `${personId} ${part}`)
  if (new Set(keys).size < keys.length) throw invalid('contributions', '同一个人的同一种分工只写一次。')
  return Promise.all(
    input.contributions.map(async ({ personId, part, grade }) => {
      const known = before.find((other) => other.personId === personId && other.part === part)
      if (known && known.grade === grade) return known
      // as it was when nobody had graded, to give or to take, is everybody's but one's own
      if (personId === caller.personId && (grade !== null || known)) {
        throw new AppError('not_allowed', 'grading oneself', {
          contributions: '不能给自己的部分打分，请另一位编辑来打。',
        })
      }
      const name = known?.name ?? (await colleague(personId))?.name
      if (name === undefined) throw invalid('contributions', '有一个人不在人员名单里，重新选一下。')
      const gradedBy = grade === null ? null : { personId: caller.personId ?? '', name: caller.name }
      return { personId, name, part, grade, gradedBy }
    }),
  )
}

/**
 * What a piece counts by is set by somebody without a part in it. An editor who had one may be the first to write it down, the
 * author may not; afterwards neither changes it.
 */
function demandNotOwn(
  input: Input<'grade'>,
  forms: readonly string[],
  caller: Caller,
  known: store.CreditRow | undefined,
) {
  const own = (one: { readonly personId: string }) => one.personId === caller.personId
  const sentence = '这篇有您的一份，形式、字数和难度请另一位编辑来改。'
  const refuse = (why: string) => new AppError('not_allowed', why, { difficulty: sentence })
  if (!known) {
    if (input.contributions.some((one) => own(one) && one.part === 'author'))
      throw refuse('the author writes it down')
    return
  }
  const same =
    known.characters === input.characters &&
    known.difficulty === input.difficulty &&
    known.forms.join() === forms.join()
  if (!same && [...known.contributions, ...input.contributions].some(own)) throw refuse('a part of one’s own')
}

const CLOSED = { '': '这个月已经封账，分工和评分不能再改。确实要改，请管理员重开。' }

/** 登记分工、评分. */
export async function grade(input: Input<'grade'>, caller: Caller): Promise<Output<'grade'>> {
  const { storyId } = input
  const piece = await pieceStore.pieces.demand(pieceIdOf({ kind: 'story', id: storyId }))
  if (!permits(caller.grants, GRADERS, piece)) {
    throw new AppError('not_allowed', `story ${storyId} is outside the grants`)
  }
  const { publishedAt, title } = piece
  if (publishedAt === null) {
    throw new AppError('wrong_state', `story ${storyId} was never published`, {
      '': '稿子发布以后才能评分。',
    })
  }
  const month = monthOf(publishedAt)
  const formula = formulaFor(await allFormulas(), month)
  const forms = [...new Set(input.forms)].sort()
  if (!forms.every((form) => formula.terms.forms.some((known) => known.form === form))) {
    throw invalid('forms', '有一种形式不在这个月的公式里，重新选一下。')
  }
  const [known] = await store.creditsOf([storyId])
  demandNotOwn(input, forms, caller, known)
  const contributions = await contributionsOf(input, caller, known?.contributions ?? [])
  return store.withCredit(storyId, month, ({ credit, month: head }) => {
    if (credit?.lastTap === caller.requestId) return { put: null, answer: answerOf(credit) }
    if (head.locked) throw new AppError('wrong_state', `month ${month} is closed`, CLOSED)
    if ((credit?.revision ?? 0) !== input.revision || credit?.revision !== known?.revision) {
      throw new AppError('changed_meanwhile', `credit of ${storyId} has a newer revision`)
    }
    const { characters, difficulty, revision } = input
    const put: store.CreditRow = {
      _id: storyId,
      month,
      title,
      publishedAt,
      forms,
      characters,
      difficulty,
      contributions,
      revision: revision + 1,
      lastTap: caller.requestId,
    }
    return { put, answer: answerOf(put) }
  })
}

const answerOf = (row: store.CreditRow): Output<'grade'> => ({
  inputs: store.inputsOf(row),
  revision: row.revision,
})
