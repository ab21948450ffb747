import { after, oneOf, type Row, type Transaction, table, transact } from '../../_server/db'
import type { Formula, Inputs, Line, Reopening } from '../contract/credit'

/** The inputs of one story. `_id`: the story's. */
export interface CreditRow extends Row, Omit<Inputs, 'storyId'> {
  readonly month: string
  readonly revision: number
  readonly lastTap: string
}

/** Whether a month is closed, and how often its inputs changed: closing must see all of them. `_id`: the month. */
export interface MonthRow extends Row {
  readonly locked: boolean
  /** Of the newest closed sheet; 0: none. */
  readonly version: number
  readonly changes: number
  readonly reopenings: readonly Reopening[]
  readonly lastTap: string
}

/** A closed sheet with the inputs and the formula it can be computed from again. `_id`: `<month>-<version>`. */
export interface SheetRow extends Row {
  readonly month: string
  readonly version: number
  readonly formula: Formula
  readonly inputs: readonly Inputs[]
  readonly lines: readonly Line[]
  readonly lockedBy: string
  readonly lockedAt: string
}

interface FormulaRow extends Row, Formula {
  readonly lastTap: string
}

const credits = table<CreditRow>('credits')
const months = table<MonthRow>('months')
const sheets = table<SheetRow>('sheets')
const formulas = table<FormulaRow>('formulas')

const PAGE = 500

export const emptyMonth = (month: string): MonthRow => ({
  _id: month,
  locked: false,
  version: 0,
  changes: 0,
  reopenings: [],
  lastTap: '',
})

export const inputsOf = ({ _id, title, publishedAt, ...row }: CreditRow): Inputs => ({
  storyId: _id,
  title,
  publishedAt,
  forms: row.forms,
  characters: row.characters,
  difficulty: row.difficulty,
  contributions: row.contributions,
})

/** All inputs of a month, in the order of story ids. */
export async function inputsOfMonth(month: string): Promise<Inputs[]> {
  const found: CreditRow[] = []
  for (let last: string | null = ''; last !== null; ) {
    const page: CreditRow[] = await credits.find(
      { month, _id: after(last) },
      { sort: [['_id', 'asc']], limit: PAGE },
    )
    found.push(...page)
    last = page.length === PAGE ? (page.at(-1)?._id ?? null) : null
  }
  return found.map(inputsOf)
}

export const creditsOf = async (storyIds: readonly string[]): Promise<CreditRow[]> =>
  storyIds.length === 0 ? [] : credits.find({ _id: oneOf(storyIds) }, { limit: storyIds.length })

export const monthRow = async (month: string): Promise<MonthRow> =>
  (await months.get(month)) ?? emptyMonth(month)

export const sheet = (month: string, version: number) => sheets.demand(`${month}-${version}`)

/** Writes the inputs of a story while its month is open. */
export function withCredit<T>(
  storyId: string,
  month: string,
  work: (found: { credit: CreditRow | null; month: MonthRow }) => {
    readonly put: CreditRow | null
    readonly answer: T
  },
): Promise<T> {
  return transact(async (transaction) => {
    const [credit, found] = await Promise.all([
      within<CreditRow>(transaction, 'credits', storyId),
      within<MonthRow>(transaction, 'months', month),
    ])
    const before = found ?? emptyMonth(month)
    const { put, answer } = work({ credit, month: before })
    if (put) {
      await putWithin(transaction, 'credits', put)
      await putWithin(transaction, 'months', { ...before, changes: before.changes + 1 })
    }
    return answer
  })
}

/** Compare and set: false when the month's inputs or its state have changed since `before`. */
export function moveMonth(before: MonthRow, next: MonthRow, closed: SheetRow | null): Promise<boolean> {
  return transact(async (transaction) => {
    const found = (await within<MonthRow>(transaction, 'months', before._id)) ?? emptyMonth(before._id)
    const same =
      found.changes === before.changes && found.locked === before.locked && found.version === before.version
    if (!same) return false
    if (closed) await putWithin(transaction, 'sheets', closed)
    await putWithin(transaction, 'months', next)
    return true
  })
}

const formulaOf = ({ _id, lastTap, ...formula }: FormulaRow): Formula => formula

/** Newest version first. */
export async function savedFormulas(): Promise<Formula[]> {
  const rows = await formulas.find({}, { sort: [['version', 'desc']], limit: 200 })
  return rows.map(formulaOf)
}

const formulaId = (version: number): string => `formula-${version}`

/** The formula of that version when it was saved by this very tap. */
export async function formulaOfTap(version: number, tap: string): Promise<Formula | null> {
  const row = await formulas.get(formulaId(version))
  return row?.lastTap === tap ? formulaOf(row) : null
}

/** Says false when somebody saved this version first. */
export const addFormula = (formula: Formula, lastTap: string): Promise<boolean> =>
  formulas.add({ _id: formulaId(formula.version), ...formula, lastTap })

async function within<T extends Row>(transaction: Transaction, name: string, id: string): Promise<T | null> {
  return (await transaction.collection(name).doc(id).get()).data as T | null
}

async function putWithin<T extends Row>(
  transaction: Transaction,
  name: string,
  { _id, ...row }: T,
): Promise<void> {
  await transaction.collection(name).doc(_id).set(row)
}
