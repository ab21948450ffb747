import { type ReviewProfile, review as rules } from '../../../site/review'
import type { Stage } from '../contract'

/** The column's own profile, else that of the unit's trust class, else the ordinary one. */
export function profileFor({
  columnId,
  unitId,
}: {
  columnId: string | null
  unitId: string | null
}): ReviewProfile {
  const name = rules.columns[columnId ?? ''] ?? rules.units[unitId ?? ''] ?? 'ordinary'
  return rules.profiles[name]
}

const clock = (urgent: boolean) => (urgent ? rules.clocks.urgent : rules.clocks.ordinary)
export const minutesFor = (stage: Stage, urgent: boolean): number =>
  stage.startsWith('proof') ? clock(urgent).proof : clock(urgent).review
export const signMinutes = (urgent: boolean): number => clock(urgent).sign
export const mentorMinutes = (urgent: boolean): number => clock(urgent).mentor

export const CEILINGS: Readonly<Record<Stage, number>> = rules.ceilings
