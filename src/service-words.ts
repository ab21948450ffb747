import type { When } from '@functions/orders/contract'
import { dayOf } from './when'

/** What residents and volunteers read alike of a service order. */

/** Noon in UTC is the same day in the district. */
const onDay = (day: string): string => dayOf(`${day}T12:00:00.000Z`)
/** 11月24日 09:00; 11月29日 以前都行. */
export function whenWords({ day, time, flexible }: When): string {
  if (flexible) return `${onDay(day)} 以前都行`
  return time ? `${onDay(day)} ${time}` : `${onDay(day)}，几点再约`
}
