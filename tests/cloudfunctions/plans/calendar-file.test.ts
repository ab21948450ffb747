import { calendarFile, folded } from '@functions/plans/calendar-file'

const entry = {
  uid: 'a1@kundulun.example',
  title: '文字：路灯, 暖气; 反斜\\杠',
  place: '阿尔丁大街',
  description: '先拍\r\n再写',
  startsAt: '2026-11-23T04:15:00.000Z',
  endsAt: '2026-11-23T05:15:00.000Z',
  changedAt: '2026-11-22T00:00:00.000Z',
  sequence: 3,
  cancelled: false,
}
const unfold = (text: string) => text.replaceAll('\r\n ', '')

describe('calendarFile', () => {
  it('writes UTC times, escapes what RFC 5545 §3.3.11 names and ends each line with CRLF', () => {
    const file = calendarFile('苏和的任务', [entry])
    const plain = unfold(file)
    expect(plain).toContain('\r\nDTSTART:20261123T041500Z\r\nDTEND:20261123T051500Z\r\n')
    expect(plain).toContain('SUMMARY:文字：路灯\\, 暖气\\; 反斜\\\\杠\r\n')
    expect(plain).toContain('DESCRIPTION:先拍\\n再写\r\n')
    expect(plain).toContain('STATUS:CONFIRMED')
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })

  it('lets no text begin a property of its own', () => {
    const file = calendarFile('x', [
      { ...entry, title: '甲\nATTENDEE:mailto:x@y\u0000\u0007', cancelled: true },
    ])
    expect(file).not.toMatch(/^ATTENDEE/m)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left
    expect(file).not.toMatch(/[\u0000-\u0009]/)
    expect(file).toContain('STATUS:CANCELLED')
  })

  it('is a whole calendar without entries', () => {
    expect(calendarFile('空', []).match(/^(BEGIN|END):/gm)).toHaveLength(2)
  })
})

describe('folded', () => {
  it('breaks after at most 75 octets and never inside a character', () => {
    const line = `SUMMARY:${'昆都仑区融媒体中心🐎'.repeat(20)}`
    const lines = folded(line).split('\r\n')
    expect(lines.length).toBeGreaterThan(5)
    for (const part of lines) {
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
      expect(part).not.toContain('\uFFFD')
    }
    expect(unfold(folded(line))).toBe(line)
  })

  it('leaves a line of exactly 75 octets as it is', () => {
    expect(folded('x'.repeat(75))).toBe('x'.repeat(75))
    expect(folded('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
  })
})
