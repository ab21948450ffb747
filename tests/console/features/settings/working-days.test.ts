import { daysIn, daysInWords, workingDaysOf } from '@console/features/settings/working-days/days'
import { WORKING_DAYS } from '@functions/_common/working-days'

it('reads the days of a notice as people write them', () => {
  expect(daysIn('1月1日、10月1日至，10-04；2027-02-08 和 5.1')).toEqual([
    '01-01',
    '02-08',
    '05-01',
    '10-01',
    '10-04',
  ])
  expect(daysIn('10月1日 10-01')).toEqual(['10-01'])
  expect(daysIn('没有')).toEqual([])
})

it('says them as people do', () => {
  expect(daysInWords(['01-01', '10-10'])).toBe('1月1日、10月10日')
  expect(daysInWords([])).toBe('没有')
})

it('counts the working days of the published years', () => {
  const counts = WORKING_DAYS.map((year) => [year.year, workingDaysOf(year)])
  expect(counts).toEqual([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])
})
