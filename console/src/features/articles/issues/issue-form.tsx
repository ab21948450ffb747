import {
  articles,
  type ColumnFreshness,
  ISSUE_FORM_LABELS,
  ISSUE_FORMS,
  type Issue,
  type IssueContent,
} from '@functions/articles/contract'
import { Button, Checkbox, Drawer, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import '../gatherings.css'
import { useSaving } from '../use-saving'
import { Items } from './items'
import { Pages } from './pages'

interface IssueFormProps {
  readonly issue: Issue | null
  readonly columns: readonly ColumnFreshness[]
  readonly onSaved: () => void
  readonly onClose: () => void
}

const fresh = (columns: readonly ColumnFreshness[]): IssueContent => ({
  columnId: columns[0]?.columnId ?? '',
  form: 'newspaper',
  number: 1,
  on: '',
  title: '',
  pages: [],
  video: null,
  items: [],
  shown: false,
})

function contentOf(issue: Issue): IssueContent {
  const { columnId, form, number, on, title, pages, video, items, shown } = issue
  return { columnId, form, number, on, title, pages, video, items, shown }
}

/** An issue: which, when, its pages or its programme, and its contents in order. */
export function IssueForm({ issue, columns, onSaved, onClose }: IssueFormProps) {
  const [content, setContent] = useState<IssueContent>(issue ? contentOf(issue) : fresh(columns))
  const { busy, save } = useSaving(onSaved)
  const put = (part: Partial<IssueContent>) => setContent((known) => ({ ...known, ...part }))
  const send = () =>
    save(() =>
      api(articles).saveIssue({ issueId: issue?.issueId ?? null, revision: issue?.revision ?? 0, content }),
    )
  return (
    <Drawer
      open
      size={Math.min(860, window.innerWidth)}
      title={issue ? `改第 ${issue.number} 期` : '新的一期'}
      onClose={onClose}
      extra={
        <Button type="primary" loading={busy} disabled={content.on === ''} onClick={send}>
          存
        </Button>
      }
    >
      <div className="gather-form">
        <Which content={content} columns={columns} onChange={put} />
        <Pages pages={content.pages} onChange={(pages) => put({ pages })} />
        <h2>节目</h2>
        <Input
          aria-label="节目视频的地址"
          placeholder="节目视频的地址，以 https:// 开头；没有就空着"
          value={content.video ?? ''}
          maxLength={500}
          onChange={({ target }) => put({ video: target.value.trim() || null })}
        />
        <Items items={content.items} onChange={(items) => put({ items })} />
      </div>
    </Drawer>
  )
}

interface WhichProps {
  readonly content: IssueContent
  readonly columns: readonly ColumnFreshness[]
  readonly onChange: (part: Partial<IssueContent>) => void
}

function Which({ content, columns, onChange }: WhichProps) {
  return (
    <div className="gather-side">
      <Select
        aria-label="栏目"
        value={content.columnId}
        options={columns.map(({ columnId, name }) => ({ value: columnId, label: name }))}
        onChange={(columnId) => onChange({ columnId })}
      />
      <Select
        aria-label="报纸还是电视"
        value={content.form}
        options={ISSUE_FORMS.map((form) => ({ value: form, label: ISSUE_FORM_LABELS[form] }))}
        onChange={(form) => onChange({ form })}
      />
      <InputNumber
        aria-label="第几期"
        prefix="第"
        suffix="期"
        min={1}
        max={99999}
        precision={0}
        value={content.number}
        onChange={(number) => onChange({ number: number ?? 1 })}
      />
      <label htmlFor="issue-day">哪天出的</label>
      <Input
        id="issue-day"
        type="date"
        style={{ width: 160 }}
        value={content.on}
        onChange={({ target }) => onChange({ on: target.value })}
      />
      <Input
        aria-label="这一期的题目"
        placeholder="这一期的题目，可以空着"
        style={{ width: 240 }}
        value={content.title}
        maxLength={40}
        onChange={({ target }) => onChange({ title: target.value })}
      />
      <Checkbox checked={content.shown} onChange={({ target }) => onChange({ shown: target.checked })}>
        读者看得到
      </Checkbox>
    </div>
  )
}
