import type { ColumnFreshness } from '@functions/articles/contract'
import { CARD_KINDS, MOTIFS } from '@functions/articles/contract'
import { site } from '@site'
import type { JSONContent } from '@tiptap/core'
import { Checkbox, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useId } from 'react'
import { reachesUnit, rolesAt, useMe } from '../../../me'
import { LimitMeter } from '../../../ui/limit-meter'
import { CoverChoice } from './cover-choice'
import type { Draft } from './draft'
import { DIGEST_LIMIT } from './title'

const KIND_LABELS: Record<(typeof CARD_KINDS)[number], string> = {
  picture: '图文',
  text: '文字',
  document: '文件',
  issue: '专题',
}
const MOTIF_LABELS: Record<(typeof MOTIFS)[number], string> = {
  news: '要闻图案（阴山、钢桥、厂区、钢卷）',
  service: '服务图案（街坊、钢桥、厂区）',
  culture: '文化图案（鹿、草浪、阴山）',
  study: '学习图案（草浪、钢卷、阴山）',
  volunteer: '志愿图案（街坊、鹿、草浪）',
  none: '不配图案（讣告、事故、案件、灾害用这个）',
}

interface FieldsProps {
  readonly draft: Draft
  readonly body: JSONContent
  readonly columns: readonly ColumnFreshness[]
  readonly onChange: (part: Partial<Draft>) => void
}

/** 稿件信息: where it goes, whose it is, how it is shown. */
export function Fields({ draft, body, columns, onChange }: FieldsProps) {
  const { staff } = useMe()
  // what is not in the grants cannot be chosen; what was chosen before stays to be seen
  const units = site.units.filter(
    ({ unitId }) => unitId === draft.unitId || reachesUnit(staff.grants, unitId),
  )
  const reachable = columns.filter(
    ({ columnId }) =>
      columnId === draft.columnId ||
      (draft.unitId
        ? rolesAt(staff.grants, { unitId: draft.unitId, columnId }).length > 0
        : staff.grants.some(({ columns: reach }) => reach === '*' || reach.includes(columnId))),
  )
  return (
    <section className="rail side-part" aria-labelledby="fields">
      <h2 id="fields">稿件信息</h2>
      <Row
        label="摘要"
        note={<LimitMeter name="摘要" length={[...draft.digest].length} limit={DIGEST_LIMIT} />}
      >
        {(id) => (
          <Input.TextArea
            id={id}
            data-field="digest"
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={draft.digest}
            maxLength={300}
            placeholder="不写就取正文开头"
            onChange={(event) => onChange({ digest: event.target.value })}
          />
        )}
      </Row>
      <div className="field-pair">
        <Row label="单位">
          {(id) => (
            <Select
              id={id}
              value={draft.unitId}
              placeholder="谁发的"
              options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
              onChange={(unitId) => onChange({ unitId })}
            />
          )}
        </Row>
        <Row label="栏目">
          {(id) => (
            <Select
              id={id}
              value={draft.columnId}
              placeholder="放在哪里"
              options={reachable.map(({ columnId, name }) => ({ value: columnId, label: name }))}
              onChange={(columnId) => onChange({ columnId, ...motifOf(columns, columnId, draft) })}
            />
          )}
        </Row>
        <Row label="来源">
          {(id) => (
            <Input
              id={id}
              data-field="source"
              value={draft.source}
              maxLength={40}
              placeholder={site.organiser}
              onChange={(event) => onChange({ source: event.target.value })}
            />
          )}
        </Row>
        <Row label="作者">
          {(id) => (
            <Input
              id={id}
              data-field="author"
              value={draft.author}
              maxLength={80}
              placeholder="文/… 图/…"
              onChange={(event) => onChange({ author: event.target.value })}
            />
          )}
        </Row>
      </div>
      <Row label="发布日期" hint="转载、旧文才填；不填就是点发布的时候">
        {(id) => (
          <DatePicker
            id={id}
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            value={draft.datedAt ? dayjs(draft.datedAt) : null}
            disabledDate={(day) => day.isAfter(dayjs(), 'day')}
            placeholder="发布的时候"
            onChange={(day) => onChange({ datedAt: day ? day.toDate().toISOString() : null })}
          />
        )}
      </Row>
      <div className="field-pair">
        <Row label="在列表里">
          {(id) => (
            <Select
              id={id}
              value={draft.kind}
              options={CARD_KINDS.map((kind) => ({ value: kind, label: KIND_LABELS[kind] }))}
              onChange={(kind) => onChange({ kind })}
            />
          )}
        </Row>
        <Row label="置顶">
          {(id) => (
            <Checkbox
              id={id}
              checked={draft.pinned}
              onChange={(event) => onChange({ pinned: event.target.checked })}
            >
              排在栏目最前
            </Checkbox>
          )}
        </Row>
      </div>
      <CoverChoice cover={draft.cover} body={body} onChange={(cover) => onChange({ cover })} />
      {draft.cover === null && (
        <Row label="没有照片时">
          {(id) => (
            <Select
              id={id}
              value={draft.motif}
              options={MOTIFS.map((motif) => ({ value: motif, label: MOTIF_LABELS[motif] }))}
              onChange={(motif) => onChange({ motif })}
            />
          )}
        </Row>
      )}
    </section>
  )
}

/** A story without a motif takes its column's; one that was chosen stays. */
function motifOf(columns: readonly ColumnFreshness[], columnId: string, draft: Draft): Partial<Draft> {
  const motif = columns.find((column) => column.columnId === columnId)?.motif
  return motif && draft.columnId === null && draft.motif === 'none' ? { motif } : {}
}

interface RowProps {
  readonly label: string
  readonly hint?: string
  readonly note?: ReactNode
  readonly children: (id: string) => ReactNode
}

function Row({ label, hint, note, children }: RowProps) {
  const id = useId()
  return (
    <div className="field-row">
      <div className="field-label">
        <label htmlFor={id}>{label}</label>
        {hint && <span className="meta">{hint}</span>}
        {note}
      </div>
      {children(id)}
    </div>
  )
}
