/**
 * Dates: their parts, zones, formats and texts.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/#date-expression-operators
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateToString/ (format specifiers)
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate (日期操作符)
 */
import { $, date, expressions, held, pipelines } from './aggregating'

const dates = {
  _id: 'x',
  at: new Date('2026-11-22T20:30:15.123Z'),
  newYear: new Date('2021-01-01T00:00:00Z'),
  leap: new Date('2024-12-31T23:59:59.999Z'),
  summer: new Date('2026-07-01T12:00:00Z'),
  early: new Date('1900-01-01T00:00:00Z'),
  number: 5,
  text: 'soon',
  nothing: null,
  shanghai: 'Asia/Shanghai',
  parts: { year: 2026 },
}
const inShanghai = { date: '$at', timezone: 'Asia/Shanghai' }

expressions(
  'parts of dates',
  dates,
  [
    ['of a number', $.year('$number'), "can't convert from BSON type int to Date"],
    ['of a text', $.month('$text'), "can't convert from BSON type string to Date"],
    [
      'in no zone there is',
      $.hour({ date: '$at', timezone: 'Mars/Olympus' }),
      'unrecognized time zone identifier: "Mars/Olympus"',
    ],
    [
      'in a zone that is a number',
      $.hour({ date: '$at', timezone: 8 }),
      'timezone must evaluate to a string, found int',
    ],
    ['without a date', $.hour({ timezone: 'UTC' }), "missing 'date' argument to $hour"],
    ['with something else', $.hour({ date: '$at', zone: 'UTC' }), 'unrecognized option to $hour: "zone"'],
    ['of two dates', $.hour(['$at', '$at']), 'Expression $hour takes exactly 1 arguments'],
  ],
  [
    ['year', $.year('$at'), 2026, 'int'],
    ['month', $.month('$at'), 11],
    ['dayOfMonth', $.dayOfMonth('$at'), 22],
    ['hour', $.hour('$at'), 20],
    ['minute', $.minute('$at'), 30],
    ['second', $.second('$at'), 15],
    ['millisecond', $.millisecond('$at'), 123],
    ['dayOfYear', $.dayOfYear('$at'), 326],
    ['dayOfYear of a leap year', $.dayOfYear('$leap'), 366],
    ['dayOfWeek: Sunday is 1', $.dayOfWeek('$at'), 1],
    ['isoDayOfWeek: Sunday is 7', $.isoDayOfWeek('$at'), 7],
    ['week', $.week('$at'), 47],
    ['week before the first Sunday', $.week('$newYear'), 0],
    ['isoWeek', $.isoWeek('$at'), 47],
    ['isoWeek of a new year', $.isoWeek('$newYear'), 53],
    ['isoWeekYear', $.isoWeekYear('$newYear'), 2020, 'long'],
    ['isoWeekYear at the end', $.isoWeekYear('$leap'), 2025],
    ['isoWeek at the end', $.isoWeek('$leap'), 1],
    ['a list of one', $.year(['$at']), 2026],
    ['in Shanghai it is tomorrow', $.dayOfMonth(inShanghai), 23],
    ['and four in the morning', $.hour(inShanghai), 4],
    ['by an offset', $.hour({ date: '$at', timezone: '+0530' }), 2],
    ['by an offset with a colon', $.minute({ date: '$at', timezone: '+05:30' }), 0],
    ['by an offset of hours', $.hour({ date: '$at', timezone: '-08' }), 12],
    ['in GMT', $.hour({ date: '$at', timezone: 'GMT' }), 20],
    ['in a zone of the document', $.hour({ date: '$at', timezone: '$shanghai' }), 4],
    ['in winter New York', $.hour({ date: '$at', timezone: 'America/New_York' }), 15],
    ['in summer New York', $.hour({ date: '$summer', timezone: 'America/New_York' }), 8],
    ['before zones were whole hours', $.minute({ date: '$early', timezone: 'Asia/Shanghai' }), 5],
    ['of null', $.year('$nothing'), null],
    ['of what is missing', $.year('$gone'), null],
    ['in no zone', $.year({ date: '$at', timezone: '$nothing' }), null],
  ],
)

