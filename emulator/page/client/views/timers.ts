import type { TimerView } from '../../../timers'
import { ask, tell } from '../api'
import { area, button, confirmed, element, field, link, moment, note, row, say, section, table } from '../dom'
import { time } from '../format'
import { hrefOf, type View } from '../route'

const MINUTE = 60_000
const STEPS: readonly (readonly [text: string, milliseconds: number])[] = [
  ['快进 10 分钟', 10 * MINUTE],
  ['快进 1 小时', 60 * MINUTE],
  ['快进 1 天', 24 * 60 * MINUTE],
]

/** `#/timers`: what runs by itself, and the clock it runs by. */
export function timersView(): View {
  const clock = area(async () => {
    const { now } = await ask<{ now: string }>('clock')
    const ahead = Date.parse(now) - Date.now()
    const isMoved = Math.abs(ahead) > MINUTE
    return [
      element('p', { class: 'big' }, time(now)),
      isMoved
        ? element('p', { class: 'warn' }, '定时用的钟和这台机器的不一样，被拨过。')
        : note('和这台机器的钟一样。'),
    ]
  })
  const list = area(async () => {
    const timers = await ask<TimerView[]>('timers')
    if (!timers.length) return note('没有定时触发器。写在设置的 timers 里，或者项目的 cloudbaserc.json 里。')
    return table(
      '定时',
      ['函数', '名字', '表达式（北京时间）', '下一次', '上一次', '操作'],
      timers.map((timer) => cellsOf(timer, list.refresh)),
    )
  })
  const refresh = async () => {
    await Promise.all([clock.refresh(), list.refresh()])
  }
  const advance = async (text: string, milliseconds: number) => {
    if (!(await confirmed(`${text}？这段时间里到点的定时都会执行。`, text))) return
    await tell('clock', { advance: milliseconds })
    say('拨好了')
    await refresh()
  }
  const to = element('input', { type: 'datetime-local', step: '1' })
  const set = async () => {
    const moment = new Date(to.value)
    if (Number.isNaN(moment.getTime())) throw new Error('先选一个时间')
    await tell('clock', { set: moment.toISOString() })
    say('拨好了')
    await refresh()
  }
  const now = async () => {
    await tell('clock', { set: new Date().toISOString() })
    await refresh()
  }
  return {
    title: '定时',
    nodes: [
      section('定时', list.place, row(button('刷新', refresh))),
      section(
        '钟',
        clock.place,
        row(...STEPS.map(([text, milliseconds]) => button(text, () => advance(text, milliseconds)))),
        row(field('拨到（中间到点的不执行）', to), button('拨过去', set), button('回到现在', now)),
      ),
    ],
  }
}

function cellsOf({ functionName, name, config, nextRun, lastRun }: TimerView, refresh: () => Promise<void>) {
  const run = async () => {
    await tell('timers/run', { functionName, name })
    say(`${name} 执行过了`)
    await refresh()
  }
  const last = lastRun && [
    link(hrefOf(['functions', 'calls', lastRun.requestId]), moment(lastRun.due)),
    ` ${lastRun.outcome === 'done' ? '成功' : lastRun.outcome || '还没有结束'}`,
  ]
  return [
    functionName,
    name,
    element('code', {}, config),
    nextRun ? moment(nextRun) : '不会再有',
    last ? element('span', {}, ...last) : '还没有过',
    button('现在执行', run),
  ]
}
