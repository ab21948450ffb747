import type { FormulaTerms, Inputs, Item, Line } from '../contract/credit'

/** Points are kept in whole hundredths and money in 分, so that no sum depends on the order it was made in. */
const HUNDREDTHS = 100

/** Points of a whole piece before anybody's grade: forms and length, by difficulty. In hundredths. */
export function piecePoints(
  { forms, characters, difficulty }: Pick<Inputs, 'forms' | 'characters' | 'difficulty'>,
  terms: FormulaTerms,
): number {
  const wanted = new Set(forms)
  const forForms = terms.forms.reduce((sum, { form, points }) => sum + (wanted.has(form) ? points : 0), 0)
  const forLength = Math.min(
    terms.mostLengthPoints * HUNDREDTHS,
    Math.floor((characters * HUNDREDTHS) / terms.charactersPerPoint),
  )
  return Math.floor(((forForms * HUNDREDTHS + forLength) * terms.difficulties[difficulty]) / 100)
}

/**
 * What each had of one piece: the piece × the part's percent ÷ those who share it × the grade's percent. Rounded down once, at the end.
 * A part that nobody graded counts nothing yet.
 */
function itemsOf(inputs: Inputs, terms: FormulaTerms): { personId: string; name: string; item: Item }[] {
  const whole = piecePoints(inputs, terms)
  const { storyId, title, publishedAt, characters, difficulty } = inputs
  return inputs.contributions.map(({ personId, name, part, grade, gradedBy }) => {
    const sharedBy = inputs.contributions.filter((other) => other.part === part).length
    const percents = terms.parts[part] * (grade === null ? 0 : terms.grades[grade])
    const points = Math.floor((whole * percents) / (10_000 * sharedBy))
    const item = {
      storyId,
      title,
      publishedAt,
      forms: [...inputs.forms].sort(),
      characters,
      difficulty,
      part,
      sharedBy,
      grade,
      gradedBy: gradedBy?.name ?? null,
      points,
      fen: Math.floor((points * terms.fenPerPoint) / HUNDREDTHS),
    }
    return { personId, name, item }
  })
}

const byName = new Intl.Collator('zh-Hans-CN')
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * 月表: the same inputs and terms give the same lines in the same order, in whatever order the inputs come. By name: the sheet
 * pays, it does not compare.
 */
export function reckon(month: readonly Inputs[], terms: FormulaTerms): Line[] {
  const lines = new Map<string, Line>()
  const ordered = [...month].sort(
    (a, b) => inOrder(a.publishedAt, b.publishedAt) || inOrder(a.storyId, b.storyId),
  )
  for (const { personId, name, item } of ordered.flatMap((inputs) => itemsOf(inputs, terms))) {
    const line = lines.get(personId) ?? { personId, name, items: [], points: 0, fen: 0 }
    lines.set(personId, {
      ...line,
      // somebody who changed the name is called as in the newest piece
      name,
      items: [...line.items, item],
      points: line.points + item.points,
      fen: line.fen + item.fen,
    })
  }
  return [...lines.values()].sort((a, b) => byName.compare(a.name, b.name) || inOrder(a.personId, b.personId))
}

export const ungradedIn = (lines: readonly Line[]): number =>
  lines.reduce((sum, { items }) => sum + items.filter(({ grade }) => grade === null).length, 0)
