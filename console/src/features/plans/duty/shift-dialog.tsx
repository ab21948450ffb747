import { plans, type Shift } from '@functions/plans/contract'
import { Button, Form, Input, Modal, Select } from 'antd'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { MomentField } from '../../../ui/moment-field'
import { exact } from '../../../ui/time'
import { useAct } from '../../../use-act'
import { sayMoment } from '../parts/moments'
import { PersonSelect } from '../parts/people'

interface ShiftDialogProps {
  readonly shift: Shift | { postId: string; startsAt: string | null }
  readonly posts: readonly { postId: string; name: string }[]
  readonly keeps: boolean
  readonly onDone: () => void
  readonly onClose: () => void
}
interface Values {
  readonly postId: string
  readonly personId: string
  readonly startsAt: string
  readonly endsAt: string
}

const isShift = (shift: ShiftDialogProps['shift']): shift is Shift => 'shiftId' in shift

/** One shift: who and when, for whoever keeps the roster; its hand-over notes, for whoever is on it or comes next. */
export function ShiftDialog({ shift, posts, keeps, onDone, onClose }: ShiftDialogProps) {
  return (
    <Modal
      open
      title={isShift(shift) ? `${shift.person.name}的班` : '排一个班'}
      footer={null}
      onCancel={onClose}
    >
      {keeps ? (
        <ShiftForm shift={shift} posts={posts} onDone={onDone} />
      ) : (
        isShift(shift) && (
          <p>
            {sayMoment(shift.startsAt)} 到 {sayMoment(shift.endsAt)}
          </p>
        )
      )}
      {isShift(shift) && <Notes shift={shift} onDone={onDone} />}
    </Modal>
  )
}

function ShiftForm({ shift, posts, onDone }: Pick<ShiftDialogProps, 'shift' | 'posts' | 'onDone'>) {
  const [form] = Form.useForm<Values>()
  const { busy, act } = useAct()
  const shiftId = isShift(shift) ? shift.shiftId : null
  const run = async (work: () => Promise<unknown>, said: string) => {
    if (await act(work, said)) onDone()
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={isShift(shift) ? { ...shift, personId: shift.person.personId } : shift}
      onFinish={(values) => run(() => api(plans).putShift({ shiftId, ...values }), '排好了。')}
    >
      <Form.Item name="postId" label="哪个岗">
        <Select options={posts.map(({ postId, name }) => ({ value: postId, label: name }))} />
      </Form.Item>
      <Form.Item name="personId" label="谁值" rules={[{ required: true, message: '选一位同事' }]}>
        <PersonSelect />
      </Form.Item>
      <Form.Item name="startsAt" label="从什么时候" rules={[{ required: true, message: '写明从什么时候' }]}>
        <MomentField />
      </Form.Item>
      <Form.Item
        name="endsAt"
        label="到什么时候（一个班最长 24 小时）"
        rules={[{ required: true, message: '写明到什么时候' }]}
      >
        <MomentField />
      </Form.Item>
      <div className="plan-acts">
        <Button type="primary" loading={busy} onClick={form.submit}>
          存
        </Button>
        {shiftId && (
          <Button loading={busy} onClick={() => run(() => api(plans).dropShift({ shiftId }), '这个班撤了。')}>
            撤掉这个班
          </Button>
        )}
      </div>
    </Form>
  )
}

function Notes({ shift, onDone }: { shift: Shift; onDone: () => void }) {
  const [form] = Form.useForm<{ note: string }>()
  const { staff } = useMe()
  const { busy, act } = useAct()
  const { shiftId } = shift
  const own = shift.person.personId === staff.staffId
  const run = async (work: () => Promise<unknown>, said: string) => {
    if (await act(work, said)) onDone()
  }
  return (
    <section aria-label="交班记录">
      <h2 className="plan-part rail">交班记录</h2>
      {!own && <p className="duty-note">{shift.note || '没有留话。'}</p>}
      {shift.readBy && (
        <p className="meta">
          {shift.readBy.name}看过，{exact(shift.readBy.at)}
        </p>
      )}
      {!own && shift.note && !shift.readBy && (
        <Button
          type="primary"
          loading={busy}
          onClick={() => run(() => api(plans).readNote({ shiftId }), '接过来了。')}
        >
          看过了，我接着办
        </Button>
      )}
      {own && (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ note: shift.note }}
          onFinish={({ note }) => run(() => api(plans).leaveNote({ shiftId, note }), '留给下一班了。')}
        >
          <Form.Item
            name="note"
            label="还有什么没办完"
            rules={[{ required: true, min: 2, message: '写明还有什么没办完' }]}
          >
            <Input.TextArea maxLength={1000} autoSize={{ minRows: 3, maxRows: 8 }} />
          </Form.Item>
          <Button type="primary" loading={busy} onClick={form.submit}>
            留给下一班
          </Button>
        </Form>
      )}
    </section>
  )
}
