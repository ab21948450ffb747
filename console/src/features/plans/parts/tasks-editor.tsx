import { PLAN_FORM_LABELS, PLAN_FORMS, type PlanForm, type Task } from '@functions/plans/contract'
import { Button, Select } from 'antd'
import { Icon } from '../../../ui/icon'
import { useRowKeys } from '../../../ui/use-row-keys'
import { PersonSelect } from './people'

const FORMS = PLAN_FORMS.map((value) => ({ value, label: PLAN_FORM_LABELS[value] }))

interface TasksEditorProps {
  readonly value?: readonly Task[]
  readonly onChange?: (tasks: readonly Task[]) => void
}

/** 派任务: one line a form and person; who is not chosen yet is chosen later. */
export function TasksEditor({ value = [], onChange }: TasksEditorProps) {
  const { keyOf, drop } = useRowKeys(value.length)
  const put = (at: number, change: Partial<Task>) =>
    onChange?.(value.map((task, index) => (index === at ? { ...task, ...change } : task)))
  return (
    <ul className="plan-tasks">
      {value.map((task, index) => (
        <li key={keyOf(index)}>
          <Select
            aria-label={`第 ${index + 1} 项的形式`}
            className="plan-form"
            value={task.form}
            options={FORMS}
            onChange={(form: PlanForm) => put(index, { form })}
          />
          <PersonSelect
            label={`第 ${index + 1} 项派给谁`}
            value={task.personId}
            onChange={(personId) => put(index, { personId })}
          />
          <Button
            aria-label={`去掉第 ${index + 1} 项`}
            disabled={value.length === 1}
            onClick={() => {
              drop(index)
              onChange?.(value.filter((_, at) => at !== index))
            }}
          >
            去掉
          </Button>
        </li>
      ))}
      <li>
        <Button
          icon={<Icon name="add" />}
          onClick={() => onChange?.([...value, { form: 'text', personId: null }])}
        >
          再派一项
        </Button>
      </li>
    </ul>
  )
}
