import type { EntryChange } from './entries'

const KINDS = { added: '添上', removed: '去掉', changed: '改动' } as const
const MOST_SHOWN = 100

/** What became of a list, entry by entry, in words and not by colour alone. */
export function Changes({ changes }: { changes: readonly EntryChange[] }) {
  if (changes.length === 0) return <p className="meta">两版一样。</p>
  return (
    <ul className="rule-changes">
      {changes.slice(0, MOST_SHOWN).map(({ kind, name, before, after }) => (
        <li key={name}>
          <span className={`rule-change rule-change-${kind}`}>{KINDS[kind]}</span>
          <strong>{name}</strong>
          {before && kind !== 'added' && <del>{before}</del>}
          {after && kind !== 'removed' && <ins>{after}</ins>}
        </li>
      ))}
      {changes.length > MOST_SHOWN && <li className="meta">还有 {changes.length - MOST_SHOWN} 条</li>}
    </ul>
  )
}
