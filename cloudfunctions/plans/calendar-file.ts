/** An iCalendar file (RFC 5545), written by hand: a handful of properties, all of them text or UTC times. */

export interface CalendarEntry {
  readonly uid: string
  readonly title: string
  readonly place: string
  readonly description: string
  readonly startsAt: string
  readonly endsAt: string
  readonly changedAt: string
  /** Rises with every change, so that a calendar takes the newer one. */
  readonly sequence: number
  readonly cancelled: boolean
}

/** RFC 5545 §3.3.11. Other control characters may not stand in a text at all. */
function escaped(text: string): string {
  return (
    text
      .replace(/\r\n?|\n/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand there
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
      .replace(/[\\;,]/g, (sign) => `\\${sign}`)
      .replaceAll('\n', '\\n')
  )
}

const LINE_OCTETS = 75

/** §3.1: no line longer than 75 octets, and no character cut in two. */
export function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE_OCTETS) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

/** 20261123T041500Z */
const utc = (at: string) => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`

export function calendarFile(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//yunshang-kundulun//plans//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.uid}`,
      `DTSTAMP:${utc(entry.changedAt)}`,
      `DTSTART:${utc(entry.startsAt)}`,
      `DTEND:${utc(entry.endsAt)}`,
      `SEQUENCE:${entry.sequence}`,
      `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      `SUMMARY:${escaped(entry.title)}`,
      ...(entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
      ...(entry.description ? [`DESCRIPTION:${escaped(entry.description)}`] : []),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
