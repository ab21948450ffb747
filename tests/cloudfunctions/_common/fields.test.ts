import type * as z from 'zod/mini'
import {
  Cursor,
  FileId,
  Id,
  Instant,
  line,
  MobileNumber,
  paragraphs,
} from '../../../cloudfunctions/_common/fields'

const accepts = (schema: z.ZodMiniType, value: unknown) => schema.safeParse(value).success

describe('refuses', () => {
  it.each<[string, z.ZodMiniType, unknown[]]>([
    ['an id', Id, ['', 'a b', 'a.b', 'a/b', '$gt', 'é', 'x'.repeat(65), { $gt: '' }, 7, null, 'a\n']],
    [
      'a moment',
      Instant,
      ['2026-11-22', '2026-11-22T00:00:00Z', '2026-11-22T00:00:00.000+08:00', 0, new Date(0)],
    ],
    ['a cursor', Cursor, ['', '{"a":1}', 'x'.repeat(401), []]],
    [
      'a number',
      MobileNumber,
      ['12800138000', '1380013800', '138001380000', '+8613800138000', ' 13800138000', 13800138000],
    ],
    [
      'a file',
      FileId,
      [
        'https://evil.example/x.jpg',
        'cloud://',
        'cloud://a/b?c',
        'cloud://a/b c',
        'javascript:alert(1)',
        'data:,x',
      ],
    ],
    ['a line', line(5, 1), ['', '   ', '一二三四五六', 'a\nb', 'a\u2028b', 'a\u0007', 'a\u0085', 7]],
    ['a text', paragraphs(5, 2), ['一', ' 一 ', '一二三四五六', '一\u0000二', '一\u001b二', ['一', '二']]],
  ])('for %s', (_, schema, values) => {
    for (const value of values)
      expect({ value, taken: accepts(schema, value) }).toEqual({ value, taken: false })
  })
})

it('takes what is meant, and trims what is around it', () => {
  expect(accepts(Id, 'focus_2-A')).toBe(true)
  expect(accepts(Instant, '2019-09-03T18:58:00.000Z')).toBe(true)
  expect(accepts(FileId, 'cloud://local.6c6f/public/pictures/x-1.jpg')).toBe(true)
  expect(line(5, 1).parse('  昆都仑  ')).toBe('昆都仑')
  expect(paragraphs(9).parse(' 一\n\t二 ')).toBe('一\n\t二')
})

it('says how many letters in Chinese', () => {
  const said = (schema: z.ZodMiniType, value: string) => schema.safeParse(value).error?.issues[0]?.message
  expect(said(line(5, 2), '一')).toBe('请写 2 到 5 个字')
  expect(said(line(2), '一二三')).toBe('最多写 2 个字')
})