expressions(
  'dateToString',
  dates,
  [
    [
      'an unknown letter',
      $.dateToString({ date: '$at', format: '%Q' }),
      "Invalid format character '%Q' in format string",
    ],
    [
      'a percent sign at the end',
      $.dateToString({ date: '$at', format: 'x%' }),
      "Unmatched '%' at end of format string",
    ],
    [
      'a number as format',
      $.dateToString({ date: '$at', format: 5 }),
      "requires that 'format' be a string, found: int",
    ],
    ['a text as date', $.dateToString({ date: '$text' }), "can't convert from BSON type string to Date"],
    ['no date', $.dateToString({ format: '%Y' }), "Missing 'date' parameter to $dateToString"],
    [
      'something else',
      $.dateToString({ date: '$at', zone: 'UTC' }),
      'Unrecognized argument to $dateToString: zone',
    ],
  ],
  [
    ['as usual', $.dateToString({ date: '$at' }), '2026-11-22T20:30:15.123Z'],
    ['as usual in a zone', $.dateToString(inShanghai), '2026-11-23T04:30:15.123'],
    ['a day', $.dateToString({ date: '$at', format: '%Y-%m-%d' }), '2026-11-22'],
    ['a day in Shanghai', $.dateToString({ ...inShanghai, format: '%Y年%m月%d日' }), '2026年11月23日'],
    ['a time', $.dateToString({ date: '$at', format: '%H:%M:%S:%L' }), '20:30:15:123'],
    ['days and weeks', $.dateToString({ date: '$at', format: '%j %u %w %U %V %G' }), '326 7 1 47 47 2026'],
    ['the offset', $.dateToString({ ...inShanghai, format: '%z %Z' }), '+0800 +480'],
    ['a western offset', $.dateToString({ date: '$at', timezone: '-03:30', format: '%z %Z' }), '-0330 -210'],
    ['a percent sign', $.dateToString({ date: '$at', format: '100%%' }), '100%'],
    ['of null', $.dateToString({ date: '$nothing' }), null],
    ['onNull', $.dateToString({ date: '$gone', format: '%Y', onNull: 'never' }), 'never'],
    ['a missing format', $.dateToString({ date: '$at', format: '$gone' }), null],
  ],
)

expressions(
  'dateFromString',
  dates,
  [
    ['no date at all', $.dateFromString({ dateString: '$text' }), "Error parsing date string 'soon'"],
    [
      'a day there is not',
      $.dateFromString({ dateString: '2026-02-30' }),
      "Error parsing date string '2026-02-30'",
    ],
    [
      'a number',
      $.dateFromString({ dateString: '$number' }),
      "requires that 'dateString' be a string, found: int",
    ],
    [
      'two zones',
      $.dateFromString({ dateString: '2026-01-01T00:00:00Z', timezone: 'Asia/Shanghai' }),
      'you cannot pass in a date/time string with GMT offset together with a timezone argument',
    ],
    [
      'another format',
      $.dateFromString({ dateString: '2026-01-01', format: '%d.%m.%Y' }),
      'Error parsing date string',
    ],
    [
      'an unknown letter',
      $.dateFromString({ dateString: '2026', format: '%Q' }),
      "Invalid format character '%Q'",
    ],
  ],
  [
    ['a day', $.dateFromString({ dateString: '2026-11-22' }), date('2026-11-22')],
    [
      'a time',
      $.dateFromString({ dateString: '2026-11-22T20:30:15.123Z' }),
      date('2026-11-22T20:30:15.123Z'),
      'date',
    ],
    [
      'a time without a zone is UTC',
      $.dateFromString({ dateString: '2026-11-22 20:30:15' }),
      date('2026-11-22T20:30:15Z'),
    ],
    ['an offset', $.dateFromString({ dateString: '2026-11-22T20:30:15+0800' }), date('2026-11-22T12:30:15Z')],
    [
      'in a zone',
      $.dateFromString({ dateString: '2026-11-22', timezone: 'Asia/Shanghai' }),
      date('2026-11-21T16:00:00Z'),
    ],
    [
      'in an offset',
      $.dateFromString({ dateString: '2026-11-22T00:00:00', timezone: '+08:00' }),
      date('2026-11-21T16:00:00Z'),
    ],
    ['by a format', $.dateFromString({ dateString: '22.11.2026', format: '%d.%m.%Y' }), date('2026-11-22')],
    [
      'by a format with time',
      $.dateFromString({ dateString: '20:05 22/11/2026', format: '%H:%M %d/%m/%Y' }),
      date('2026-11-22T20:05:00Z'),
    ],
    [
      'by a format with an offset',
      $.dateFromString({ dateString: '2026-11-22 +0800', format: '%Y-%m-%d %z' }),
      date('2026-11-21T16:00:00Z'),
    ],
    ['by ISO weeks', $.dateFromString({ dateString: '2026-W47-7', format: '%G-W%V-%u' }), date('2026-11-22')],
    ['of null', $.dateFromString({ dateString: '$nothing' }), null],
    ['onNull', $.dateFromString({ dateString: '$gone', onNull: 'never' }), 'never'],
    ['onError', $.dateFromString({ dateString: '$text', onError: 'not yet' }), 'not yet'],
    ['onError of what is no text', $.dateFromString({ dateString: '$number', onError: '$text' }), 'soon'],
  ],
)

