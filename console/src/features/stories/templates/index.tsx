import { articles } from '@functions/articles/contract'
import { stories } from '@functions/stories/contract'
import type { Template } from '@functions/stories/contract/templates'
import { App, Button, Input, Modal, Select } from 'antd'
import { useCallback, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { since } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import './index.css'

/** 稿件模板: what stories of a column begin with. A template is written as a story and kept here. */
export function Templates() {
  const { message, modal } = App.useApp()
  const { staff } = useMe()
  const navigate = useNavigate()
  const { again, ...asked } = useCall(
    useCallback(async () => {
      const [{ templates }, { columns }] = await Promise.all([
        api(stories).templates({}),
        api(articles).columns({}),
      ])
      return { templates, columns }
    }, []),
  )
  const [changed, setChanged] = useState<Template | null>(null)
  const mayChange = mayCall(stories.actions.saveTemplate, rolesOf(staff.grants))
  const begin = async ({ content }: Template) => {
    try {
      const unitId = content.unitId ?? staff.unitId
      const { storyId } = await api(stories).create({ content: { ...content, unitId } })
      navigate(`/stories/${storyId}`)
    } catch (error) {
      message.error(sayAll(error))
    }
  }
  const remove = ({ templateId, number, name }: Template) =>
    modal.confirm({
      title: `停用“${name}”？`,
      content: '用它写的稿子不受影响。',
      okText: '停用',
      cancelText: '留着',
      onOk: async () => {
        try {
          await api(stories).removeTemplate({ templateId, number })
        } catch (error) {
          message.error(sayAll(error))
        }
        again()
      },
    })
  const columnName = (columnId: string | null) =>
    columnId === null
      ? '各栏目通用'
      : (asked.data?.columns.find((one) => one.columnId === columnId)?.name ?? columnId)
  return (
    <div className="page">
      <PageHead title="稿件模板" />
      {asked.phase === 'loading' && <Waiting onRetry={again} />}
      {asked.phase === 'failed' && <Failed error={asked.error} onRetry={again} />}
      {asked.data?.templates.length === 0 && (
        <Empty>还没有模板。写好一篇样子，在写稿页右边点“把这篇存成模板”。</Empty>
      )}
      <ul className="templates">
        {asked.data?.templates.map((one) => (
          <li key={one.templateId}>
            <div>
              <strong>{one.name}</strong>
              <p className="meta">
                {columnName(one.columnId)}　{one.by} {since(one.at, Date.now())}改过
              </p>
            </div>
            <div className="templates-actions">
              <Button size="small" onClick={() => begin(one)}>
                用它写一篇
              </Button>
              {mayChange && (
                <>
                  <Button size="small" onClick={() => setChanged(one)}>
                    改名字、栏目
                  </Button>
                  <Button size="small" onClick={() => remove(one)}>
                    停用
                  </Button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {changed && asked.data && (
        <ChangeTemplate
          template={changed}
          columns={asked.data.columns}
          onClose={(isChanged) => {
            setChanged(null)
            if (isChanged) again()
          }}
        />
      )}
    </div>
  )
}

interface ChangeTemplateProps {
  readonly template: Template
  readonly columns: readonly { readonly columnId: string; readonly name: string }[]
  readonly onClose: (isChanged: boolean) => void
}

function ChangeTemplate({ template, columns, onClose }: ChangeTemplateProps) {
  const { message } = App.useApp()
  const [name, setName] = useState(template.name)
  const [columnId, setColumnId] = useState(template.columnId)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const { templateId, number, content } = template
      await api(stories).saveTemplate({ templateId, number, name, columnId, content })
      onClose(true)
    } catch (error) {
      message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title="改模板"
      okText="存下"
      cancelText="不改了"
      confirmLoading={busy}
      onOk={save}
      onCancel={() => onClose(false)}
    >
      <Input
        aria-label="模板名字"
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        className="templates-column"
        aria-label="用在哪个栏目"
        value={columnId ?? ''}
        options={[
          { value: '', label: '各栏目通用' },
          ...columns.map((one) => ({ value: one.columnId, label: one.name })),
        ]}
        onChange={(value) => setColumnId(value || null)}
      />
    </Modal>
  )
}
