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
}

export interface Rule {
  readonly info: RuleInfo
  find(passages: readonly Passage[], context: Context): Spot[]
}

export interface Context {
  /** 发布日期, or now: for dates that do not name their year. */
  readonly date: Date
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
