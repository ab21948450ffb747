import { site } from '../../site'
import { tell } from '../notices/telling'
import { dayOf, timeOf } from './days'
import * as store from './store'

/** What one ring takes up; rings come every five minutes of an hour. */
const A_RING = 500
const DAY_MS = 24 * 60 * 60 * 1000
const OFFSET_MS = site.timeZoneOffsetMinutes * 60_000
/** More than these are counted, not named: a notice holds 120 characters. */
const MOST_NAMED = 3
const MOST_LABEL = 16

type Promised = store.EngagementsRow['items'][number]

const short = (label: string) => (label.length > MOST_LABEL ? `${label.slice(0, MOST_LABEL - 1)}…` : label)
const said = ({ of, from }: Promised) => `${timeOf(from).slice(11)} ${short(of.label)}`

function wordsFor(items: readonly Promised[]) {
  const named = items.slice(0, MOST_NAMED).map(said).join('；')
  const more = items.length > MOST_NAMED ? `，一共 ${items.length} 件` : ''
  return {
    title: items.length === 1 ? '明天有一件事，别忘了' : `明天有 ${items.length} 件事，别忘了`,
    text: `${named}${more}。去不了的，今天就退出，好找别人。`,
  }
}

/** A promise that was kept or taken back meanwhile is none any more: what stands in the volunteer's own document counts. */
async function remind(volunteerId: string, day: string, at: string): Promise<void> {
  await store.together(async (transaction) => {
    const row = await store.rowWithin(transaction, 'engagements', volunteerId)
    if (!row) return
    const items = row.items
      .filter(({ from }) => dayOf(new Date(from)) === day)
      .sort((one, other) => (one.from < other.from ? -1 : 1))
    if (items.length > 0) {
      await tell(transaction, {
        to: { kind: 'resident', personId: volunteerId },
        event: `tomorrow:${day}`,
        matter: 'volunteer',
        ...wordsFor(items),
        page: 'features/volunteers/mine/index',
        at,
      })
    }
    // also without any: a promise before the day and one after it are found together, and would be found by every ring
    await store.putWithin(transaction, 'engagements', { ...row, remindedOf: day })
  })
}

/** The evening before: whoever promised to come tomorrow is reminded of it, once. */
export async function sweep(at: Date): Promise<{ reminded: number; more: boolean }> {
  const day = dayOf(new Date(at.getTime() + DAY_MS))
  const begins = Date.parse(`${day}T00:00:00Z`) - OFFSET_MS
  const span = [new Date(begins).toISOString(), new Date(begins + DAY_MS).toISOString()] as const
  const found = await store.toRemind(day, span, A_RING)
  for (const { _id } of found) await remind(_id, day, at.toISOString())
  return { reminded: found.length, more: found.length === A_RING }
}
