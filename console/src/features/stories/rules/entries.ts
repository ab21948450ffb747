import type { NameEntry, PersonEntry, RuleSetContent, WordEntry } from '@functions/stories/contract/rules'

export type Entry = WordEntry | NameEntry | PersonEntry

export const nameOf = (entry: Entry): string => ('word' in entry ? entry.word : entry.name)

const term = (from: string | null, until: string | null): string =>
  from || until ? `（${from ?? ''}至${until ?? '今'}）` : ''

/** One entry in one line, as an editor would say it. */
export function saidOf(entry: Entry): string {
  if ('word' in entry) {
    return [
      entry.instead && `写“${entry.instead}”`,
      entry.except.length > 0 && `不算：${entry.except.join('、')}`,
    ]
      .filter(Boolean)
      .join('；')
  }
  if ('wrong' in entry) return entry.wrong.length > 0 ? `错写：${entry.wrong.join('、')}` : ''
  const posts = entry.posts.map(({ title, from, until }) => `${title}${term(from, until)}`)
  return [
    entry.rank !== null && `排第 ${entry.rank}`,
    posts.join('、'),
    entry.aliases.length > 0 && `也写：${entry.aliases.join('、')}`,
  ]
    .filter(Boolean)
    .join('；')
}

export interface EntryChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly name: string
  readonly before: string
  readonly after: string
}

/** What became of a list from one version to another, entry by entry; their order says nothing. */
export function changesBetween(before: readonly Entry[], after: readonly Entry[]): EntryChange[] {
  const old = new Map(before.map((entry) => [nameOf(entry), entry]))
  const now = new Map(after.map((entry) => [nameOf(entry), entry]))
  const gone = [...old].flatMap(([name, entry]): EntryChange[] =>
    now.has(name) ? [] : [{ kind: 'removed', name, before: saidOf(entry), after: '' }],
  )
  const come = [...now].flatMap(([name, entry]): EntryChange[] => {
    const was = old.get(name)
    if (!was) return [{ kind: 'added', name, before: '', after: saidOf(entry) }]
    return JSON.stringify(was) === JSON.stringify(entry)
      ? []
      : [{ kind: 'changed', name, before: saidOf(was), after: saidOf(entry) }]
  })
  return [...gone, ...come]
}

/** A new entry of a kind, with nothing in it. */
export function blankEntry(kind: RuleSetContent['kind']): Entry {
  if (kind === 'words') return { word: '', instead: '', except: [] }
  if (kind === 'names') return { name: '', wrong: [] }
  return { name: '', aliases: [], rank: null, posts: [] }
}

/** With one entry put in, in place of another or at the end; `null` takes the other out. */
export function withEntry(entries: readonly Entry[], old: Entry | null, entry: Entry | null): Entry[] {
  if (old === null) return entry ? [...entries, entry] : [...entries]
  return entries.flatMap((one) => (one === old ? (entry ? [entry] : []) : [one]))
}

/** Names that an editor has typed with 、 or blanks between them. */
export const splitForms = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[、，,；;\n]+/)
      .map((form) => form.trim())
      .filter(Boolean),
  ),
]
