import { Href } from '@functions/_common/story-document'
import { type Editor, useEditorState } from '@tiptap/react'
import { Button, Input, Popover } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { Icon, type IconName } from '../../../../ui/icon'

interface ToolbarProps {
  readonly editor: Editor
  readonly onPicture: () => void
  readonly onLibrary: () => void
  readonly status: ReactNode
}

interface Tool {
  readonly name: string
  readonly icon?: IconName
  /** Shown in place of an icon. */
  readonly word?: string
  readonly active?: (editor: Editor) => boolean
  readonly run: (editor: Editor) => void
}

const TOOLS: readonly (readonly Tool[])[] = [
  [
    { name: '撤销', icon: 'rollback', run: (editor) => editor.chain().focus().undo().run() },
    { name: '重做', icon: 'rollfront', run: (editor) => editor.chain().focus().redo().run() },
  ],
  [
    heading(2, '大标题'),
    heading(3, '小标题'),
    mark('bold', '加粗', 'bold'),
    mark('italic', '斜体', 'italic'),
    mark('underline', '下划线', 'underline'),
    mark('strike', '删除线', 'strikethrough'),
  ],
  [
    {
      name: '列点',
      icon: 'view-list',
      active: (editor) => editor.isActive('bulletList'),
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      name: '编号',
      icon: 'list-numbered',
      active: (editor) => editor.isActive('orderedList'),
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
    {
      name: '引文',
      icon: 'quote',
      active: (editor) => editor.isActive('blockquote'),
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    },
    { name: '分隔线', icon: 'minus', run: (editor) => editor.chain().focus().setHorizontalRule().run() },
  ],
]

function heading(level: 2 | 3, name: string): Tool {
  return {
    name,
    word: name,
    active: (editor) => editor.isActive('heading', { level }),
    run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  }
}
function mark(type: string, name: string, icon: IconName): Tool {
  return {
    name,
    icon,
    active: (editor) => editor.isActive(type),
    run: (editor) => editor.chain().focus().toggleMark(type).run(),
  }
}

const TABLE_STEPS: readonly (readonly [name: string, run: (editor: Editor) => void])[] = [
  ['下面加一行', (editor) => editor.chain().focus().addRowAfter().run()],
  ['右边加一列', (editor) => editor.chain().focus().addColumnAfter().run()],
  ['去掉这一行', (editor) => editor.chain().focus().deleteRow().run()],
  ['去掉这一列', (editor) => editor.chain().focus().deleteColumn().run()],
  ['首行当表头', (editor) => editor.chain().focus().toggleHeaderRow().run()],
  ['合并或拆开', (editor) => editor.chain().focus().mergeOrSplit().run()],
  ['去掉整个表', (editor) => editor.chain().focus().deleteTable().run()],
]

/** One tab stop; arrow keys walk it (WAI-ARIA toolbar). */
export function Toolbar({ editor, onPicture, onLibrary, status }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      active: TOOLS.flat()
        .filter((tool) => tool.active?.(now))
        .map(({ name }) => name)
        .join('，'),
      inTable: now.isActive('table'),
      inLink: now.isActive('link'),
    }),
  })
  const active = state.active.split('，')
  const walk = (event: React.KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('.tool') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    if (!step || at < 0) return
    event.preventDefault()
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }

  return (
    <div className="toolbar-row">
      <div className="toolbar" role="toolbar" aria-label="排版" ref={bar} onKeyDown={walk}>
        {TOOLS.map((group) => (
          <span key={group[0]?.name} className="toolbar-group">
            {group.map((tool) => (
              <button
                key={tool.name}
                type="button"
                className={tool.word ? 'tool tool-word' : 'tool'}
                title={tool.name}
                aria-label={tool.name}
                {...(tool.active ? { 'aria-pressed': active.includes(tool.name) } : {})}
                tabIndex={tool === TOOLS[0]?.[0] ? 0 : -1}
                onClick={() => tool.run(editor)}
              >
                {tool.icon ? <Icon name={tool.icon} /> : tool.word}
              </button>
            ))}
          </span>
        ))}
        <span className="toolbar-group">
          <LinkTool editor={editor} active={state.inLink} />
          <button type="button" className="tool tool-word" tabIndex={-1} onClick={onPicture}>
            <Icon name="image" />
            图片
          </button>
          <button type="button" className="tool tool-word" tabIndex={-1} onClick={onLibrary}>
            <Icon name="image" />
            素材库
          </button>
          <button
            type="button"
            className="tool tool-word"
            tabIndex={-1}
            onClick={() =>
              editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
            }
          >
            <Icon name="table" />
            表格
          </button>
        </span>
      </div>
      {state.inTable && (
        <fieldset className="toolbar-table" aria-label="表格">
          {TABLE_STEPS.map(([name, run]) => (
            <button key={name} type="button" className="link" onClick={() => run(editor)}>
              {name}
            </button>
          ))}
        </fieldset>
      )}
      {status}
    </div>
  )
}

function LinkTool({ editor, active }: { editor: Editor; active: boolean }) {
  const [open, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const [refusal, setRefusal] = useState('')
  const put = () => {
    const href = address.trim()
    if (!Href.safeParse(href).success) return setRefusal('链接要以 http:// 或 https:// 开头')
    const chain = editor.chain().focus()
    if (editor.state.selection.empty && !active) {
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    } else chain.extendMarkRange('link').setLink({ href }).run()
    setOpen(false)
  }
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        setRefusal('')
        if (next) setAddress(editor.getAttributes('link').href ?? '')
      }}
      destroyOnHidden
      content={
        <form
          className="link-form"
          onSubmit={(event) => {
            event.preventDefault()
            put()
          }}
        >
          <Input
            aria-label="链接地址"
            placeholder="https://"
            value={address}
            autoFocus
            status={refusal ? 'error' : ''}
            onChange={(event) => setAddress(event.target.value)}
          />
          {refusal && <p role="alert">{refusal}</p>}
          <p className="note-actions">
            <Button type="primary" size="small" htmlType="submit">
              加上
            </Button>
            {active && (
              <Button
                size="small"
                onClick={() => {
                  editor.chain().focus().extendMarkRange('link').unsetLink().run()
                  setOpen(false)
                }}
              >
                去掉链接
              </Button>
            )}
          </p>
        </form>
      }
    >
      <button
        type="button"
        className="tool"
        tabIndex={-1}
        title="链接"
        aria-label="链接"
        aria-pressed={active}
      >
        <Icon name="link" />
      </button>
    </Popover>
  )
}
