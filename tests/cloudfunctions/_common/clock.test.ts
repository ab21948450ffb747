import chineseDays from 'chinese-days'
import fc from 'fast-check'
import {
  type ClockFacts,
  calendarOf,
  clockStateOf,
  extendClock,
  isWorkingDay,
  promised,
  resumeClock,
  type Span,
  spanInWords,
  startClock,
  stopClock,
  stopInForce,
  usedOf,
} from '../../../cloudfunctions/_common/clock'
import { keyDates } from '../../../site/key-dates'

const calendar = calendarOf(480)
const NOW = '2026-11-23T02:00:00.000Z'
const HOUR = 3_600_000
const DAY = 24 * HOUR
const dueOf = (facts: ClockFacts, now = NOW) => promised(facts, calendar, now).at
const working = (amount: number): Span => ({ amount, unit: 'working_days' })
const hours = (amount: number): Span => ({ amount, unit: 'hours' })
const plus = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString()
const districtDay = (at: string) => plus(at, 8 * HOUR).slice(0, 10)

/** Any moment of the known years that leaves room for a long clock. */
const moment = fc
  .integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2026-08-01T00:00:00Z') })
  .map((ms) => new Date(ms).toISOString())

describe('working days', () => {
  it('are those of the published arrangement, every day of its years', () => {
    for (let at = Date.parse('2024-01-01'); at < Date.parse('2027-01-01'); at += DAY) {
      const day = new Date(at).toISOString().slice(0, 10)
      expect([day, isWorkingDay(day, calendar)]).toEqual([day, chineseDays.isWorkday(day)])
    }
  })

  it('agree with the holidays on the planning calendar', () => {
    for (const { from, to, worked } of keyDates.holidays) {
      for (let at = Date.parse(from); at <= Date.parse(to); at += DAY)
        expect(isWorkingDay(new Date(at).toISOString().slice(0, 10), calendar)).toBe(false)
      for (const day of worked) expect([day, isWorkingDay(day, calendar)]).toEqual([day, true])
    }
  })

  it("follow an administrator's year once there is one", () => {
    const added = calendarOf(480, [{ year: 2027, free: ['01-01'], worked: ['01-03'] }])
    expect(isWorkingDay('2027-01-01', calendar)).toBe(true)
    expect(isWorkingDay('2027-01-01', added)).toBe(false)
    expect(isWorkingDay('2027-01-03', added)).toBe(true)
  })
})

describe('a promise in working days', () => {
  it('ends with the last of them, the day of receipt not counted', () => {
    expect(dueOf(startClock('2026-11-23T02:00:00.000Z', working(5)))).toBe('2026-11-30T15:59:59.000Z')
  })

  it('passes over 国庆 and takes the Saturday that is worked', () => {
    expect(districtDay(dueOf(startClock('2026-09-30T02:00:00.000Z', working(3))))).toBe('2026-10-10')
  })

  it('starts on the day of the district, not on that of Greenwich', () => {
    expect(districtDay(dueOf(startClock('2026-11-23T17:00:00.000Z', working(1))))).toBe('2026-11-25')
  })

  it('is provisional past the last known calendar, until its year is entered', () => {
    const facts = startClock('2026-12-28T02:00:00.000Z', working(20))
    expect(promised(facts, calendar, NOW)).toEqual({ at: '2027-01-25T15:59:59.000Z', provisional: true })
    const added = calendarOf(480, [{ year: 2027, free: ['01-01'], worked: [] }])
    expect(promised(facts, added, NOW)).toEqual({ at: '2027-01-26T15:59:59.000Z', provisional: false })
  })

  it('always ends on a working day, with exactly that many after the day of receipt', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 45 }), (at, amount) => {
        const end = districtDay(dueOf(startClock(at, working(amount)), at))
        let counted = 0
        for (
          let day = plus(`${districtDay(at)}T00:00:00.000Z`, DAY);
          day.slice(0, 10) <= end;
          day = plus(day, DAY)
        )
          if (chineseDays.isWorkday(day.slice(0, 10))) counted += 1
        expect(counted).toBe(amount)
        expect(chineseDays.isWorkday(end)).toBe(true)
      }),
    )
  })

  it('adds up: an extension ends where one longer promise would', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (at, some, more) => {
          const extended = extendClock(startClock(at, working(some)), {
            span: working(more),
            reason: '情况复杂',
            at,
          })
          expect(dueOf(extended, at)).toBe(dueOf(startClock(at, working(some + more)), at))
        },
      ),
    )
  })
})

