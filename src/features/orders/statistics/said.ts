import type { Figures, Statistics } from '@functions/orders/contract'
import { momentSaid } from '../said'

type Span = Statistics['spans'][number]
export type Definitions = Statistics['definitions']

/** 10月25日: a day as it stands at the end of a span. */
const dayIn = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** 10月25日到11月23日，数到今天上午 9:00. */
export function spanSaid({ from, until }: Span, at: string): string {
  const days = from === null ? '从开办到今天' : `${dayIn(from)}到${dayIn(until)}`
  return `${days}，数到${momentSaid(at, at)}`
}

/** 12 张; a number that is not shown says so. */
export const countSaid = (n: number | null): string => (n === null ? '不显示' : `${n} 张`)

/** 办结 10 张，按时办结 9 张: the figures beside 收到. What is 0 says nothing, nor what is shown of no group at all. */
export const othersSaid = (figures: Figures, total: Figures, definitions: Definitions): string =>
  definitions
    .filter(({ key }) => key !== 'received' && figures[key] !== 0 && total[key] !== null)
    .map(({ key, name }) => `${name} ${countSaid(figures[key])}`)
    .join('，')

/** What the page says, to be heard. */
export function summaryOf({ name, total, categories }: Span, definitions: Definitions): string {
  if (total.received === 0) return `${name}，还没有单子。`
  const totals = definitions.map(({ key, name: figure }) => `${figure} ${countSaid(total[key])}`).join('，')
  const most = [...categories].sort(
    (one, other) => (other.figures.received ?? 0) - (one.figures.received ?? 0),
  )[0]
  const largest = most?.figures.received ? `最多的是${most.name}，${most.figures.received} 张。` : ''
  return `${name}：${totals}。${largest}`
}
