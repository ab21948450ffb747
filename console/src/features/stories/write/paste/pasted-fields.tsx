import { Button } from 'antd'
import { reachesUnit, useMe } from '../../../../me'
import { Icon } from '../../../../ui/icon'
import { exact } from '../../../../ui/time'
import type { Draft } from '../draft'
import type { PastedFacts } from './pasted-page'

interface PastedFieldsProps {
  readonly facts: PastedFacts
  readonly onChange: (part: Partial<Draft>) => void
  readonly onClose: () => void
}

/** 认出来的: offers to fill the fields from a pasted page; nothing is filled in unasked. */
export function PastedFields({ facts, onChange, onClose }: PastedFieldsProps) {
  const { title, datedAt, unitId, unitName, source, author } = facts
  const { staff } = useMe()
  const ours = unitId !== null && reachesUnit(staff.grants, unitId)
  const found = [
    ['题目', title],
    ['日期', datedAt ? exact(datedAt) : ''],
    ['单位', unitName && !ours ? `${unitName}（不归您写，这一项不填）` : unitName],
    ['来源', source],
    ['作者', author],
  ].filter(([, value]) => value)
  const fill = () => {
    onChange({
      title: title.slice(0, 80),
      ...(datedAt ? { datedAt } : {}),
      ...(ours ? { unitId } : {}),
      ...(source ? { source: source.slice(0, 40) } : {}),
      ...(author ? { author: author.slice(0, 80) } : {}),
    })
    onClose()
  }
  return (
    <section className="note pasted" aria-label="从粘贴的网页里认出来的">
      <Icon name="info-circle" />
      <div>
        <strong>粘贴的像是一整个网页，正文已经取出来。这些也认出来了：</strong>
        <dl className="definition">
          {found.map(([label, value]) => (
            <div key={label} className="pasted-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="note-actions">
          <Button type="primary" size="small" onClick={fill}>
            都填进去
          </Button>
          <Button size="small" onClick={onClose}>
            不用
          </Button>
        </p>
      </div>
    </section>
  )
}
