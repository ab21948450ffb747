import type { InvocationRecord } from '../../../functions/invocations'
import type { LogLine } from '../../../functions/logs'
import { ask, tell } from '../api'
import { area, button, element, field, link, moment, note, row, say, section, select, table } from '../dom'
import { milliseconds, pretty, time } from '../format'
import { hrefOf, type View } from '../route'
import { logNodes } from './log-lines'

const SOURCES: Readonly<Record<string, string>> = {
  http: 'HTTP',
  sdk: '函数或 SDK',
  wx: '小程序',
  timer: '定时',
  replay: '重放',
}
const PAGE_ROWS = 50

const callHref = (requestId: string) => hrefOf(['functions', 'calls', requestId])

export function outcomeNode({ outcome }: InvocationRecord): Node {
  return outcome === 'done'
    ? element('span', { class: 'done' }, '成功')
    : element('span', { class: 'error' }, outcome)
}

/** The last calls, newest first. */
export function invocationsView(functionName: string): View {
  const functions = select([['', '所有函数']], functionName)
  const outcome = select([
    ['', '全部'],
    ['failed', '只看失败'],
    ['done', '只看成功'],
  ])
  let before: number | undefined
  const list = area(async () => {
    const records = await ask<InvocationRecord[]>('invocations', {
      functionName: functions.value,
      outcome: outcome.value,
      before,
      limit: PAGE_ROWS,
    })
    if (!records.length) return note('没有调用记录。')
    const last = records.at(-1)
    const older = () => {
      before = last?.number
      return list.refresh()
    }
    return [
      table(
        '调用记录',
        ['时间', '函数', '结果', '用时', '等待', '启动', '来自', 'openid'],
        records.map(cellsOf),
      ),
      records.length === PAGE_ROWS && row(button('更早的', older)),
    ]
  })
  const newest = () => {
    before = undefined
    return list.refresh()
  }
  functions.addEventListener('change', newest)
  outcome.addEventListener('change', newest)
  void ask<string[]>('functions').then((names) => {
    functions.append(
      ...names.map((name) => element('option', { value: name, selected: name === functionName }, name)),
    )
    if (functionName) void newest()
  })
  const controls = row(field('函数', functions), field('结果', outcome), button('看最新的', newest))
  return { title: '调用记录', nodes: [section('调用记录', controls, list.place)] }
}

function cellsOf(record: InvocationRecord) {
  return [
    link(callHref(record.requestId), moment(record.at)),
    record.functionName,
    outcomeNode(record),
    milliseconds(record.durationMs),
    milliseconds(record.waitedMs),
    record.cold ? '冷' : '热',
    SOURCES[record.source] ?? record.source,
    record.openId || '—',
  ]
}

/** One call: what it was asked, what it logged, and the button that sends it again. */
export function invocationView(requestId: string): View {
  const { place } = area(async () => {
    const { record, logs } = await ask<{ record: InvocationRecord; logs: LogLine[] }>('invocation', {
      requestId,
    })
    return [...recordNodes(record), replayNode(record), element('h3', {}, '日志'), ...logNodes(logs, false)]
  })
  const back = element('p', { class: 'back' }, link(hrefOf(['functions', 'calls']), '← 调用记录'))
  return { title: '一次调用', nodes: [section('一次调用', back, place)] }
}

export function recordNodes(record: InvocationRecord): Node[] {
  const facts: [string, string | Node][] = [
    ['函数', record.functionName],
    ['时间', time(record.at)],
    ['结果', outcomeNode(record)],
    [
      '用时',
      `${milliseconds(record.durationMs)}（等待 ${milliseconds(record.waitedMs)}，计费 ${record.billedMs} 毫秒）`,
    ],
    ['内存', `${record.memoryMb} MB`],
    ['启动', record.cold ? '冷启动' : '热启动'],
    ['来自', SOURCES[record.source] ?? record.source],
    ['openid', record.openId || '—'],
    ['请求号', record.requestId],
  ]
  return [
    element(
      'dl',
      {},
      ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
    ),
    element('h3', {}, '事件'),
    element('pre', {}, pretty(record.event)),
  ]
}

interface Replayed {
  readonly record: InvocationRecord
  readonly answer: string
}

function replayNode(record: InvocationRecord): Node {
  if (!record.replayable) return note('事件太大，没有留全，不能再发。')
  const result = element('div', { 'aria-live': 'polite' })
  const replay = async () => {
    const { record: again, answer } = await tell<Replayed>('invocation/replay', {
      requestId: record.requestId,
    })
    result.replaceChildren(...answerNodes(again, answer))
    say('又调用了一次')
  }
  return element('div', {}, row(button('照样再调用一次', replay, 'main')), result)
}

/** What a call answered, with the way to its record. */
export function answerNodes(record: InvocationRecord, answer: string): Node[] {
  return [
    element('h3', {}, '返回'),
    element(
      'p',
      { class: 'meta' },
      outcomeNode(record),
      ` · ${milliseconds(record.durationMs)} · ${record.cold ? '冷启动' : '热启动'} · `,
      link(callHref(record.requestId), '看这次调用'),
    ),
    element('pre', {}, pretty(answer)),
  ]
}
