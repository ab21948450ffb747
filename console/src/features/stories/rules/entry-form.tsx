import type { PersonEntry, RuleSetContent } from '@functions/stories/contract/rules'
import { Button, Checkbox, Form, Input, InputNumber, Modal } from 'antd'
import { Icon } from '../../../ui/icon'
import { type Entry, nameOf, splitForms } from './entries'

interface EntryFormProps {
  readonly kind: RuleSetContent['kind']
  /** What is being changed; without a name it is a new one. */
  readonly entry: Entry
  readonly taken: readonly Entry[]
  readonly onClose: () => void
  /** Null: take it out. */
  readonly onDone: (entry: Entry | null) => void
}

interface TypedPost {
  readonly title: string
  readonly alsoWritten?: string
  readonly from?: string
  readonly until?: string
  readonly sole?: boolean
}
interface Typed {
  readonly name: string
  readonly instead?: string
  readonly forms?: string
  readonly rank?: number | null
  readonly posts?: readonly TypedPost[]
}

const FORMS_LABELS = {
  words: ['不算的说法', '里面带着这个词、但用得对的，用顿号隔开'],
  names: ['常见的错写', '用顿号隔开'],
  people: ['也可以写成', '姓名的其他正确写法，用顿号隔开'],
} as const
const NAME_LABELS = { words: '词', names: '规范的写法', people: '姓名' } as const

/** One entry of a list. It is not in force yet when this closes: the whole list is saved as one version. */
export function EntryForm({ kind, entry, taken, onClose, onDone }: EntryFormProps) {
  const [form] = Form.useForm<Typed>()
  const isNew = nameOf(entry) === ''
  const [formsLabel, formsHint] = FORMS_LABELS[kind]
  return (
    <Modal
      open
      title={isNew ? '添一条' : `改“${nameOf(entry)}”`}
      okText="先记下"
      cancelText="不改"
      width={kind === 'people' ? 720 : 520}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={typedOf(entry)}
        onFinish={(typed) => onDone(entryOf(kind, typed))}
      >
        <Form.Item
          name="name"
          label={NAME_LABELS[kind]}
          rules={[
            { required: true, whitespace: true, message: `还没写${NAME_LABELS[kind]}。` },
            { min: 2, message: '至少两个字：一个字的会到处报。' },
            {
              validator: async (_, value: string) => {
                if (taken.some((other) => other !== entry && nameOf(other) === value?.trim())) {
                  throw new Error('表里已经有这一条，改那一条就行。')
                }
              },
            },
          ]}
        >
          <Input maxLength={kind === 'people' ? 30 : 40} autoFocus />
        </Form.Item>
        {kind === 'words' && (
          <Form.Item name="instead" label="应当写成" extra="不写，就只提醒，由编辑换个说法">
            <Input maxLength={60} />
          </Form.Item>
        )}
        <Form.Item name="forms" label={formsLabel} extra={formsHint}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
        {kind === 'people' && <Posts />}
        {!isNew && (
          <Button danger size="small" onClick={() => onDone(null)}>
            从表里去掉
          </Button>
        )}
      </Form>
    </Modal>
  )
}

const DAY = { pattern: /^\d{4}-\d\d-\d\d$/, message: '写成 2026-03-01 这样。' }

function Posts() {
  return (
    <>
      <Form.Item name="rank" label="排名" extra="并列写名字时按它查先后；不写就不查">
        <InputNumber min={1} max={9999} />
      </Form.Item>
      <Form.List name="posts">
        {(posts, { add, remove }) => (
          <fieldset className="posts">
            <legend>职务和任期</legend>
            {posts.map(({ key, name }) => (
              <div key={key} className="post">
                <Form.Item
                  name={[name, 'title']}
                  label="职务全称"
                  rules={[{ required: true, message: '还没写职务。' }]}
                >
                  <Input maxLength={40} placeholder="某某区区长" />
                </Form.Item>
                <Form.Item name={[name, 'alsoWritten']} label="也写成">
                  <Input placeholder="区长" />
                </Form.Item>
                <Form.Item name={[name, 'from']} label="任职" rules={[DAY]}>
                  <Input type="date" />
                </Form.Item>
                <Form.Item name={[name, 'until']} label="卸任" rules={[DAY]}>
                  <Input type="date" />
                </Form.Item>
                <Form.Item name={[name, 'sole']} valuePropName="checked" className="post-sole">
                  <Checkbox>同一时间只有一个人任</Checkbox>
                </Form.Item>
                <Button size="small" className="post-away" onClick={() => remove(name)}>
                  去掉这个职务
                </Button>
              </div>
            ))}
            <Button size="small" icon={<Icon name="add" />} onClick={() => add({ title: '', sole: true })}>
              添一个职务
            </Button>
          </fieldset>
        )}
      </Form.List>
    </>
  )
}

function typedOf(entry: Entry): Typed {
  if ('word' in entry) return { name: entry.word, instead: entry.instead, forms: entry.except.join('、') }
  if ('wrong' in entry) return { name: entry.name, forms: entry.wrong.join('、') }
  return {
    name: entry.name,
    forms: entry.aliases.join('、'),
    rank: entry.rank,
    posts: entry.posts.map(({ title, alsoWritten, from, until, sole }) => ({
      title,
      alsoWritten: alsoWritten.join('、'),
      from: from ?? '',
      until: until ?? '',
      sole,
    })),
  }
}

function entryOf(
  kind: RuleSetContent['kind'],
  { name, instead = '', forms = '', rank, posts = [] }: Typed,
): Entry {
  if (kind === 'words') return { word: name.trim(), instead: instead.trim(), except: splitForms(forms) }
  if (kind === 'names') return { name: name.trim(), wrong: splitForms(forms) }
  return {
    name: name.trim(),
    aliases: splitForms(forms),
    rank: rank ?? null,
    posts: posts.map(
      ({ title, alsoWritten = '', from, until, sole = false }): PersonEntry['posts'][number] => ({
        title: title.trim(),
        alsoWritten: splitForms(alsoWritten),
        from: from || null,
        until: until || null,
        sole,
      }),
    ),
  }
}
