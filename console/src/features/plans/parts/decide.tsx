import { OUTCOME_LABELS, OUTCOMES, type Pitch, type Plan, plans } from '@functions/plans/contract'
import { Form, Input, Modal, Radio } from 'antd'
import { api } from '../../../api'
import { useAct } from '../../../use-act'
import { fromField } from './moments'
import { MomentItem, WorkItems } from './plan-items'

interface DecideProps {
  readonly pitch: Pitch
  readonly meetingId: string | null
  readonly onDone: () => void
  readonly onClose: () => void
}
interface Values extends Omit<Plan, 'eventId'> {
  readonly outcome: (typeof OUTCOMES)[number]
  readonly reason: string
}

const HOUR_MS = 3600_000
const dayAt = (day: string | null, clock: string, daysOn: number): string | null =>
  day
    ? fromField(`${day}T${clock}`)
    : new Date(Math.ceil((Date.now() + daysOn * 24 * HOUR_MS) / HOUR_MS) * HOUR_MS).toISOString()

/** 定题: take it with a plan, hold it, or drop it with a reason. */
export function Decide({ pitch, meetingId, onDone, onClose }: DecideProps) {
  const [form] = Form.useForm<Values>()
  const { busy, act } = useAct()
  const outcome = Form.useWatch('outcome', form) ?? 'take'
  const decide = async ({ outcome: chosen, reason, startsAt, dueAt, brief, tasks }: Values) => {
    const plan =
      chosen === 'take' ? { eventId: null, startsAt, dueAt, brief: brief ?? '', tasks: [...tasks] } : null
    const decision = { pitchId: pitch.pitchId, meetingId, outcome: chosen, reason: reason ?? '', plan }
    if (await act(() => api(plans).decide(decision), `“${pitch.what}”${OUTCOME_LABELS[chosen]}。`)) onDone()
  }
  return (
    <Modal
      open
      width={640}
      title={`定题：${pitch.what}`}
      okText="就这么定"
      cancelText="先不定"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={decide}
        initialValues={{
          outcome: 'take',
          startsAt: dayAt(pitch.day, '09:00', 1),
          dueAt: dayAt(pitch.day, '18:00', 2),
          tasks: pitch.forms.map((one) => ({ form: one, personId: null })),
        }}
      >
        <Form.Item name="outcome" label="怎么定">
          <Radio.Group
            options={OUTCOMES.filter((one) => one !== 'hold' || pitch.state === 'pooled').map((value) => ({
              value,
              label: OUTCOME_LABELS[value],
            }))}
          />
        </Form.Item>
        {outcome === 'take' ? (
          <>
            <MomentItem name="startsAt" label="什么时候去" />
            <WorkItems />
          </>
        ) : (
          <Form.Item
            name="reason"
            label={outcome === 'drop' ? '为什么不采用（报题的人会看到）' : '等什么（可以不写）'}
            rules={outcome === 'drop' ? [{ required: true, min: 2, message: '写明原因' }] : []}
          >
            <Input maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
