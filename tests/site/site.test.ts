import { Column } from '../../cloudfunctions/articles/contract'
import { site } from '../../site'

const bytes = (text: string) => new TextEncoder().encode(text).length

describe('the public account menu (WeChat: at most 3 × 5, names 16 and 60 bytes)', () => {
  it('fits', () => {
    expect(site.menu.length).toBeLessThanOrEqual(3)
    for (const { name, entries } of site.menu) {
      expect(bytes(name)).toBeLessThanOrEqual(16)
      expect(entries.length).toBeLessThanOrEqual(5)
      for (const entry of entries) expect(bytes(entry.name)).toBeLessThanOrEqual(60)
    }
  })

  it('has a fallback address of at most 1,024 bytes for old WeChat versions', () => {
    for (const { entries } of site.menu) {
      for (const { pagePath } of entries)
        expect(bytes(`${site.origin}/#/${pagePath}`)).toBeLessThanOrEqual(1024)
    }
  })
})

it('has columns that fit their contract, each id once', () => {
  for (const column of site.columns) expect(Column.parse(column)).toEqual(column)
  expect(new Set(site.columns.map(({ columnId }) => columnId)).size).toBe(site.columns.length)
})

it('has units, each id once', () => {
  expect(new Set(site.units.map(({ unitId }) => unitId)).size).toBe(site.units.length)
})

it('has at most five tabs', () => {
  expect(site.tabs.length).toBeLessThanOrEqual(5)
})
