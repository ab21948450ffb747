import { WORKING_DAYS } from '@functions/_common/working-days'
import { type CalendarYear, settings } from '@functions/settings/contract'
import { App, Button, Form, Input, InputNumber, Table } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { fieldErrors, sayAll } from '../../../say'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { PageHead } from '../../../ui/page-head'
import { stacked } from '../../../ui/stacked'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { daysIn, daysInWords, workingDaysOf } from './days'
import './index.css'

interface Row extends CalendarYear {
  readonly added: boolean
}

/** Published years, each replaced by an added one of the same number; the newest first. */
function rowsOf(added: readonly CalendarYear[]): Row[] {
  const rows = new Map<number, Row>()
  for (const { year, free, worked } of WORKING_DAYS)
    rows.set(year, { year, free: [...free], worked: [...worked], added: false })
  for (const year of added) rows.set(year.year, { ...year, added: true })
  return [...rows.values()].sort((one, other) => other.year - one.year)
}

/** 工作日历: by what days the promised times are counted. A year's notice comes out in the November before. */
export function WorkingDays() {
  const { message, modal } = App.useApp()
  const { again, put, ...called } = useCall(useCallback(() => api(settings).site({}), []))
  const remove = (year: number) =>
    modal.confirm({
      title: `去掉填的 ${year} 年？`,
      content: '去掉以后，这一年的期限先只按周末算，写成“暂定”；软件自带这一年的，就按自带的算。',
      okText: '去掉',
      cancelText: '不动',
      onOk: async () => {
        try {
          const { years } = await api(settings).removeYear({ year })
          if (called.phase === 'ready') put({ ...called.data, years })
        } catch (error) {
          void message.error(sayAll(error))
        }
      },
    })
  if (called.phase === 'loading') return <Waiting onRetry={again} />
  if (called.phase === 'failed') return <Failed error={called.error} onRetry={again} />
  const rows = rowsOf(called.data.years)
  const last = Math.max(...rows.map(({ year }) => year))
  return (
    <div className="page">
      <PageHead title="工作日历" sub="办件、单子的期限按它算" />
      <Note tone="info" title={`有到 ${last} 年的放假和调休。`}>
        期限算到 {last + 1} 年的，写“暂定”。国务院办公厅的通知一般头年 11 月出，出来后在下面填上那一年。
      </Note>
      <section className="sheet" aria-label="各年">
        <Table<Row>
          rowKey="year"
          size="middle"
          pagination={false}
          className="stacked"
          dataSource={rows}
          columns={stacked<Row>([
            { title: '年', dataIndex: 'year', width: 80 },
            { title: '工作日', width: 90, render: (_, row) => `${workingDaysOf(row)} 天` },
            { title: '周一到周五里放假的', render: (_, row) => daysInWords(row.free) },
            { title: '周末里上班的', render: (_, row) => daysInWords(row.worked) },
            {
              title: '哪来的',
              width: 150,
              render: (_, row) =>
                row.added ? (
                  <>
                    这里填的
                    <Button type="link" size="small" onClick={() => remove(row.year)}>
                      去掉
                    </Button>
                  </>
                ) : (
                  '软件自带'
                ),
            },
          ])}
        />
      </section>
      <Enter
        key={last}
        year={last + 1}
        onSaved={(years) => {
          if (called.phase === 'ready') put({ ...called.data, years })
          void message.success('记下了，一分钟内期限按它算。')
        }}
      />
    </div>
  )
}

interface Entered {
  readonly year: number
  readonly free: string
  readonly worked: string
}

function Enter({ year, onSaved }: { year: number; onSaved: (years: CalendarYear[]) => void }) {
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const [busy, setBusy] = useState(false)
  const [counted, setCounted] = useState('')
  const save = async ({ year: of, free, worked }: Entered) => {
    setBusy(true)
    try {
      const { years } = await api(settings).saveYear({ year: of, free: daysIn(free), worked: daysIn(worked) })
      onSaved(years)
    } catch (error) {
      const fields = fieldErrors(error)
      form.setFields(
        (['free', 'worked'] as const).map((name) => ({ name, errors: fields[name] ? [fields[name]] : [] })),
      )
      void message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="sheet enter-year" aria-labelledby="enter-year">
      <h2 id="enter-year">填一年</h2>
      <Form<Entered>
        form={form}
        layout="vertical"
        initialValues={{ year, free: '', worked: '' }}
        onValuesChange={(_, all) => {
          const days = { year: all.year, free: daysIn(all.free ?? ''), worked: daysIn(all.worked ?? '') }
          setCounted(`照这样，${all.year} 年有 ${workingDaysOf(days)} 个工作日。`)
        }}
        onFinish={(all) => void save(all)}
      >
        <Form.Item label="哪一年" name="year" rules={[{ required: true, message: '写上年份' }]}>
          <InputNumber min={2024} max={2100} />
        </Form.Item>
        <Form.Item
          label="周一到周五里放假的日子"
          name="free"
          extra="照通知写，如：1月1日、10月1日、10-04。周末放假不用写。"
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
        <Form.Item label="周六、周日里上班的日子" name="worked" extra="调休上班的，如：10月9日。">
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
        <p className="meta" aria-live="polite">
          {counted}
        </p>
        <Button type="primary" htmlType="submit" loading={busy}>
          记下这一年
        </Button>
      </Form>
    </section>
  )
}
