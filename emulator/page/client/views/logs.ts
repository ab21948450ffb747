import type { LogLine } from '../../../functions/logs'
import { ask } from '../api'
import { area, button, element, field, row, section, select } from '../dom'
import type { View } from '../route'
import { lineNode, logNodes } from './log-lines'

const PAGE_ROWS = 100
const FOLLOW_MS = 1500
const MOST_SHOWN = 1000
const LEVELS = ['debug', 'info', 'warn', 'error']

/** `#/logs`: filtered, and followed while the box is ticked. */
export function logsView(): View {
  const functionName = select([['', '所有函数']])
  const level = select([['', '所有级别'], ...LEVELS.map((name): [string, string] => [name, name])])
  const text = element('input', { type: 'search', placeholder: '文字，或者整个请求号' })
  const follow = element('input', { type: 'checkbox' })
  const wanted = () => ({ functionName: functionName.value, level: level.value, text: text.value.trim() })
  let before: number | undefined
  let newest = -1

  const list = area(async () => {
    const lines = await ask<LogLine[]>('logs', { ...wanted(), before, limit: PAGE_ROWS })
    if (before === undefined) newest = lines[0]?.number ?? -1
    const older = () => {
      before = lines.at(-1)?.number
      return list.refresh()
    }
    return [...logNodes(lines), lines.length === PAGE_ROWS && row(button('更早的', older))]
  })
  const refresh = () => {
    before = undefined
    return list.refresh()
  }
  const addNew = async () => {
    if (!follow.checked || before !== undefined) return
    const lines = await ask<LogLine[]>('logs', { ...wanted(), after: newest, limit: 500 })
    if (!lines.length) return
    const place = list.place.querySelector('ol')
    if (!place) return refresh()
    newest = lines[0]?.number ?? newest
    place.prepend(...lines.map((line) => lineNode(line)))
    while (place.childElementCount > MOST_SHOWN) place.lastElementChild?.remove()
  }
  // a cloud that does not answer just now is asked again at the next turn
  const timer = setInterval(() => void addNew().catch(() => {}), FOLLOW_MS)

  for (const input of [functionName, level, text]) input.addEventListener('change', refresh)
  void ask<string[]>('functions').then((names) =>
    functionName.append(...names.map((name) => element('option', { value: name }, name))),
  )
  const controls = row(
    field('函数', functionName),
    field('级别', level),
    field('含有', text),
    element('label', { class: 'check' }, follow, '跟着看新的'),
    button('看最新的', refresh),
  )
  return { title: '日志', nodes: [section('日志', controls, list.place)], stop: () => clearInterval(timer) }
}
