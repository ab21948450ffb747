import { ask } from '../api'
import { area, element, link, moment, note, section, table } from '../dom'
import { count, milliseconds } from '../format'
import { hrefOf, type Route, type View } from '../route'
import { callView } from './call'
import { invocationsView, invocationView } from './invocations'

interface Figures {
  readonly name: string
  readonly calls: number
  readonly failed: number
  readonly cold: number
  readonly p50: number | null
  readonly p95: number | null
  readonly lastAt: string | null
}

/** `#/functions`, `#/functions/calls`, `#/functions/calls/<requestId>` and `#/functions/try`. */
export function functionsView(route: Route): View {
  const [, page = '', id = ''] = route.parts
  const tabs = functionTabs(page)
  if (page === 'try')
    return withTabs(tabs, callView(route.query.get('functionName') ?? '', route.query.get('openid') ?? ''))
  if (page === 'calls')
    return withTabs(tabs, id ? invocationView(id) : invocationsView(route.query.get('functionName') ?? ''))
  return withTabs(tabs, { title: '函数', nodes: [overview()] })
}

const withTabs = (tabs: Node, view: View): View => ({ ...view, nodes: [tabs, ...view.nodes] })

function functionTabs(page: string): HTMLElement {
  const tab = (text: string, name: string) =>
    element(
      'a',
      { href: hrefOf(['functions', ...(name ? [name] : [])]), 'aria-current': page === name && 'page' },
      text,
    )
  return element(
    'section',
    { class: 'head' },
    element(
      'div',
      { class: 'tabs', role: 'group', 'aria-label': '函数的页面' },
      tab('概况', ''),
      tab('调用记录', 'calls'),
      tab('试一次', 'try'),
    ),
  )
}

function overview(): HTMLElement {
  const { place } = area(async () => {
    const all = await ask<Figures[]>('functions/figures')
    if (!all.length) return note('还没有函数。')
    const heads = ['函数', '调用', '失败', '冷启动', 'p50', 'p95', '最近一次', '操作']
    const rows = all.map((one) => [
      link(hrefOf(['functions', 'calls'], { functionName: one.name }), one.name),
      count(one.calls),
      one.failed ? element('span', { class: 'error' }, count(one.failed)) : '0',
      count(one.cold),
      milliseconds(one.p50),
      milliseconds(one.p95),
      one.lastAt ? moment(one.lastAt) : '—',
      link(hrefOf(['functions', 'try'], { functionName: one.name }), '试一次'),
    ])
    return [
      table('函数', heads, rows),
      note('数的是最近 1000 次调用，重启后重新数。p50 是一半的调用不超过的用时，p95 是 95% 不超过的。'),
    ]
  })
  return section('函数', place)
}
