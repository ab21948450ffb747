const DATE_TIME = new Intl.DateTimeFormat('zh-CN', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
})

/** A moment in this browser's zone: 2026/11/23 09:05:00. */
export const time = (at: string | number) => DATE_TIME.format(new Date(at))

export const count = (value: number) => value.toLocaleString('zh-CN')

const UNITS = ['字节', 'KB', 'MB', 'GB'] as const

export function bytes(value: number): string {
  let unit = 0
  let rest = value
  for (; rest >= 1024 && unit < UNITS.length - 1; unit++) rest /= 1024
  return `${unit ? rest.toFixed(1) : rest} ${UNITS[unit]}`
}

export function milliseconds(value: number | null): string {
  if (value === null) return '—'
  return value >= 1000
    ? `${(value / 1000).toFixed(2)} 秒`
    : `${value < 10 ? value.toFixed(1) : Math.round(value)} 毫秒`
}

/** JSON as people read it; a text that is none stays as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** A field of a document in one line, for a table; long values are cut. */
export function cell(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return cut(value)
  const special = (value ?? {}) as {
    $oid?: unknown
    $numberLong?: unknown
    $numberDouble?: unknown
  }
  const plain = special.$oid ?? special.$numberLong ?? special.$numberDouble
  return plain === undefined ? cut(JSON.stringify(value)) : String(plain)
}

const CELL_CHARACTERS = 80
const cut = (text: string) => (text.length > CELL_CHARACTERS ? `${text.slice(0, CELL_CHARACTERS)}…` : text)
