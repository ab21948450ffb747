import type { Finding } from '@functions/stories/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { sayAll } from '../../../../say'
import { DiffText } from '../../../../ui/diff-text'
import './findings.css'
import type { Checking } from './use-checks'
import { WEIGHTS } from './weights'

const FIELDS: Record<Finding['field'], string> = {
  title: '题目',
  digest: '摘要',
  source: '来源',
  author: '作者',
  body: '正文',
  alt: '图的说明',
}

/** The rest waits: an imported text may have dozens, and the facts below must stay in reach. */
const AT_FIRST = 6

interface FindingsProps {
  readonly checking: Checking
  readonly onAgain: () => void
  readonly onShow: (finding: Finding) => void
  /** Null: the text cannot be changed now. */
  readonly onTake: ((finding: Finding, suggestion: string) => void) | null
}

/** 检查: what the rules say about the words as they stand, each with where it comes from. */
export function Findings({ checking, onAgain, onShow, onTake }: FindingsProps) {
  const { phase, findings } = checking
  const [all, setAll] = useState(false)
  const shown = all ? findings : findings.slice(0, AT_FIRST)
  return (
    <section className="rail side-part" aria-labelledby="findings">
      <h2 id="findings">
        检查 <span className="meta">{summaryOf(checking)}</span>
      </h2>
      {phase === 'failed' && (
        <p className="findings-failed" role="status">
          没查成：{sayAll(checking.error)}
          <button type="button" className="link" onClick={onAgain}>
            再查一次
          </button>
        </p>
      )}
      {phase === 'done' && findings.length === 0 && (
        <p className="meta">规则里的问题都没有。事实和导向，还要人来看。</p>
      )}
      {findings.some(({ field, words }) => field === 'body' && words !== '') && (
        <p className="meta">
          正文里画了线，点一下看原因；
          <kbd>F8</kbd> 到下一处
          {onTake && (
            <>
              ，<kbd>Alt+Enter</kbd> 照着改
            </>
          )}
          。
        </p>
      )}
      <ul className="findings">
        {shown.map((finding) => (
          <li key={`${finding.key}:${finding.field}:${finding.block}:${finding.from}`} className="finding">
            <p className="finding-head">
              <span className={`finding-weight finding-${finding.weight}`}>{WEIGHTS[finding.weight]}</span>
              <span className="finding-rule">{finding.rule}</span>
              <span className="meta">{FIELDS[finding.field]}</span>
            </p>
            <p>{finding.message}</p>
            {finding.original && <Compared finding={finding} original={finding.original} />}
            <p className="meta">
              {finding.basis}（第 {finding.ruleVersion} 版）
            </p>
            <p className="finding-actions">
              <Button
                size="small"
                onClick={() => onShow(finding)}
                aria-label={
                  finding.words ? `去看“${finding.words}”` : `去看${FIELDS[finding.field]}里的这一处`
                }
              >
                去看
              </Button>
              {finding.suggestion && onTake && (
                <Button
                  size="small"
                  onClick={() => onTake(finding, finding.suggestion ?? '')}
                  aria-label={`把“${finding.words}”改成“${finding.suggestion}”`}
                >
                  {finding.original ? '改成原文的写法' : `改成“${finding.suggestion}”`}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
      {checking.links.unchecked > 0 && (
        <p className="meta">
          外站链接 {checking.links.outside} 个，其中 {checking.links.unchecked}{' '}
          个没核过能不能打开，发之前自己点一下。
        </p>
      )}
      {shown.length < findings.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          还有 {findings.length - shown.length} 处，都列出来
        </button>
      )}
    </section>
  )
}

/** Character by character: struck through is what the story has, underlined what the source has. */
function Compared({ finding, original }: { finding: Finding; original: { title: string; text: string } }) {
  return (
    <figure className="finding-original">
      <figcaption className="meta">稿件 → 《{original.title}》原文</figcaption>
      <DiffText from={finding.words} to={original.text} />
    </figure>
  )
}

function summaryOf({ phase, findings }: Checking): string {
  if (phase === 'waiting') return '正在查'
  const serious = findings.filter(({ weight }) => weight !== 'advice').length
  const advice = findings.length - serious
  return [serious ? `${serious} 处要处理` : '', advice ? `${advice} 处看一眼` : ''].filter(Boolean).join('，')
}
