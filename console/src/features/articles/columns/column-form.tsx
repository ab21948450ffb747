import { articles, Column, type ColumnFreshness, MOTIFS } from '@functions/articles/contract'
import { App, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { fieldErrors, sayAll } from '../../../say'

const MOTIF_LABELS: Record<(typeof MOTIFS)[number], string> = {
  news: '要闻（阴山、钢桥、厂区、钢卷）',
  service: '服务（街坊、钢桥、厂区）',
  culture: '文化（鹿、草浪、阴山）',
  study: '学习（草浪、钢卷、阴山）',
  volunteer: '志愿（街坊、鹿、草浪）',
  none: '不配图案',
}

interface ColumnFormProps {
  readonly column: ColumnFreshness | null
  readonly taken: readonly ColumnFreshness[]
  readonly onSaved: () => void
  readonly onClose: () => void
}

/** One column; its id is given once, because articles and addresses carry it. */
export function ColumnForm({ column, taken, onSaved, onClose }: ColumnFormProps) {
  const { message } = App.useApp()
  const [form] = Form.useForm<Column>()
  const [busy, setBusy] = useState(false)
  const save = async (values: Column) => {
    setBusy(true)
    try {
      await api(articles).saveColumn({ ...values, columnId: column?.columnId ?? values.columnId })
      message.success('存好了，5 秒内首页就是新的。')
      onSaved()
    } catch (error) {
      const fields = Object.entries(fieldErrors(error)).filter(([name]) => name in Column.shape)
      form.setFields(fields.map(([name, sentence]) => ({ name: name as keyof Column, errors: [sentence] })))
      if (fields.length === 0) message.error(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  const fresh: Partial<Column> = {
    motif: 'news',
    freshDays: 14,
    order: Math.max(0, ...taken.map(({ order }) => order)) + 1,
    shown: true,
  }
  return (
    <Modal
      open
      title={column ? `改栏目：${column.name}` : '添一个栏目'}
      okText="存"
      cancelText="不改了"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={column ?? fresh}
        onFinish={save}
      >
        {!column && (
          <Form.Item
            name="columnId"
            label="编号"
            extra="用在网址里，定了就不改。"
            rules={[
              {
                required: true,
                pattern: /^[a-z][a-z0-9-]{1,30}$/,
                message: '小写字母开头，可以有数字和短横',
              },
              {
                validator: (_, id) =>
                  taken.some(({ columnId }) => columnId === id)
                    ? Promise.reject(new Error('这个编号已经有栏目用了'))
                    : Promise.resolve(),
              },
            ]}
          >
            <Input placeholder="例如 sports" />
          </Form.Item>
        )}
        <Form.Item
          name="name"
          label="名字"
          rules={[{ required: true, whitespace: true, max: 20, message: '写上名字，不超过 20 个字' }]}
        >
          <Input />
        </Form.Item>
        <Form.Item
          name="freshDays"
          label="多少天要有新的"
          extra="动态要闻 14 天，通知公告和政策文件 180 天。"
          rules={[{ required: true, message: '写一个天数' }]}
        >
          <InputNumber min={1} max={3650} precision={0} suffix="天" />
        </Form.Item>
        <Form.Item name="order" label="排第几" rules={[{ required: true, message: '写一个数' }]}>
          <InputNumber min={0} max={999} precision={0} />
        </Form.Item>
        <Form.Item name="motif" label="没有照片时的图案">
          <Select options={MOTIFS.map((motif) => ({ value: motif, label: MOTIF_LABELS[motif] }))} />
        </Form.Item>
        <Form.Item name="shown" valuePropName="checked">
          <Checkbox>放在首页上</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  )
}
