import { ask, tell } from '../api'
import {
  area,
  button,
  confirmed,
  copy,
  element,
  field,
  link,
  moment,
  note,
  row,
  say,
  section,
  table,
} from '../dom'
import { bytes, count } from '../format'
import { hrefOf, type Route, type View } from '../route'

interface StoredFile {
  readonly fileId: string
  readonly path: string
  readonly size: number
  readonly kind: string
  readonly storedAt: string
  readonly isPublic: boolean
  readonly address: string
}

interface Folder {
  readonly folders: readonly { readonly name: string; readonly files: number; readonly size: number }[]
  readonly files: readonly StoredFile[]
  readonly total: number
}

const PAGE_ROWS = 100
const folderHref = (names: readonly string[]) => hrefOf(['files', ...names])

/** `#/files/<folder>/…`: what lies in storage, by folders. */
export function filesView({ parts }: Route): View {
  const names = parts.slice(1).filter(Boolean)
  const path = names.map((name) => `${name}/`).join('')
  let skip = 0
  const list = area(async () => {
    const { folders, files, total } = await ask<Folder>('folder', { path, skip, limit: PAGE_ROWS })
    const go = (to: number) => {
      skip = to
      return list.refresh()
    }
    return [
      folders.length > 0 && folderTable(names, folders),
      files.length > 0 && fileTable(files, path, list.refresh),
      !folders.length && !files.length && note('这里还没有文件。'),
      total > PAGE_ROWS &&
        row(
          button('上一页', () => go(Math.max(0, skip - PAGE_ROWS))),
          button('下一页', () => go(skip + PAGE_ROWS < total ? skip + PAGE_ROWS : skip)),
          note(`第 ${skip + 1} 到 ${skip + files.length} 个，共 ${count(total)} 个`),
        ),
    ]
  })
  return {
    title: '文件',
    nodes: [section('文件', crumbs(names), list.place), section('上传', ...uploadNodes(path, list.refresh))],
  }
}

function crumbs(names: readonly string[]): HTMLElement {
  const steps = names.map((name, place) => link(folderHref(names.slice(0, place + 1)), name))
  return element(
    'p',
    { class: 'back' },
    link(folderHref([]), '全部文件'),
    ...steps.flatMap((step) => [' / ', step]),
  )
}

function folderTable(names: readonly string[], folders: Folder['folders']): HTMLElement {
  return table(
    '文件夹',
    ['文件夹', '文件', '大小'],
    folders.map(({ name, files, size }) => [
      link(folderHref([...names, name]), `${name}/`),
      count(files),
      bytes(size),
    ]),
  )
}

function fileTable(files: readonly StoredFile[], folder: string, refresh: () => Promise<void>): HTMLElement {
  return table(
    '文件',
    ['预览', '名字', '类型', '大小', '存入', '操作'],
    files.map((file) => [
      previewOf(file),
      element(
        'a',
        { href: file.address, target: '_blank', rel: 'noreferrer' },
        file.path.slice(folder.length),
      ),
      file.kind,
      bytes(file.size),
      moment(file.storedAt),
      actionsOf(file, refresh),
    ]),
  )
}

function previewOf({ kind, address }: StoredFile): Node {
  if (!kind.startsWith('image/') || kind.startsWith('image/svg')) return element('span', { class: 'preview' })
  return element('img', { class: 'preview', src: address, alt: '', loading: 'lazy' })
}

function actionsOf({ path, fileId, isPublic }: StoredFile, refresh: () => Promise<void>): HTMLElement {
  const copyLink = async () => {
    const { address } = await tell<{ address: string }>('files/link', { path, seconds: 3600 })
    await copy(address)
  }
  const remove = async () => {
    if (!(await confirmed(`删除 ${path}？不能撤回。`, '删除'))) return
    await tell('files/remove', { path })
    say('删掉了')
    await refresh()
  }
  return row(
    button(isPublic ? '复制地址' : '复制一小时的地址', copyLink, 'quiet'),
    button('复制 fileID', () => copy(fileId), 'quiet'),
    button('删除', remove, 'danger'),
  )
}

interface Permit {
  readonly address: string
  readonly authorization: string
  readonly token: string
  readonly limit: number
}

function uploadNodes(folder: string, refresh: () => Promise<void>): Node[] {
  const chosen = element('input', { type: 'file', multiple: true })
  const overwrite = element('input', { type: 'checkbox' })
  const upload = async () => {
    const files = [...(chosen.files ?? [])]
    if (!files.length) throw new Error('先选文件')
    for (const file of files) await put(`${folder}${file.name}`, file, overwrite.checked)
    chosen.value = ''
    say(`存好了 ${files.length} 个文件`)
    await refresh()
  }
  return [
    row(
      field(`存到 ${folder || '最上层'}`, chosen),
      element('label', { class: 'check' }, overwrite, '同名的换掉'),
      button('上传', upload, 'main'),
    ),
  ]
}

/** As the SDK does it: a permit first, then the file to where the permit says. */
async function put(path: string, file: File, overwrite: boolean): Promise<void> {
  const { address, authorization, token, limit } = await tell<Permit>('files/permit', { path, overwrite })
  if (file.size > limit) throw new Error(`${file.name} 比 ${bytes(limit)} 大`)
  const headers = { authorization, 'x-cos-security-token': token }
  const response = await fetch(address, { method: 'PUT', body: file, headers })
  if (!response.ok) throw new Error(`${file.name} 没有存上（HTTP ${response.status}）`)
}