expressions(
  'dateFromParts and dateToParts',
  dates,
  [
    ['no year', $.dateFromParts({ month: 1 }), "Missing 'year' parameter to $dateFromParts"],
    [
      'both kinds',
      $.dateFromParts({ year: 2026, isoWeek: 1 }),
      'does not allow mixing natural dates with ISO dates',
    ],
    [
      'a year beyond',
      $.dateFromParts({ year: 10000 }),
      "'year' must evaluate to an integer in the range 1 to 9999, found 10000",
    ],
    ['a text', $.dateFromParts({ year: '$text' }), "'year' must evaluate to an integer, found string"],
    [
      'a fraction',
      $.dateFromParts({ year: 2026, month: 1.5 }),
      "'month' must evaluate to an integer, found double",
    ],
    [
      'a month beyond',
      $.dateFromParts({ year: 2026, month: 40000 }),
      "'month' must evaluate to a value in the range",
    ],
    [
      'iso8601 that is no boolean',
      { $dateToParts: { date: '$at', iso8601: 1 } },
      'iso8601 must evaluate to a bool, found int',
    ],
  ],
  [
    ['a year', $.dateFromParts({ year: 2026 }), date('2026-01-01'), 'date'],
    [
      'all of it',
      $.dateFromParts({ year: 2026, month: 11, day: 22, hour: 20, minute: 30, second: 15, millisecond: 123 }),
      date('2026-11-22T20:30:15.123Z'),
    ],
    [
      'in a zone',
      $.dateFromParts({ year: 2026, month: 11, day: 22, timezone: 'Asia/Shanghai' }),
      date('2026-11-21T16:00:00Z'),
    ],
    [
      'in a summer zone',
      $.dateFromParts({ year: 2026, month: 7, timezone: 'America/New_York' }),
      date('2026-07-01T04:00:00Z'),
    ],
    [
      'in the hour that a clock skips',
      $.dateFromParts({ year: 2026, month: 3, day: 8, hour: 2, minute: 30, timezone: 'America/New_York' }),
      date('2026-03-08T07:30:00Z'),
    ],
    [
      'what is too much is carried over',
      $.dateFromParts({ year: 2026, month: 14, day: 1 }),
      date('2027-02-01'),
    ],
    ['what is too little, too', $.dateFromParts({ year: 2026, month: 0, day: 0 }), date('2025-11-30')],
    ['an early year', $.dateFromParts({ year: 99 }), date('0099-01-01')],
    [
      'by ISO weeks',
      $.dateFromParts({ isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 5 }),
      date('2021-01-01'),
    ],
    ['a part that is null', $.dateFromParts({ year: 2026, month: '$nothing' }), null],
    ['a part that is missing', $.dateFromParts({ year: '$parts.year', month: '$parts.month' }), null],
    [
      'the usual parts',
      { $dateToParts: { date: '$at' } },
      { year: 2026, month: 11, day: 22, hour: 20, minute: 30, second: 15, millisecond: 123 },
    ],
    [
      'by ISO weeks in a zone',
      { $dateToParts: { ...inShanghai, iso8601: true } },
      { isoWeekYear: 2026, isoWeek: 48, isoDayOfWeek: 1, hour: 4, minute: 30, second: 15, millisecond: 123 },
    ],
    ['parts of null', { $dateToParts: { date: '$nothing' } }, null],
  ],
)

pipelines(
  'dates in groups',
  {
    things: ['2026-11-22T15:59:59Z', '2026-11-22T16:00:00Z', '2026-11-23T01:00:00Z'].map((at, i) => ({
      _id: i,
      at: new Date(at),
    })),
  },
  [],
  [
    [
      "a day is Shanghai's",
      (all) =>
        all
          .group({
            _id: $.dateToString({ date: '$at', format: '%m-%d', timezone: 'Asia/Shanghai' }),
            n: $.sum(1),
          })
          .sort({ _id: 1 }),
      [
        { _id: '11-22', n: 1 },
        { _id: '11-23', n: 2 },
      ],
    ],
  ],
)

test('$$NOW is one moment for the whole request', async () => {
  const { data } = await held.cloud.db
    .collection('things')
    .aggregate()
    .project({ _id: 0, now: '$$NOW' })
    .end()
  const moments = (data as { now: Date }[]).map(({ now }) => now.getTime())
  expect(new Set(moments).size).toBe(1)
  expect(Math.abs((moments[0] as number) - Date.now())).toBeLessThan(60_000)
})

test('$$NOW of a condition is the moment of the whole request', async () => {
  const things = held.cloud.db.collection('things').aggregate()
  const conditions = [{ $eq: ['$now', '$$NOW'] }, { $lt: ['$never', '$$NOW'] }, { $gte: ['$$NOW', '$now'] }]
  const { data } = await things
    .addFields({ now: '$$NOW' })
    .group({ _id: '$now', now: { $first: '$now' } })
    .match({ $expr: { $and: conditions } })
    .match({ $expr: { $ne: [{ $literal: '$$NOW' }, '$$NOW'] } })
    .count('n')
    .end()
  expect(data).toEqual([{ n: 1 }])
  const { total } = await held.cloud.db
    .collection('things')
    .where({ $expr: { $gt: ['$$NOW', new Date(0)] } })
    .count()
  expect(total).toBeGreaterThan(0)
})
