import { Form, Input, Modal } from 'antd'

interface ReasonProps {
  readonly title: string
  readonly label: string
  readonly busy: boolean
  readonly onGive: (reason: string) => void
  readonly onClose: () => void
}

/** A step that somebody must be told the reason of. */
export function Reason({ title, label, busy, onGive, onClose }: ReasonProps) {
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={title}
      okText="确定"
      cancelText="先不"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => onGive(reason.trim())}
      >
        <Form.Item
          name="reason"
          label={label}
          rules={[{ required: true, min: 2, message: '写明原因，对方会看到' }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
