import { createHash } from 'node:crypto'
import type { Finding } from '../contract'
import type { Context, Rule } from './finding'
import { type ListRules, type Lists, SITE_LISTS } from './lists'
import { advertising } from './rules/advertising'
import { dates, weekdays } from './rules/dates'
import { disability } from './rules/disability'
import { forbidden } from './rules/forbidden'
import { headlines } from './rules/headlines'
import { deadLinks, linkForms } from './rules/links'
import { approximations, ranges, shortYears, shrinking, units } from './rules/numbers'
import { people } from './rules/people'
import { alternatives, rights } from './rules/pictures'
import { bankCards, homes, identityNumbers, phones } from './rules/privacy'
import { doubled, halfWidth, listing, pairs, trailing } from './rules/punctuation'
import { quotes, unfoundQuotes } from './rules/quotes'
import { register } from './rules/register'
import { sums } from './rules/sums'
import { superstition } from './rules/superstition'
import { tables } from './rules/tables'
import { type Checked, type Passage, passagesOf } from './text'

const PRIVACY: readonly Rule[] = [phones, identityNumbers, bankCards, homes]

/** Rules that are code alone. */
const FIXED: readonly Rule[] = [
  ...PRIVACY,
  dates,
  weekdays,
  quotes,
  unfoundQuotes,
  deadLinks,
  linkForms,
  alternatives,
  rights,
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
]

/** Rules over a list that the newsroom keeps. */
const LISTED: readonly ListRules[] = [
  people,
  register,
  forbidden,
  disability,
  advertising,
  headlines,
  superstition,
]

/** The rules as they stand at one moment. */
export interface Rulebook {
  /** Names the exact rules that ran: which version of the lists, and a mark of the code's own rules. */
  readonly version: string
  readonly rules: readonly Rule[]
}

/** The lists of a version, made into rules. */
export function rulebookOf(number: number, lists: Lists): Rulebook {
  const rules = [...FIXED, ...LISTED.flatMap(({ setId, make }) => make(lists[setId]))]
  const code = createHash('sha256')
    .update(FIXED.map(({ info }) => `${info.ruleId}@${info.version}`).join())
    .update(JSON.stringify(SITE_LISTS))
    .digest('hex')
  return { version: `${number}-${code.slice(0, 8)}`, rules }
}

/** As the site was set up. */
export const SITE_RULEBOOK = rulebookOf(1, SITE_LISTS)

/** Of what only helps an editor, this much is enough for one look; what must be confirmed is never cut off. */
const MOST_HINTS = 200

/** Looks through a story with every rule; what is found stands in reading order. Pure: the same words and context give the same findings. */
export function check(checked: Checked, context: Context, { rules } = SITE_RULEBOOK): Finding[] {
  const passages = passagesOf(checked)
  const sentences = passages.filter(({ field }) => !isCredit(field))
  const findings = rules
    .flatMap(({ info, find }) =>
      find(readsCredits(info) ? passages : sentences, context).map((spot) => findingOf(info, spot)),
    )
    .sort((a, b) => placeOf(a) - placeOf(b) || a.from - b.from)
  let hints = 0
  return findings.filter(({ weight }) => weight === 'confirm' || ++hints <= MOST_HINTS)
}

/** What must be confirmed before these words may be public; no list and no link has a say in it. */
export const personalData = (checked: Checked, context: Context): Finding[] =>
  check(checked, context, { version: '', rules: PRIVACY })

/** Names and what somebody must confirm are looked for in credits too; a rule of punctuation has nothing to say of `文/闫静`. */
const isCredit = (field: Passage['field']): boolean => field === 'author' || field === 'source'
const readsCredits = ({ weight, ruleId }: Rule['info']): boolean =>
  weight === 'confirm' || ruleId === 'name-register'

function findingOf(info: Rule['info'], spot: ReturnType<Rule['find']>[number]): Finding {
  const { passage, from, to, message, suggestion, original } = spot
  const words = passage.text.slice(from, to)
  return {
    key: keyOf(info.ruleId, words || `block ${passage.block}`),
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
    original: original ?? null,
  }
}

/** The same words found by the same rule are one matter, wherever they stand: who confirms a number confirms it once. */
const keyOf = (ruleId: string, words: string): string =>
  createHash('sha256').update(`${ruleId}\n${words}`).digest('base64url').slice(0, 16)

const FIELD_PLACES = { title: -4, digest: -3, source: -2, author: -1, body: 0, alt: 0 } as const
const placeOf = ({ field, block }: Finding): number => block ?? FIELD_PLACES[field]
