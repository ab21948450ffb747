import { filtersOf, hasFilters, searchOf } from '@console/features/stories/list/query'

const query = (search: string) => new URLSearchParams(search)

it.each([
  ['a state that does not exist', 'state=deleted&q=步道', { q: '步道' }],
  ['an operator', 'columnId[$gt]=&columnId=%7B%22%24gt%22%3A%22%22%7D', {}],
  ['a cursor that is none', 'cursor=../..&mine=1', { mine: true }],
  ['too long a word', `q=${'长'.repeat(61)}`, {}],
])('%s in the address is left out', (_, search, filters) => {
  expect(filtersOf(query(search))).toEqual(filters)
})

it('takes every filter from the address', () => {
  expect(filtersOf(query('q=%20步道&state=draft&columnId=news&unitId=housing&mine=1&cursor=abc'))).toEqual({
    q: '步道',
    state: 'draft',
    columnId: 'news',
    unitId: 'housing',
    mine: true,
    cursor: 'abc',
  })
})

it('knows whether anything is asked for', () => {
  expect(hasFilters(query(''))).toBe(false)
  expect(hasFilters(query('mine=1'))).toBe(true)
})

it('a new filter begins at the first page; a page keeps the filters', () => {
  expect(searchOf(query('q=a&cursor=x'), { state: 'draft' }).toString()).toBe('q=a&state=draft')
  expect(searchOf(query('q=a'), { cursor: 'y' }).toString()).toBe('q=a&cursor=y')
  expect(searchOf(query('q=a&mine=1'), { mine: null }).toString()).toBe('q=a')
})
