import { createHash } from 'node:crypto'
import { coverAddress, drawCover } from '@/ui/cover/draw'

const LEAD = { width: 343, height: 193 }
const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
const inside = (svg: string) => svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '')

describe('drawCover', () => {
  test('an id that looks like markup puts nothing of itself into the picture', () => {
    const svg = drawCover('"><script>alert(1)</script>', 'news', LEAD)
    expect(svg).not.toContain('script')
    expect(svg).not.toContain('alert')
  })

  test('the same id gives the same picture, another id another one', () => {
    expect(drawCover('a-20190904', 'news', LEAD)).toBe(drawCover('a-20190904', 'news', LEAD))
    expect(drawCover('a-20190904', 'news', LEAD)).not.toBe(drawCover('a-20190905', 'news', LEAD))
  })

  // Pictures of published stories must not change with a release: these are the design's own.
  test.each([
    ['a-0-news', 'news', '98bf197d5aed'],
    ['a-1-service', 'service', 'bfd0951fda11'],
    ['a-2-culture', 'culture', '5e04af47525d'],
    ['a-3-study', 'study', '648f480bd89f'],
    ['a-4-volunteer', 'volunteer', '63bf6f7b8063'],
  ] as const)('%s (%s) is the picture it always was', (id, kind, expected) => {
    expect(fingerprint(inside(drawCover(id, kind, { width: 320, height: 180 })))).toBe(expected)
  })

  test('a thousand ids draw well-formed pictures without a number that is none', () => {
    for (let i = 0; i < 1000; i++) {
      const svg = drawCover(
        `s${i}`,
        (['news', 'service', 'culture', 'study', 'volunteer'] as const)[i % 5] ?? 'news',
        {
          width: 112,
          height: 84,
        },
      )
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
      expect(parsed.querySelector('parsererror')).toBeNull()
    }
  })
})

test('the address holds no sign that an address or a double-quoted attribute cannot, and reads back as the picture', () => {
  const address = coverAddress('a', 'news', LEAD)
  expect(address).toMatch(/^data:image\/svg\+xml,[^"<>#]*$/)
  const svg = decodeURIComponent(address.slice(address.indexOf(',') + 1))
  expect(svg.replaceAll("'", '"')).toBe(
    drawCover('a', 'news', LEAD)
      .replaceAll('.0 ', ' ')
      .replace(/\.0(?!\d)/g, ''),
  )
})
