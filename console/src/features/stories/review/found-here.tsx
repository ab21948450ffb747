import type { Finding } from '@functions/stories/contract'
import { useState } from 'react'

const WEIGHTS: Record<Finding['weight'], string> = { confirm: '要确认', fix: '要改', advice: '看一眼' }
const AT_FIRST = 5

interface FoundHereProps {
  readonly findings: readonly Finding[]
  readonly onShow: (finding: Finding) => void
}

/** 规则查到的: the same findings as the writer had; the reviewer decides, no rule does. */
export function FoundHere({ findings, onShow }: FoundHereProps) {
  const [all, setAll] = useState(false)
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight))
  const shown = all ? sorted : sorted.slice(0, AT_FIRST)
  return (
    <section className="rail side-part" aria-labelledby="found-here">
      <h2 id="found-here">
        规则查到的 <span className="meta">{findings.length > 0 ? `${findings.length} 处` : '没有'}</span>
      </h2>
      <ul className="marks">
        {shown.map((finding) => (
          <li key={`${finding.key}:${finding.field}:${finding.block}:${finding.from}`} className="mark">
            <p>
              <span className={`finding-weight finding-${finding.weight}`}>{WEIGHTS[finding.weight]}</span>{' '}
              <button
                type="button"
                className="link"
                aria-label={`去看“${finding.words}”`}
                onClick={() => onShow(finding)}
              >
                {finding.words || finding.rule}
              </button>
              　{finding.message}
            </p>
            <p className="meta">{finding.basis}</p>
          </li>
        ))}
      </ul>
      {shown.length < findings.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          还有 {findings.length - shown.length} 处，都列出来
        </button>
      )}
    </section>
  )
}

const ORDER: readonly Finding['weight'][] = ['confirm', 'fix', 'advice']
