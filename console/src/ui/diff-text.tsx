import { diffChars, diffLines } from 'diff'
import { useMemo } from 'react'
import './diff-text.css'

interface DiffTextProps {
  readonly from: string
  readonly to: string
}

/** Character by character: what came is underlined, what went is struck through, and both are spoken. */
export function DiffText({ from, to }: DiffTextProps) {
  const parts = useMemo(() => diffParts(from, to), [from, to])
  if (parts.every(({ kind }) => kind === 'same')) return <p className="meta">文字一样。</p>
  return (
    <div className="diff">
      {parts.map(({ kind, text, at }) => {
        if (kind === 'same') return <span key={at}>{text}</span>
        const Tag = kind === 'added' ? 'ins' : 'del'
        return (
          <Tag key={at}>
            <span className="spoken">{kind === 'added' ? '（加上：' : '（去掉：'}</span>
            {text}
            <span className="spoken">）</span>
          </Tag>
        )
      })}
    </div>
  )
}

interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
  /** Place in the list, for keys. */
  readonly at: number
}

/** Beyond this many changes (half a second of a browser) a text is compared paragraph by paragraph. */
const MOST_CHANGES = 1000

export function diffParts(from: string, to: string): DiffPart[] {
  const changes = diffChars(from, to, { maxEditLength: MOST_CHANGES }) ?? diffLines(from, to)
  return changes.map(({ added, removed, value }, at) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
    at,
  }))
}
