import { DiffText, diffParts } from '@console/ui/diff-text'
import { render, screen } from '@testing-library/react'
import * as fc from 'fast-check'

const told = (from: string, to: string) => diffParts(from, to).map(({ kind, text }) => `${kind} ${text}`)

it('goes character by character', () => {
  expect(told('每台 18 万元', '每台 16 万元')).toEqual(['same 每台 1', 'removed 8', 'added 6', 'same  万元'])
})

it('both texts can be read from it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (from, to) => {
      const parts = diffParts(from, to)
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join('')
      expect(without('added')).toBe(from)
      expect(without('removed')).toBe(to)
    }),
  )
})

it('a text rewritten throughout is compared paragraph by paragraph, before the page stalls', () => {
  const from = `${'甲'.repeat(1500)}\n不变的一段\n`
  const to = `${'乙'.repeat(1500)}\n不变的一段\n`
  expect(diffParts(from, to).map(({ kind, text }) => `${kind} ${text.slice(0, 1)}`)).toEqual([
    'removed 甲',
    'added 乙',
    'same 不',
  ])
})

it('what came is underlined, what went is struck, and both are said', () => {
  const { container } = render(<DiffText from="旧的字" to="新的字" />)
  expect(container.querySelector('del')?.textContent).toBe('（去掉：旧）')
  expect(container.querySelector('ins')?.textContent).toBe('（加上：新）')
})

it('the same text says so', () => {
  render(<DiffText from="一样" to="一样" />)
  expect(screen.getByText('文字一样。')).toBeTruthy()
})
