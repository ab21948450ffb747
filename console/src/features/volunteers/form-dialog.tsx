import { Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { fieldErrors, sayError } from '../../say'
import { Note } from '../../ui/note'

interface FormDialogProps<Values extends object> {
  readonly title: string
  readonly okText: string
  readonly beginning: Partial<Values>
  /** Fails with the refusal: it is said at its field, and above the form where there is no field of that name. */
  readonly send: (values: Values) => Promise<void>
  readonly onClose: () => void
  /** Stands above the form. */
  readonly above?: ReactNode
  readonly children: ReactNode
}

/** A form in a dialog of its own. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const [form] = Form.useForm<Values>()
  const { busy, refused, save } = useSave(form, props.send)
  return (
    <Modal
      open
      width={640}
      title={props.title}
      okText={props.okText}
      cancelText="先不"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      {refused && <Note tone="due" title={refused} />}
      {props.above}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={props.beginning}
        onFinish={save}
      >
        {props.children}
      </Form>
    </Modal>
  )
}

function useSave<Values extends object>(form: FormInstance<Values>, send: (values: Values) => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const save = async (values: Values) => {
    setBusy(true)
    setRefused('')
    try {
      await send(values)
    } catch (error) {
      const named = Object.entries(fieldErrors(error)).filter(([name]) => name in values)
      form.setFields(
        named.map(([name, words]) => ({
          name: name as Parameters<typeof form.getFieldError>[0],
          errors: [words],
        })),
      )
      if (named.length === 0) setRefused(sayError(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, refused, save }
}
