import { categoryOf, SUGGESTION_SCALES, SUGGESTION_WEIGHTS } from '../../site/orders'
import { STREETS } from '../../site/stations'
import { languageName } from '../../site/volunteers'
import { spanInWords } from '../_common/clock'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { type Candidate as Known, noteDispatch, volunteer, volunteersNear } from '../volunteers/register'
import { deskStep, momentNow, staffActor, stepBy } from './acting'
import { isSkilled, metresTo, takenTime } from './claims'
import type { Candidate } from './contract/desk'
import { requireReach } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import { teamsFor } from './teaming'
import { tellVolunteer } from './telling'

const MOST = 8
const MOST_LOOKED_AT = 60
const DAY_MS = 24 * 60 * 60 * 1000
const WALKING_METRES = 1000
/** Places are known to the middle of a community. */
const NEXT_DOOR_METRES = 100

const part = (value: number): number => Math.round(100 * Math.max(0, Math.min(1, value)))

function metresInWords(metres: number): string {
  if (metres < NEXT_DOOR_METRES) return '同一个社区'
  if (metres < WALKING_METRES) return `约 ${Math.round(metres / 100) * 100} 米`
  return `约 ${(metres / 1000).toFixed(1)} 公里`
}

function distanceOf(row: store.OrderRow, one: Known): Candidate['distance'] {
  const metres = metresTo(one.at, row)
  if (metres === null) return { part: 0, words: '不知道有多远' }
  const words = metresInWords(metres)
  return { part: part(1 - metres / SUGGESTION_SCALES.farMetres), words }
}

function skillOf(row: store.OrderRow, one: Known): Candidate['skill'] {
  const needs = categoryOf(row.categoryId)?.needs ?? []
  if (needs.length === 0) return { part: 100, words: '这类服务不要专门技能' }
  return isSkilled(row, one.skills)
    ? { part: 100, words: '有这类技能' }
    : { part: 0, words: '没有这类技能，可以搭档' }
}

const loadOf = ({ weekLoad }: Known): Candidate['load'] => ({
  part: part(1 - weekLoad / SUGGESTION_SCALES.weekOrders),
  words: weekLoad === 0 ? '这周没有单' : `这周 ${weekLoad} 张`,
})

function languageOf({ languageId }: store.OrderRow, one: Known): Candidate['language'] {
  if (!languageId) return { part: 100, words: '没有要求' }
  const name = languageName(languageId)
  return one.languages.includes(languageId)
    ? { part: 100, words: `会${name}` }
    : { part: 0, words: `不会${name}` }
}

/** 退单 counts for the suggestion alone, and is said with its number. */
const declinedOf = ({ refusals }: Known): Candidate['declined'] => ({
  part: part(1 - refusals / SUGGESTION_SCALES.declines),
  words: refusals === 0 ? '没退过单' : `退过 ${refusals} 次`,
})

function turnOf({ lastDispatchedAt }: Known, at: string): Candidate['turn'] {
  if (lastDispatchedAt === '') return { part: 100, words: '还没派过单' }
  const days = Math.floor((Date.parse(at) - Date.parse(lastDispatchedAt)) / DAY_MS)
  const words = days === 0 ? '今天派过单' : `上次派单在 ${days} 天前`
  return { part: part(days / SUGGESTION_SCALES.turnDays), words }
}

function candidateOf(row: store.OrderRow, one: Known, at: string): Candidate {
  const reasons = {
    distance: distanceOf(row, one),
    skill: skillOf(row, one),
    language: languageOf(row, one),
    load: loadOf(one),
    turn: turnOf(one, at),
    declined: declinedOf(one),
  }
  const score = (Object.keys(SUGGESTION_WEIGHTS) as (keyof typeof SUGGESTION_WEIGHTS)[]).reduce(
    (sum, name) => sum + (reasons[name].part * SUGGESTION_WEIGHTS[name]) / 100,
    0,
  )
  return { volunteerId: one.volunteerId, name: one.name, score: Math.round(score), ...reasons }
}

/** Why somebody is not asked at all; null: may be asked. */
function whyLeftOut(row: store.OrderRow, one: Known): string | null {
  if (one.volunteerId === row.residentId) return '就是点单的人'
  if (row.turnedDown.includes(one.volunteerId)) return '这张单退过，或者上次没办好'
  if (one.awayUntil) return `请假到 ${one.awayUntil}`
  const { from, until } = takenTime(row)
  const clash = one.busy.find((taken) => taken.from < until && taken.until > from)
  return clash ? `那个时间有 ${clash.label}` : null
}

export async function suggest({ orderId }: Input<'suggest'>, caller: Caller): Promise<Output<'suggest'>> {
  const [row, { at }] = await Promise.all([store.find(orderId), momentNow()])
  if (!row) throw new AppError('not_found', `order ${orderId}`)
  requireReach(caller, row)
  const [near, teams] = await Promise.all([
    volunteersNear({
      streetIds: STREETS.map(({ streetId }) => streetId),
      skills: [],
      languages: [],
      limit: MOST_LOOKED_AT,
    }),
    teamsFor(row),
  ])
  const judged = near.map((one) => ({ one, why: whyLeftOut(row, one) }))
  return {
    candidates: judged
      .filter(({ why }) => why === null)
      .map(({ one }) => candidateOf(row, one, at))
      .sort((one, other) => other.score - one.score)
      .slice(0, MOST),
    leftOut: judged.flatMap(({ one, why }) => (why ? [{ name: one.name, why }] : [])),
    teams,
    weights: { ...SUGGESTION_WEIGHTS },
  }
}

/** Whoever is chosen out of turn is chosen with a word of why. */
async function requireFirst(orderId: string, volunteerId: string, caller: Caller): Promise<void> {
  const [first] = (await suggest({ orderId }, caller)).candidates
  if (first?.volunteerId === volunteerId) return
  throw new AppError('invalid_input', 'not the first of the suggestion', {
    note: '不派建议里的第一位，要写一句为什么。',
  })
}

export async function dispatch(
  { volunteerId, note, ...seen }: Input<'dispatch'>,
  caller: Caller,
): Promise<Output<'dispatch'>> {
  if (note === '') await requireFirst(seen.orderId, volunteerId, caller)
  return deskStep(seen, caller, async (row, moment, transaction) => {
    const chosen = await volunteer(volunteerId)
    if (!chosen || volunteerId === row.residentId) {
      throw new AppError('invalid_input', 'no such volunteer', {
        volunteerId: '这位不是在册的志愿者，换一位。',
      })
    }
    if (row.turnedDown.includes(volunteerId)) {
      throw new AppError('invalid_input', 'turned down before', { volunteerId: '这位退过这张单，换一位。' })
    }
    const offeredTo = { kind: 'volunteer', id: volunteerId, name: chosen.name } as const
    const move = { event: 'dispatch', note, patch: { offeredTo } } as const
    const next = stepBy(row, staffActor(caller), caller, move, moment)
    await noteDispatch(transaction, volunteerId, moment.at)
    await tellVolunteer(transaction, next, volunteerId, {
      event: 'offered',
      title: '派给您一张单',
      text: `${spanInWords(moment.clocks.claim)}内回个话：能去就领，去不了就说一声，好找别人。`,
      at: moment.at,
    })
    return next
  })
}
