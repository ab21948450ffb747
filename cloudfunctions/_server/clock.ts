/** The time, everywhere in the functions. Tests and rehearsals move it with CLOCK_OFFSET_MS. */
export function now(): Date {
  return new Date(Date.now() + Number(process.env.CLOCK_OFFSET_MS ?? 0))
}

/** Now as it is stored and sent: ISO 8601 in UTC. */
export const instant = (): string => now().toISOString()

export const instantAfter = (milliseconds: number): string =>
  new Date(now().getTime() + milliseconds).toISOString()
