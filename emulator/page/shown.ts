/**
 * Stored EJSON as the page shows and edits it: dates as ISO texts instead of milliseconds, everything else as it is. The
 * database reads either form, so what is shown can be saved again.
 */
export function shown(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(shown)
  const object = value as Record<string, unknown>
  const at = (object.$date as { $numberLong?: string } | undefined)?.$numberLong
  if (at !== undefined) return isoOf(Number(at)) ?? object
  return Object.fromEntries(Object.entries(object).map(([name, inner]) => [name, shown(inner)]))
}

/** Dates beyond what JavaScript can say keep their number. */
function isoOf(milliseconds: number): object | null {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? null : { $date: date.toISOString() }
}
