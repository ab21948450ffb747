import { type Pitch, PitchContent, PLAN_FORM_LABELS, PLAN_FORMS, plans } from '@functions/plans/contract'
import { Checkbox, Form, Input, Modal } from 'antd'
import { api } from '../../../api'
import { useAct } from '../../../use-act'
import { ColumnSelect } from '../parts/people'
import { Alike } from './alike'

const FORMS = PLAN_FORMS.map((value) => ({ value, label: PLAN_FORM_LABELS[value] }))
const EMPTY: PitchContent = {
  what: '',
  who: '',
  place: '',
  whyNow: '',
  columnId: null,
  forms: ['text', 'picture'],
  day: null,
}
const contentOf = ({ what, who, place, whyNow, columnId, forms, day }: PitchContent): PitchContent => ({
  what: what ?? '',
  who: who ?? '',
  place: place ?? '',
  whyNow: whyNow ?? '',
  columnId: columnId ?? null,
  forms,
  day: day || null,
})

interface PitchFormProps {
  /** Null: a new one. */
  readonly pitch: Pitch | null
  readonly onDone: () => void
  readonly onClose: () => void
}

/** 报题: only what it is must be filled in; the rest helps the meeting decide. */
export function PitchForm({ pitch, onDone, onClose }: PitchFormProps) {
  const [form] = Form.useForm<PitchContent>()
  const { busy, act } = useAct()
  const words = {
    what: Form.useWatch('what', form) ?? '',
    who: Form.useWatch('who', form) ?? '',
    place: Form.useWatch('place', form) ?? '',
  }
  const save = async (values: PitchContent) => {
    const content = contentOf(values)
    const work = () =>
      pitch ? api(plans).changePitch({ pitchId: pitch.pitchId, content }) : api(plans).filePitch({ content })
    if (await act(work, pitch ? '选题改好了。' : '选题报上了。')) onDone()
  }
  return (
    <Modal
      open
      width={640}
      title={pitch ? '改选题' : '报选题'}
      okText={pitch ? '存' : '报上去'}
      cancelText="不报了"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={pitch ?? EMPTY} onFinish={save}>
        <Form.Item
          name="what"
          label="什么事"
          rules={[
            {
              validator: (_, value) =>
                PitchContent.shape.what.safeParse(value ?? '').success
                  ? Promise.resolve()
                  : Promise.reject(new Error('用四个字以上说清是什么事')),
            },
          ]}
        >
          <Input maxLength={60} showCount autoFocus />
        </Form.Item>
        <Alike words={words} {...(pitch ? { except: pitch.pitchId } : {})} />
        <Form.Item name="who" label="谁（人、单位）">
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="place" label="在哪儿">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="whyNow" label="为什么现在做">
          <Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Form.Item
          name="forms"
          label="做成什么"
          rules={[{ type: 'array', min: 1, message: '至少选一种形式' }]}
        >
          <Checkbox.Group options={FORMS} />
        </Form.Item>
        <Form.Item name="columnId" label="给哪个栏目">
          <ColumnSelect />
        </Form.Item>
        <Form.Item name="day" label="哪一天（没定就空着）">
          <Input type="date" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
