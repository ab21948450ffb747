import { ORDER_LIMITS, ORDER_MENU, ORDER_STATISTICS } from '../../site/orders'
import { STREETS } from '../../site/stations'
import { instant } from '../_server/clock'
import { FIGURES, type Figure } from './contract'
import { dayOf, daysBefore } from './days'
import { type Counted, shownOf } from './hiding'
import type { Output } from './signatures'
import * as store from './store'
import { type CountRow, EVER } from './tally'

type Span = Output<'statistics'>['spans'][number]

const CATEGORY_NAMES = ORDER_MENU.categories.map(({ categoryId, name }): [string, string] => [
  categoryId,
  name,
])
const STREET_NAMES = STREETS.map(({ streetId, name }): [string, string] => [streetId, name])
/** Of an older menu, or of a street that is no more. */
const GONE = 'gone'

const NONE: Counted = { received: 0, finished: 0, onTime: 0, overdue: 0, reopened: 0 }
const isFigure = (name: string): name is Figure => (FIGURES as readonly string[]).includes(name)

/** One row a group of the site's data, in its order; what is not there any more in one of its own, if there is something. */
function groupsOf(
  kind: 'category' | 'street',
  names: readonly [string, string][],
  rows: readonly CountRow[],
) {
  const groups = new Map(names.map(([groupId]): [string, Counted] => [groupId, NONE]))
  for (const [cell, n] of rows.flatMap(({ cells }) => Object.entries(cells))) {
    const [of, id = '', figure = ''] = cell.split(':')
    if (of !== kind || !isFigure(figure) || n === 0) continue
    const groupId = names.some(([known]) => known === id) ? id : GONE
    const before = groups.get(groupId) ?? NONE
    groups.set(groupId, { ...before, [figure]: before[figure] + n })
  }
  const nameOf = new Map(names)
  return [...groups].map(([groupId, counted]) => ({
    groupId,
    name: nameOf.get(groupId) ?? ORDER_STATISTICS.gone,
    counted,
  }))
}

const sumOf = (groups: readonly { counted: Counted }[]): Counted =>
  groups.reduce(
    (sum, { counted }) => ({
      received: sum.received + counted.received,
      finished: sum.finished + counted.finished,
      onTime: sum.onTime + counted.onTime,
      overdue: sum.overdue + counted.overdue,
      reopened: sum.reopened + counted.reopened,
    }),
    NONE,
  )

function spanOf(named: Pick<Span, 'span' | 'name' | 'from' | 'until'>, rows: readonly CountRow[]): Span {
  const within = rows.filter(({ day }) =>
    named.from === null ? day === EVER : day >= named.from && day <= named.until,
  )
  const categories = groupsOf('category', CATEGORY_NAMES, within)
  const streets = groupsOf('street', STREET_NAMES, within)
  const shown = shownOf(
    sumOf(categories),
    [categories, streets].map((groups) => groups.map(({ counted }) => counted)),
  )
  const shownGroups = (groups: typeof categories, table: number) =>
    groups.map(({ groupId, name }, place) => ({
      groupId,
      name,
      figures: shown.tables[table]?.[place] ?? shown.total,
    }))
  return {
    ...named,
    total: shown.total,
    categories: shownGroups(categories, 0),
    streets: shownGroups(streets, 1),
  }
}

/** 统计: from counters that every step keeps, so that it costs the same however many orders there are. */
export async function statistics(): Promise<Output<'statistics'>> {
  const at = instant()
  const today = dayOf(at)
  const { days30, month, ever } = ORDER_STATISTICS.spans
  const spans = [
    { span: 'days30', name: days30, from: daysBefore(today, 29), until: today },
    { span: 'month', name: month, from: `${today.slice(0, 7)}-01`, until: today },
    { span: 'ever', name: ever, from: null, until: today },
  ] as const
  const first = spans.map(({ from }) => from ?? today).sort()[0] ?? today
  const rows = await store.countsFrom(first)
  return {
    at,
    smallestGroup: ORDER_LIMITS.smallestGroup,
    definitions: ORDER_STATISTICS.definitions.map((one) => ({ ...one })),
    spans: spans.map((one) => spanOf(one, rows)),
  }
}
