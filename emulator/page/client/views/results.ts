import type { QueryResult } from '../../query/run'
import { element, link, moment, note, row, table } from '../dom'
import { cell } from '../format'
import { documentHref } from '../route'
import { explainNodes } from './explain'

type Documents = Extract<QueryResult, { kind: 'documents' }>
type Shown = Readonly<Record<string, unknown>>

const MOST_COLUMNS = 9

/** Documents as a table or as JSON, as was chosen last. */
let asJson = false

export function documentsNodes(result: Documents, text: string, use: (text: string) => void): Node[] {
  const documents = result.documents as readonly Shown[]
  const place = element('div', {})
  const choices = [false, true].map((json) => {
    const choice = element('button', { type: 'button', onclick: () => choose(json) }, json ? 'JSON' : '表格')
    return { json, choice }
  })
  const choose = (json: boolean) => {
    asJson = json
    for (const one of choices) one.choice.setAttribute('aria-pressed', String(one.json === json))
    place.replaceChildren(json ? jsonOf(documents) : tableOf(result, documents))
  }
  choose(asJson)
  const body = documents.length
    ? [
        element(
          'div',
          { class: 'row', role: 'group', 'aria-label': '怎么看' },
          ...choices.map(({ choice }) => choice),
        ),
        place,
      ]
    : [note('没有符合的文档。')]
  return [...explainNodes(result.how), ...body, ...pagerNodes(documents.length, text, use)]
}

const jsonOf = (documents: readonly Shown[]) => element('pre', {}, JSON.stringify(documents, null, 2))

function tableOf({ collection, stored }: Documents, documents: readonly Shown[]): HTMLElement {
  const columns = columnsOf(documents)
  const rows = documents.map((document) =>
    columns.map((name) => {
      const value = document[name]
      if (name === '_id' && stored) return link(documentHref(collection, value), cell(value))
      const { $date } = (value ?? {}) as { $date?: unknown }
      return typeof $date === 'string' ? moment($date) : cell(value)
    }),
  )
  return table(`${collection} 的文档`, columns, rows)
}

/** `_id`, then the fields that most documents have, in the order they have them. */
function columnsOf(documents: readonly Shown[]): string[] {
  const uses = new Map<string, number>()
  for (const name of documents.flatMap((document) => Object.keys(document)))
    uses.set(name, (uses.get(name) ?? 0) + 1)
  const common = [...uses].sort(([, a], [, b]) => b - a).slice(0, MOST_COLUMNS)
  const chosen = new Set(common.map(([name]) => name))
  const names = [...uses.keys()].filter((name) => chosen.has(name) && name !== '_id')
  return uses.has('_id') ? ['_id', ...names] : names
}

const LIMIT = /\.limit\(\s*(\d+)\s*\)/
const SKIP = /\.skip\(\s*(\d+)\s*\)/

/** Pages of a query that says `.limit(n)`: the next one says `.skip(n)` too, so what is seen is what is asked. */
function pagerNodes(shown: number, text: string, use: (text: string) => void): Node[] {
  const limit = Number(LIMIT.exec(text)?.[1] ?? 0)
  const skip = Number(SKIP.exec(text)?.[1] ?? 0)
  if (!limit || text.includes('.aggregate(') || (!skip && shown < limit)) return []
  const go = (to: number) => {
    const bare = text.replace(SKIP, '')
    use(to ? bare.replace(LIMIT, `.skip(${to})$&`) : bare)
  }
  const turn = (words: string, to: number, disabled: boolean) =>
    element('button', { type: 'button', disabled, onclick: () => go(to) }, words)
  return [
    row(
      turn('上一页', Math.max(0, skip - limit), skip === 0),
      turn('下一页', skip + limit, shown < limit),
      note(shown ? `第 ${skip + 1} 到 ${skip + shown} 条` : '后面没有了'),
    ),
  ]
}
