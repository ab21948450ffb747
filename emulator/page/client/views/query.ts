import type { QueryResult } from '../../query/run'
import { Refused, tell } from '../api'
import { button, confirmed, element, field, note, row, say } from '../dom'
import { count } from '../format'
import { explainNodes } from './explain'
import { recent, remember } from './recent'
import { documentsNodes } from './results'

const startOf = (collection: string) =>
  `db.collection(${JSON.stringify(collection).replaceAll('"', "'")}).where({}).orderBy('_id', 'desc').limit(20).get()`

const VERBS: Readonly<Record<string, string>> = {
  'database.modifyDocument': '修改',
  'database.modifyAndReturnDoc': '修改',
  'database.removeDocument': '删除',
  'database.insertDocument': '新增',
  'database.addCollection': '新建集合',
}

/** The query box of a collection and what came of it. */
export function queryNodes(collection: string): Node[] {
  const input = element('textarea', {
    rows: 3,
    spellcheck: 'false',
    autocapitalize: 'off',
    'aria-describedby': 'query-help query-error',
  })
  input.value = startOf(collection)
  const problem = element('div', { id: 'query-error', role: 'alert' })
  // heard when it changes; the documents themselves are not read out unasked
  const told = element('div', { role: 'status' })
  const result = element('div', {})
  const kept = element('div', {})
  const showRecent = () => kept.replaceChildren(...recentNodes(collection, use))

  const run = async () => {
    problem.replaceChildren()
    input.removeAttribute('aria-invalid')
    try {
      const answer = await answered(input.value)
      if (!answer) return
      remember(collection, input.value)
      showRecent()
      const [summary, ...rest] = resultNodes(answer, input.value, use)
      told.replaceChildren(...(summary ? [summary] : []))
      result.replaceChildren(...rest)
    } catch (error) {
      input.setAttribute('aria-invalid', 'true')
      problem.replaceChildren(...problemNodes(error as Error, input))
    }
  }
  const use = (text: string) => {
    input.value = text
    void run()
  }
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run()
  })
  showRecent()
  void run()
  const help = note('和 SDK 的写法一样；_ 是 db.command，$ 是 _.aggregate。按 Ctrl + Enter 运行。')
  help.id = 'query-help'
  return [
    element('section', {}, field('查询', input), help, problem, row(button('运行', run, 'main'), kept)),
    element('section', { 'aria-label': '结果' }, told, result),
  ]
}

/** Runs it; what would change something asks first, with the number, and nothing comes of a no. */
async function answered(text: string): Promise<QueryResult | null> {
  let answer = await tell<QueryResult>('query', { text })
  while (answer.kind === 'question') {
    const { action, affected, collection } = answer
    const verb = VERBS[action] ?? '改动'
    const what =
      action === 'database.addCollection' ? collection : `${collection} 里的 ${count(affected)} 条文档`
    if (!(await confirmed(`${verb} ${what}？`, verb))) return null
    answer = await tell<QueryResult>('query', { text, confirmed: affected })
  }
  return answer
}

function resultNodes(result: QueryResult, text: string, use: (text: string) => void): Node[] {
  if (result.kind === 'documents') return documentsNodes(result, text, use)
  if (result.kind === 'count')
    return [element('p', { class: 'big' }, `${count(result.total)} 条`), ...explainNodes(result.how)]
  if (result.kind === 'question') return []
  say('做好了')
  return [element('h3', {}, 'SDK 会得到'), element('pre', {}, JSON.stringify(result.answer, null, 2))]
}

/** Characters shown on either side of a mistake. */
const SHOWN_AROUND = 60

/** What is wrong, and the very place. */
function problemNodes(error: Error, input: HTMLTextAreaElement): Node[] {
  const { line, column, at } = (error instanceof Refused ? error.details : {}) as {
    line?: number
    column?: number
    at?: number
  }
  if (line === undefined || column === undefined || at === undefined)
    return [element('p', { class: 'error' }, error.message)]
  input.setSelectionRange(at, Math.min(at + 1, input.value.length))
  const text = input.value.split('\n')[line - 1] ?? ''
  const place = column - 1
  return [
    element('p', { class: 'error' }, `第 ${line} 行第 ${column} 列：${error.message}`),
    element(
      'pre',
      { 'aria-hidden': 'true' },
      text.slice(Math.max(0, place - SHOWN_AROUND), place),
      element('mark', {}, text[place] ?? ' '),
      text.slice(place + 1, place + SHOWN_AROUND),
    ),
  ]
}

function recentNodes(collection: string, use: (text: string) => void): Node[] {
  const texts = recent(collection)
  if (!texts.length) return []
  const items = texts.map((text) =>
    element(
      'li',
      {},
      element('button', { type: 'button', class: 'quiet code', onclick: () => use(text) }, text),
    ),
  )
  return [
    element('details', {}, element('summary', {}, '最近的查询'), element('ul', { class: 'plain' }, ...items)),
  ]
}
