import { changesBetween, saidOf, splitForms, withEntry } from '@console/features/stories/rules/entries'

const word = (name: string, instead = '', ...except: string[]) => ({ word: name, instead, except })

test('what came, what went and what is different, whatever its place', () => {
  const before = [word('甲'), word('乙', '丙'), word('丁')]
  const after = [word('丁'), word('乙', '戊', '己'), word('庚')]
  expect(changesBetween(before, after)).toEqual([
    { kind: 'removed', name: '甲', before: '', after: '' },
    { kind: 'changed', name: '乙', before: '写“丙”', after: '写“戊”；不算：己' },
    { kind: 'added', name: '庚', before: '', after: '' },
  ])
  expect(changesBetween(before, [...before].reverse())).toEqual([])
})

test('an entry is put in, put in place of another, taken out', () => {
  const [first, second] = [word('甲'), word('乙')]
  const entries = [first, second]
  expect(withEntry(entries, null, word('丙'))).toEqual([first, second, word('丙')])
  expect(withEntry(entries, first, word('丙'))).toEqual([word('丙'), second])
  expect(withEntry(entries, first, null)).toEqual([second])
})

test('a person in one line', () => {
  const post = { title: '区长', alsoWritten: [], from: '2026-07-01', until: null, sole: true }
  expect(saidOf({ name: '王海燕', aliases: ['海燕'], rank: 2, posts: [post] })).toBe(
    '排第 2；区长（2026-07-01至今）；也写：海燕',
  )
})

test('forms may be parted as editors part them', () => {
  expect(splitForms('昆区、 昆都伦区，昆区\n\n昆 仑')).toEqual(['昆区', '昆都伦区', '昆 仑'])
})