describe('a stopped clock', () => {
  const facts = startClock('2026-11-23T02:00:00.000Z', hours(2))

  it('names its reason, and stops once', () => {
    const stopped = stopClock(facts, '2026-11-23T03:00:00.000Z', '您要改天')
    expect(stopInForce(stopped)?.reason).toBe('您要改天')
    expect(stopClock(stopped, '2026-11-23T03:30:00.000Z', '天气不好')).toEqual(stopped)
    expect(stopInForce(resumeClock(stopped, '2026-11-23T05:00:00.000Z'))).toBeNull()
  })

  it('moves the promise on by exactly the time it stood', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 0, max: 119 }),
        fc.integer({ min: 1, max: 50_000 }),
        (at, after, stood) => {
          const stop = plus(at, after * 60_000)
          const again = plus(stop, stood * 60_000)
          const moved = resumeClock(stopClock(startClock(at, hours(2)), stop, '您要改天'), again)
          expect(dueOf(moved)).toBe(plus(at, 2 * HOUR + stood * 60_000))
        },
      ),
    )
  })

  it('is never late, however long it stands', () => {
    const stopped = stopClock(facts, '2026-11-23T03:00:00.000Z', '您要改天')
    expect(clockStateOf(stopped, calendar, '2027-05-01T00:00:00.000Z')).toBe('stopped')
    expect(dueOf(stopped, '2026-11-25T03:00:00.000Z')).toBe('2026-11-25T04:00:00.000Z')
  })

  it('costs no working day when it runs on the same day, and one for each night it stands', () => {
    const week = startClock('2026-11-23T02:00:00.000Z', working(5))
    const stand = (until: string) => resumeClock(stopClock(week, '2026-11-24T02:00:00.000Z', '等材料'), until)
    expect(districtDay(dueOf(stand('2026-11-24T08:00:00.000Z')))).toBe('2026-11-30')
    expect(districtDay(dueOf(stand('2026-11-26T02:00:00.000Z')))).toBe('2026-12-02')
  })

  it('never brings a promise forward', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 60 }),
        (at, amount, days) => {
          const plain = startClock(at, working(amount))
          const stood = resumeClock(stopClock(plain, plus(at, DAY), '等材料'), plus(at, DAY * (1 + days)))
          expect(dueOf(stood) >= dueOf(plain)).toBe(true)
        },
      ),
    )
  })
})

describe('what is shown of a clock', () => {
  const facts = startClock('2026-11-23T02:00:00.000Z', hours(10))

  it('is running, soon over in the last fifth, then late', () => {
    expect(clockStateOf(facts, calendar, '2026-11-23T09:59:00.000Z')).toBe('running')
    expect(clockStateOf(facts, calendar, '2026-11-23T10:01:00.000Z')).toBe('soon')
    expect(clockStateOf(facts, calendar, '2026-11-23T12:00:01.000Z')).toBe('late')
  })

  it('counts what is used without what it stood', () => {
    const stood = resumeClock(
      stopClock(facts, '2026-11-23T03:00:00.000Z', '您要改天'),
      '2026-11-23T06:00:00.000Z',
    )
    expect(usedOf(stood, calendar, '2026-11-23T08:00:00.000Z')).toBe(3)
    expect(
      usedOf(startClock('2026-11-20T02:00:00.000Z', working(5)), calendar, '2026-11-25T02:00:00.000Z'),
    ).toBe(2)
  })

  it('says spans as people do', () => {
    expect(spanInWords(hours(2))).toBe('2 小时')
    expect(spanInWords(working(15))).toBe('15 个工作日')
  })
})
