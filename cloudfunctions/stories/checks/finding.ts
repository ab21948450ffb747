import type { Trouble } from '../../_server/outside'
import type { Passage } from './text'

/** `confirm`: stays out until a person says it may be public. `fix`: wrong by a rule. `advice`: look again. */
export type Weight = 'confirm' | 'fix' | 'advice'

/** Where a rule comes from and what it is; a set of rules changes by raising its version. */
export interface RuleInfo {
  readonly ruleId: string
  readonly version: number
  /** What the rule is called in the newsroom. */
  readonly name: string
  /** The law, standard or house style it rests on. */
  readonly basis: string
  readonly weight: Weight
  readonly author: string
  /** Why this version is as it is. */
  readonly reason: string
}

/** Something found: where, and what to do about it. No rule decides by itself; a person does. */
export interface Spot {
  readonly passage: Passage
  /** Characters of the passage's text. */
  readonly from: number
  readonly to: number
  readonly message: string
  readonly suggestion?: string
  /** The words of the source that these were compared with. */
  readonly original?: { readonly title: string; readonly text: string }
}

export interface Rule {
  readonly info: RuleInfo
  find(passages: readonly Passage[], context: Context): Spot[]
}

/** What stands behind a link, as far as it is known. */
export interface Linked {
  /** `unchecked`: nobody has looked. `withdrawn`: was published here and is not any more. */
  readonly state: 'live' | 'withdrawn' | 'missing' | 'dead' | 'unchecked'
  readonly title: string
  /** Of an address of another site: what the patrol found when it opened it last; absent: it has not been there. */
  readonly opened?: { readonly at: string; readonly status: number; readonly trouble: Trouble | null }
  /** The words of an article of ours, or the source text that somebody kept; null: not known. */
  readonly text: string | null
}

/** Why a picture may not be shown, in words; null: it may. */
export type Rights = string | null

export interface Context {
  /** 发布日期, or now: for dates that do not name their year, and for who holds a post. */
  readonly date: Date
  /** By address, for links in the text. */
  readonly linked?: ReadonlyMap<string, Linked>
  /** By file id, for pictures whose rights are known. */
  readonly rights?: ReadonlyMap<string, Rights>
}

/** A rule that looks at each passage by itself with a pattern. */
export function patternRule(
  info: RuleInfo,
  pattern: RegExp,
  judge: (
    match: RegExpExecArray,
    passage: Passage,
    context: Context,
  ) => Pick<Spot, 'message' | 'suggestion'> | null,
): Rule {
  return {
    info,
    find: (passages, context) =>
      passages.flatMap((passage) =>
        [...passage.text.matchAll(pattern)].flatMap((match) => {
          const said = judge(match, passage, context)
          return said ? [{ passage, from: match.index, to: match.index + match[0].length, ...said }] : []
        }),
      ),
  }
}
