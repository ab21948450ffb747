import { toJavaScript } from '../../../../emulator/database/matcher/pcre'

describe('a PCRE pattern', () => {
  test.each([
    '(',
    'a++',
    '(?>a)',
    '[z-a]',
    '*a',
    String.raw`\u4e00`,
    String.raw`[\u4e00]`,
    '[[:nothing:]]',
    '(?R)',
  ])('%s is refused', (pattern) => {
    expect(() => toJavaScript(pattern, '')).toThrow(SyntaxError)
  })

  test.each<[pattern: string, options: string, text: string, found: boolean]>([
    ['a b # remark ( \n d', 'x', 'abd', true],
    ['[a b]', 'x', ' ', true],
    [String.raw`a\ b`, 'x', 'a b', true],
    ['a.b', '', 'a\rb', true],
    ['a.b', '', 'a\nb', false],
    ['a.b', 's', 'a\nb', true],
    ['b$', '', 'ab\n', true],
    ['b$', '', 'ab\nc', false],
    ['b$', 'm', 'ab\nc', true],
    ['^b', '', 'a\nb', false],
    ['^b', 'm', 'a\nb', true],
    ['^b', 'm', 'a\rb', false],
    ['^.$', '', '😀', true],
    [String.raw`\Ab\z`, 'm', 'b', true],
    [String.raw`b\z`, '', 'b\n', false],
    [String.raw`b\Z`, '', 'b\n', true],
    [String.raw`\s`, '', '\u3000', false],
    [String.raw`\h`, '', '\u3000', true],
    [String.raw`\R`, '', '\r\n', true],
    [String.raw`\Qa.b\E+`, '', 'a.bb', true],
    [String.raw`\Qa.b\E+`, '', 'acb', false],
    [String.raw`\p{Han}{2}`, '', '中文', true],
    [String.raw`[\p{Han}\d]`, '', 'x', false],
    [String.raw`\pL`, '', 'é', true],
    [String.raw`\p{^L}`, '', 'é', false],
    [String.raw`[\x{4e00}-\x{9fff}]`, '', '中', true],
    [String.raw`a\-b`, '', 'a-b', true],
    [String.raw`[a\-z]`, '', 'b', false],
    ['[]a]', '', ']', true],
    ['[^]a]', '', ']', false],
    ['[[]', '', '[', true],
    ['[[:alpha:]_]+[[:digit:]]', '', 'a_7', true],
    ['a{,3}', '', 'a{,3}', true],
    ['a{2}', '', 'aa', true],
    ['(?i)É', '', 'é', true],
    ['(?#why)a', '', 'a', true],
    ['(?P<x>a|b)(?P=x)', '', 'bb', true],
    ['(?P<x>a|b)(?P=x)', '', 'ab', false],
  ])('%s with %s on %j: %s', (pattern, options, text, found) => {
    expect(toJavaScript(pattern, options).test(text)).toBe(found)
  })
})
