import type { Correction, HoursEntry } from '@functions/volunteers/contract/hours'

/** What a service counts now: as it was written, or as the last accepted correction says. `corrections`: newest first. */
export const countedOf = (entry: HoursEntry, corrections: readonly Correction[]): number =>
  corrections.find(({ entryId, state }) => entryId === entry.entryId && state === 'accepted')?.toMinutes ??
  entry.minutes
