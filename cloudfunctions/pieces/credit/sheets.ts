import { AppError } from '../../_common/errors'
import type { Caller } from '../../_server/caller'
import { instant } from '../../_server/clock'
import type { Formula, Sheet } from '../contract/credit'
import { monthOf } from '../day'
import type { Input, Output } from '../signatures'
import * as store from '../store/credits'
import { formulaFor } from './formula'
import { allFormulas } from './grading'
import { reckon, ungradedIn } from './reckoning'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

async function closedSheet(head: store.MonthRow, version: number): Promise<Sheet> {
  const { month, formula, inputs, lines, lockedBy, lockedAt } = await store.sheet(head._id, version)
  const kept = [...lines]
  return {
    month,
    version,
    locked: head.locked && head.version === version,
    lockedBy,
    lockedAt,
    formula,
    lines: kept,
    ungraded: ungradedIn(kept),
    agrees: same(reckon(inputs, formula.terms), kept),
    reopenings: [...head.reopenings],
  }
}

async function openSheet({ _id: month, version, reopenings }: store.MonthRow): Promise<Sheet> {
  const [inputs, formulas] = await Promise.all([store.inputsOfMonth(month), allFormulas()])
  const formula = formulaFor(formulas, month)
  const lines = reckon(inputs, formula.terms)
  return {
    month,
    version,
    locked: false,
    lockedBy: null,
    lockedAt: null,
    formula,
    lines,
    ungraded: ungradedIn(lines),
    agrees: true,
    reopenings: [...reopenings],
  }
}

/** 月表: as it was closed, or as it would be now. An earlier closed version stays readable by its number. */
export async function sheet({ month, version }: Input<'sheet'>): Promise<Output<'sheet'>> {
  const head = await store.monthRow(month)
  if (version !== undefined) return closedSheet(head, version)
  return head.locked ? closedSheet(head, head.version) : openSheet(head)
}

/** 我的: nobody else's line leaves the centre. */
export async function mine({ month }: Input<'mine'>, caller: Caller): Promise<Output<'mine'>> {
  const { locked, formula, lines } = await sheet({ month })
  return { month, locked, formula, line: lines.find(({ personId }) => personId === caller.personId) ?? null }
}

/** 封账. Inputs that change while it is computed make it fail, not wrong. */
export async function close({ month }: Input<'close'>, caller: Caller): Promise<Output<'close'>> {
  if (month >= monthOf(instant())) {
    throw new AppError('wrong_state', `month ${month} is not over`, {
      '': '这个月还没过完，下个月 1 日起才能封账。',
    })
  }
  const head = await store.monthRow(month)
  if (head.lastTap === caller.requestId) return { month, version: head.version }
  if (head.locked) throw new AppError('wrong_state', `month ${month} is closed`, { '': '这个月已经封账了。' })
  const inputs = await store.inputsOfMonth(month)
  const formula = formulaFor(await allFormulas(), month)
  const lines = reckon(inputs, formula.terms)
  if (ungradedIn(lines) > 0) {
    throw new AppError('wrong_state', `month ${month} has parts without a grade`, {
      '': `还有 ${ungradedIn(lines)} 份没有评分，评完再封账。`,
    })
  }
  const version = head.version + 1
  const closed = {
    _id: `${month}-${version}`,
    month,
    version,
    formula,
    inputs,
    lines,
    lockedBy: caller.name,
    lockedAt: instant(),
  }
  if (!(await store.moveMonth(head, { ...head, locked: true, version, lastTap: caller.requestId }, closed))) {
    throw new AppError('changed_meanwhile', `month ${month} changed while it was closed`)
  }
  return { month, version }
}

/** 重开: the closed version stays as it was, and the month says who opened it again and why. */
export async function reopen({ month, reason }: Input<'reopen'>, caller: Caller): Promise<Output<'reopen'>> {
  const head = await store.monthRow(month)
  if (head.lastTap === caller.requestId) return { month, version: head.version }
  if (!head.locked)
    throw new AppError('wrong_state', `month ${month} is open`, { '': '这个月没有封账，不用重开。' })
  const reopenings = [...head.reopenings, { version: head.version, reason, by: caller.name, at: instant() }]
  const next = { ...head, locked: false, reopenings, lastTap: caller.requestId }
  if (!(await store.moveMonth(head, next, null))) {
    throw new AppError('changed_meanwhile', `month ${month} changed meanwhile`)
  }
  return { month, version: head.version }
}

export async function formulas(): Promise<Output<'formulas'>> {
  return { formulas: await allFormulas() }
}

/** 改公式: from a month on that nobody has closed; what is closed keeps its own. */
export async function saveFormula(input: Input<'saveFormula'>, caller: Caller): Promise<Formula> {
  const { version, from, reason, terms } = input
  const saved = await store.formulaOfTap(version + 1, caller.requestId)
  if (saved) return saved
  const newest = (await allFormulas())[0]
  if (newest?.version !== version)
    throw new AppError('changed_meanwhile', `formula ${version} is not the newest`)
  if ((await store.monthRow(from)).locked) {
    throw new AppError('wrong_state', `month ${from} is closed`, {
      from: '这个月已经封账，从没封账的月份起改。',
    })
  }
  if (new Set(terms.forms.map(({ form }) => form)).size < terms.forms.length) {
    throw new AppError('invalid_input', 'a form twice', { terms: '有两种形式的编号一样，改掉一个。' })
  }
  const formula = { version: version + 1, from, reason, by: caller.name, at: instant(), terms }
  if (!(await store.addFormula(formula, caller.requestId))) {
    throw new AppError('changed_meanwhile', `formula ${formula.version} was saved meanwhile`)
  }
  return formula
}
