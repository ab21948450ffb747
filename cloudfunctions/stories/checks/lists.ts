import { PEOPLE_REGISTER } from '../../../site/people-register'
import { REGISTER } from '../../../site/register'
import { WORD_LISTS } from '../../../site/words'
import type { NameEntry, PersonEntry, RuleSetContent, RuleSetId, WordEntry } from '../contract/rules'
import { RULE_SETS } from '../contract/rules'
import type { Rule, RuleInfo } from './finding'
import { type WordSet, wordRule } from './words'

/** A list as it is in force: which version, by whom, why. */
export interface List {
  readonly version: number
  readonly author: string
  readonly reason: string
  readonly content: RuleSetContent
}
export type Lists = Readonly<Record<RuleSetId, List>>

/** What the site was set up with: version 1 of every list. */
const SITE_CONTENT: Record<RuleSetId, RuleSetContent> = {
  'people-register': { kind: 'people', entries: [...PEOPLE_REGISTER] },
  'name-register': {
    kind: 'names',
    entries: REGISTER.map(({ name, wrong }) => ({ name, wrong: [...wrong] })),
  },
  ...(Object.fromEntries(
    Object.entries(WORD_LISTS).map(([setId, entries]) => [setId, { kind: 'words', entries }]),
  ) as Record<keyof typeof WORD_LISTS, RuleSetContent>),
}

export const FIRST_VERSION = 1

export const SITE_LISTS: Lists = Object.fromEntries(
  RULE_SETS.map((setId) => [
    setId,
    {
      version: FIRST_VERSION,
      author: '编辑部',
      reason: '随系统带来的第一版',
      content: SITE_CONTENT[setId],
    },
  ]),
) as Record<RuleSetId, List>

/** What a rule over a list knows by itself; version, author and reason come with the list. */
export type AboutRule = Pick<RuleInfo, 'name' | 'basis' | 'weight'> & { readonly note: string }

/** Makes the rules of one list; made anew whenever the list changes. */
export interface ListRules {
  readonly setId: RuleSetId
  make(list: List): readonly Rule[]
}

export const infoOf = (
  ruleId: string,
  { name, basis, weight, note }: AboutRule,
  { version, author, reason }: List,
): RuleInfo => ({
  ruleId,
  version,
  name,
  basis,
  weight,
  author,
  reason: version === FIRST_VERSION ? note : `${reason}（${note}）`,
})

/** One rule that finds the words of one list. */
export const listRule = (
  setId: RuleSetId,
  { message, only, ...about }: AboutRule & Pick<WordSet, 'message' | 'only'>,
): ListRules => ({
  setId,
  make: (list) => [
    wordRule({
      ...infoOf(setId, about, list),
      entries: wordsOf(list.content),
      message,
      ...(only ? { only } : {}),
    }),
  ],
})

/** A register of names is read as words, too: each wrong form, but not where it stands inside a right one. */
function wordsOf({ kind, entries }: RuleSetContent): WordEntry[] {
  if (kind === 'words') return entries
  if (kind === 'people') return []
  const names = entries.map(({ name }) => name)
  return (entries as NameEntry[]).flatMap(({ name, wrong }) =>
    wrong.map((word) => ({
      word,
      instead: name,
      except: names.filter((right) => right.includes(word)),
    })),
  )
}

export const peopleOf = ({ content }: List): readonly PersonEntry[] =>
  content.kind === 'people' ? content.entries : []
