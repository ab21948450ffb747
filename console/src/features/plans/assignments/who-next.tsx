import type { Assignment } from '@functions/plans/contract'
import { Form, Input, Modal } from 'antd'
import { useMe } from '../../../me'
import { DueItem, PersonItem } from '../parts/plan-items'

interface DialogProps {
  readonly busy: boolean
  readonly onClose: () => void
}
interface To {
  readonly personId: string
  readonly dueAt: string
}

/** 派人, 改派, 改时间. */
export function AssignForm({
  assignment,
  busy,
  onAssign,
  onClose,
}: DialogProps & { assignment: Assignment; onAssign: (to: To) => void }) {
  const [form] = Form.useForm<To>()
  return (
    <Modal
      open
      title="派给谁"
      okText="派出去"
      cancelText="先不"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ personId: assignment.assignee?.personId ?? null, dueAt: assignment.dueAt }}
        onFinish={onAssign}
      >
        <PersonItem label="谁去做" />
        <DueItem />
      </Form>
    </Modal>
  )
}

interface Offer {
  readonly personId: string
  readonly note: string
}

/** 交接: the work stays here until the other one says yes. */
export function HandOverForm({ busy, onOffer, onClose }: DialogProps & { onOffer: (offer: Offer) => void }) {
  const [form] = Form.useForm<Offer>()
  const { staff } = useMe()
  return (
    <Modal
      open
      title="交给别人"
      okText="问问对方"
      cancelText="先不"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={onOffer}>
        <p className="meta">对方点头之前，任务还在您手里。</p>
        <PersonItem label="交给谁" except={staff.staffId} />
        <Form.Item
          name="note"
          label="做到哪一步了"
          rules={[{ required: true, min: 2, message: '写明做到哪一步了' }]}
        >
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
