import { people } from '@functions/people/contract'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../api'
import { fieldErrors, sayError } from '../../say'
import { Note } from '../../ui/note'

interface Passwords {
  readonly old: string
  readonly new: string
  readonly again: string
}

/** 改密码: the other devices are signed out with it. */
export function ChangePassword({ onDone }: { onDone: () => void }) {
  const [form] = Form.useForm<Passwords>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const change = async (passwords: Passwords) => {
    setBusy(true)
    setRefusal(null)
    try {
      await api(people).changePassword({ old: passwords.old, new: passwords.new })
      form.resetFields()
      onDone()
    } catch (error) {
      const fields = fieldErrors(error)
      form.setFields(
        (['old', 'new'] as const).flatMap((name) => (fields[name] ? [{ name, errors: [fields[name]] }] : [])),
      )
      if (!fields.old && !fields.new) setRefusal(sayError(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={change} disabled={busy}>
      <Form.Item name="old" label="现在的密码" rules={[{ required: true, message: '写上现在的密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="new"
        label="新密码"
        extra="至少 10 位，不要带账号。一句自己记得住的话最好。"
        rules={[{ required: true, min: 10, message: '密码至少 10 位' }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再写一遍新密码"
        dependencies={['new']}
        rules={[
          { required: true, message: '再写一遍' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('new')
                ? Promise.resolve()
                : Promise.reject(new Error('两遍不一样，看一眼哪里写错了')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {refusal && <Note tone="late" title={refusal} />}
      <p>
        <Button type="primary" htmlType="submit" loading={busy}>
          换密码
        </Button>
      </p>
    </Form>
  )
}
