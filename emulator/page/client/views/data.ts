import { ask, tell } from '../api'
import { area, button, element, field, link, note, row, say, section } from '../dom'
import { count } from '../format'
import { hrefOf, type Route, type View } from '../route'
import { documentView } from './document'
import { indexesNodes, slowNodes } from './indexes'
import { queryNodes } from './query'

interface CollectionCount {
  readonly name: string
  readonly count: number
}

/** `#/data`, `#/data/<collection>`, `…/indexes`, `…/document/<id>`, `…/new` and `#/data?slow=1`. */
export function dataView(route: Route): View {
  const [, collection = '', page = '', id = ''] = route.parts
  if (collection && (page === 'document' || page === 'new'))
    return documentView(collection, page === 'new' ? null : id)
  const detail = collection ? collectionNodes(collection, page) : route.query.has('slow') ? slowNodes() : []
  const side = element('aside', { class: detail.length ? 'side away' : 'side' }, listOf(collection))
  if (!detail.length) return { title: '数据', nodes: [side] }
  return {
    title: collection || '慢查询',
    nodes: [element('div', { class: 'split' }, side, element('div', {}, ...detail))],
  }
}

function listOf(chosen: string): HTMLElement {
  const list = area(async () => {
    const collections = await ask<CollectionCount[]>('collections')
    if (!collections.length) return note('还没有集合。')
    return element(
      'ul',
      { class: 'list' },
      ...collections.map(({ name, count: documents }) =>
        element(
          'li',
          {},
          element(
            'a',
            { href: hrefOf(['data', name]), 'aria-current': name === chosen && 'true' },
            element('span', {}, name),
            element('span', { class: 'meta' }, `${count(documents)} 条`),
          ),
        ),
      ),
    )
  })
  return section(
    '集合',
    list.place,
    row(link(hrefOf(['data'], { slow: '1' }), '慢查询')),
    creation(list.refresh),
  )
}

function creation(refresh: () => Promise<void>): HTMLElement {
  const name = element('input', { autocomplete: 'off', spellcheck: 'false' })
  const create = async () => {
    await tell('collections/create', { collection: name.value })
    say(`建好了集合 ${name.value}`)
    name.value = ''
    await refresh()
  }
  return element(
    'details',
    {},
    element('summary', {}, '新建集合'),
    field('名字', name),
    row(button('新建', create)),
  )
}

function collectionNodes(collection: string, page: string): Node[] {
  const tab = (text: string, parts: string[], isHere: boolean) =>
    element('a', { href: hrefOf(['data', collection, ...parts]), 'aria-current': isHere && 'page' }, text)
  const head = element(
    'section',
    { class: 'head' },
    element('p', { class: 'back' }, link('#/data', '← 所有集合')),
    element('h2', {}, collection),
    element(
      'div',
      { class: 'tabs', role: 'group', 'aria-label': `${collection} 的页面` },
      tab('文档', [], page === ''),
      tab('索引', ['indexes'], page === 'indexes'),
      tab('新建文档', ['new'], false),
    ),
  )
  return [head, ...(page === 'indexes' ? indexesNodes(collection) : queryNodes(collection))]
}
