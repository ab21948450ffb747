import { createHash } from 'node:crypto'
import type { Finding } from '../contract'
import type { Context, Rule } from './finding'
import { advertising } from './rules/advertising'
import { dates, weekdays } from './rules/dates'
import { disability } from './rules/disability'
import { headlines } from './rules/headlines'
import { approximations, ranges, shortYears, shrinking, units } from './rules/numbers'
import { bankCards, homes, identityNumbers, phones } from './rules/privacy'
import { doubled, halfWidth, listing, pairs, trailing } from './rules/punctuation'
import { register } from './rules/register'
import { sums } from './rules/sums'
import { superstition } from './rules/superstition'
import { tables } from './rules/tables'
import { type Checked, passagesOf } from './text'

export const RULES: readonly Rule[] = [
  phones,
  identityNumbers,
  bankCards,
  homes,
  dates,
  weekdays,
  register,
  disability,
  advertising,
  headlines,
  sums,
  tables,
  approximations,
  shrinking,
  shortYears,
  ranges,
  units,
  halfWidth,
  doubled,
  listing,
  trailing,
  pairs,
  superstition,
]

/** Names the exact set of rules that ran: changes whenever one of them is raised, added or taken out. */
export const RULES_VERSION = createHash('sha256')
  .update(RULES.map(({ info }) => `${info.ruleId}@${info.version}`).join())
  .digest('hex')
  .slice(0, 12)

/** Of what only helps an editor, this much is enough for one look; what must be confirmed is never cut off. */
const MOST_HINTS = 200

/** Looks through a story with every rule; what is found stands in reading order. Pure: the same words and date give the same findings. */
export function check(checked: Checked, context: Context): Finding[] {
  const passages = passagesOf(checked)
  const found = RULES.flatMap(({ info, find }) => find(passages, context).map((spot) => ({ info, spot })))
  const findings = found
    .map(({ info, spot: { passage, from, to, message, suggestion } }): Finding => {
      const words = passage.text.slice(from, to)
      return {
        key: keyOf(info.ruleId, words),
        ruleId: info.ruleId,
        rule: info.name,
        ruleVersion: info.version,
        basis: info.basis,
        weight: info.weight,
        field: passage.field,
        block: passage.block,
        from,
        to,
        words,
        message,
        suggestion: suggestion ?? null,
      }
    })
    .sort((a, b) => placeOf(a) - placeOf(b) || a.from - b.from)
  let hints = 0
  return findings.filter(({ weight }) => weight === 'confirm' || ++hints <= MOST_HINTS)
}

/** The same words found by the same rule are one matter, wherever they stand: who confirms a number confirms it once. */
const keyOf = (ruleId: string, words: string): string =>
  createHash('sha256').update(`${ruleId}\n${words}`).digest('base64url').slice(0, 16)

const placeOf = ({ field, block }: Finding): number =>
  field === 'title' ? -2 : field === 'digest' ? -1 : (block ?? 0)
