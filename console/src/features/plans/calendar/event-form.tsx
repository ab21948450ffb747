import { type EventContent, type PlannedEvent, plans } from '@functions/plans/contract'
import { Form, Input, Modal } from 'antd'
import { api } from '../../../api'
import { useAct } from '../../../use-act'
import { fromField } from '../parts/moments'
import { ColumnSelect } from '../parts/people'
import { MomentItem, WordsItem } from '../parts/plan-items'

interface EventFormProps {
  readonly event: PlannedEvent | null
  readonly day: string
  readonly onDone: () => void
  readonly onClose: () => void
}

/** 活动: what happens, when and where. */
export function EventForm({ event, day, onDone, onClose }: EventFormProps) {
  const [form] = Form.useForm<EventContent>()
  const { busy, act } = useAct()
  const save = async ({ title, place, note, startsAt, endsAt, columnId }: EventContent) => {
    const content = {
      title,
      place: place ?? '',
      note: note ?? '',
      startsAt,
      endsAt: endsAt ?? null,
      columnId: columnId ?? null,
    }
    const work = () =>
      event ? api(plans).changeEvent({ eventId: event.eventId, content }) : api(plans).addEvent({ content })
    if (await act(work, event ? '改好了。' : '排进日历了。')) onDone()
  }
  return (
    <Modal
      open
      title={event ? '改活动' : '排一个活动'}
      okText={event ? '存' : '排进日历'}
      cancelText="先不"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={event ?? { startsAt: fromField(`${day}T09:00`), endsAt: null, columnId: null }}
        onFinish={save}
      >
        <Form.Item
          name="title"
          label="什么活动"
          rules={[{ required: true, min: 2, message: '写明是什么活动' }]}
        >
          <Input maxLength={60} autoFocus />
        </Form.Item>
        <MomentItem name="startsAt" label="什么时候开始" />
        <MomentItem name="endsAt" label="什么时候结束（不知道就空着）" required={false} />
        <Form.Item name="place" label="在哪儿">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="columnId" label="归哪个栏目">
          <ColumnSelect />
        </Form.Item>
        <WordsItem name="note" label="要知道的事" />
      </Form>
    </Modal>
  )
}
