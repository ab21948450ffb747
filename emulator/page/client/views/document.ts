import { Refused, tell } from '../api'
import { area, button, confirmed, element, field, link, note, row, say, section } from '../dom'
import { documentHref, hrefOf, type View } from '../route'
import { historyNodes } from './history'

interface Read {
  readonly document: object
  readonly version: string
}

const readable = (value: unknown) => JSON.stringify(value, null, 2)

/** One document to read and change; without an id, a new one. */
export function documentView(collection: string, id: string | null): View {
  const back = element('p', { class: 'back' }, link(hrefOf(['data', collection]), `← ${collection}`))
  if (id === null)
    return { title: '新建文档', nodes: [section(`新建文档 · ${collection}`, back, ...creation(collection))] }
  const name = { collection, id: idOf(id) }
  const { place } = area(async () => editor(name, await tell<Read>('documents/read', name)))
  const title = typeof name.id === 'string' ? name.id : id
  return {
    title,
    nodes: [
      element('section', {}, back, element('h2', {}, title), place),
      section('历史', historyNodes(name)),
    ],
  }
}

/** An address that somebody wrote by hand may hold the bare text. */
function idOf(part: string): unknown {
  try {
    return JSON.parse(part)
  } catch {
    return part
  }
}

const HELP =
  'EJSON：时间写 {"$date": "2026-01-01T00:00:00Z"}，大整数写 {"$numberLong": "…"}，其余和 JSON 一样。'

function textarea(text: string): HTMLTextAreaElement {
  const input = element('textarea', { rows: 24, spellcheck: 'false', autocapitalize: 'off' })
  input.value = text
  return input
}

function creation(collection: string): Node[] {
  const input = textarea('{\n  \n}')
  const create = async () => {
    const { id } = await tell<{ id: unknown }>('documents/create', { collection, text: input.value })
    say('建好了')
    location.hash = documentHref(collection, id)
  }
  return [field('文档（不写 _id 就自动给一个）', input), note(HELP), row(button('新建', create, 'main'))]
}

interface Named {
  readonly collection: string
  readonly id: unknown
}

function editor(name: Named, read: Read): Node[] {
  let { version } = read
  const input = textarea(readable(read.document))
  const conflict = element('div', { role: 'alert' })
  const save = async () => {
    try {
      await tell('documents/save', { ...name, text: input.value, version })
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'CHANGED_MEANWHILE') throw error
      conflict.replaceChildren(...conflictNodes(error.message, await tell<Read>('documents/read', name)))
      return
    }
    conflict.replaceChildren()
    const now = await tell<Read>('documents/read', name)
    version = now.version
    input.value = readable(now.document)
    say('存好了')
  }
  const conflictNodes = (message: string, now: Read) => {
    const settle = (text: string) => {
      version = now.version
      input.value = text
      conflict.replaceChildren()
      input.focus()
    }
    return [
      element('p', { class: 'error' }, message),
      element('pre', {}, readable(now.document)),
      row(
        button('换成现在的样子', () => settle(readable(now.document))),
        button('留下我的，再按保存', () => settle(input.value)),
      ),
    ]
  }
  const remove = async () => {
    if (!(await confirmed(`删除 ${name.collection} 里的这条文档？不能撤回。`, '删除'))) return
    await tell('documents/remove', { ...name, version })
    say('删掉了')
    location.hash = hrefOf(['data', name.collection])
  }
  return [
    field('文档', input),
    note(HELP),
    conflict,
    row(button('保存', save, 'main'), button('删除', remove, 'danger')),
  ]
}
