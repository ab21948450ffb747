import { Form, Input } from 'antd'
import type { Rule } from 'antd/es/form'
import { MomentField } from '../../../ui/moment-field'
import { PersonSelect } from './people'
import { TasksEditor } from './tasks-editor'

interface MomentItemProps {
  readonly name: 'startsAt' | 'endsAt' | 'dueAt'
  /** 什么时候截稿: asked for in these words, and missed in the same. */
  readonly label: string
  readonly required?: boolean
}

/** 时间. */
export function MomentItem({ name, label, required = true }: MomentItemProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={required ? [{ required: true, message: `写明${label}` }] : []}
    >
      <MomentField />
    </Form.Item>
  )
}

export const DueItem = () => <MomentItem name="dueAt" label="什么时候截稿" />

const PERSON: Rule[] = [{ required: true, message: '选一位同事' }]

/** 谁: one colleague, who must be chosen. */
export function PersonItem({ label, except }: { readonly label: string; readonly except?: string }) {
  return (
    <Form.Item name="personId" label={label} rules={PERSON}>
      <PersonSelect except={except} />
    </Form.Item>
  )
}

/** 派给谁、交代几句: what is given out, by whatever way it came to be. */
export function WorkItems() {
  return (
    <>
      <DueItem />
      <Form.Item name="tasks" label="派给谁">
        <TasksEditor />
      </Form.Item>
      <WordsItem name="brief" label="交代几句" />
    </>
  )
}

/** 几句话. */
export function WordsItem({ name, label }: { readonly name: 'brief' | 'note'; readonly label: string }) {
  return (
    <Form.Item name={name} label={label}>
      <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
    </Form.Item>
  )
}
