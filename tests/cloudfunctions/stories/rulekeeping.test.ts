import { type Centre, startCentre } from '../../support/centre'

let centre: Centre
let bianji: string
let jizhe: string
beforeAll(async () => {
  // what an instance remembers of the lists for 3 s is no matter here
  centre = await startCentre({ env: { MEMO_FACTOR: '0' } })
  ;[bianji, jizhe] = await Promise.all([centre.signIn('bianji'), centre.signIn('jizhe')])
})
afterAll(() => centre.close())

const words = (...given: string[]) => ({
  kind: 'words',
  entries: given.map((word) => ({ word, instead: '', except: [] })),
})
const change = (setId: string, base: number, content: object, token = bianji, key?: string) =>
  centre.call(
    'stories',
    'changeRuleSet',
    { setId, base, reason: '试一试', content },
    { token, ...(key ? { key } : {}) },
  )
const current = (setId: string) => centre.ask('stories', 'ruleSet', { setId }, { token: jizhe })
const check = (text: string) =>
  centre.ask(
    'stories',
    'check',
    {
      title: '',
      digest: '',
      datedAt: null,
      document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    },
    { token: jizhe },
  )

describe('what is refused', () => {
  test('a reporter reads the lists and changes none', async () => {
    expect((await current('forbidden-words')).set).toMatchObject({ version: 1, at: null })
    const reply = await change('forbidden-words', 1, words('甲乙丙'), jizhe)
    expect(reply).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
  })

  test.each([
    ['a word of one character', 'forbidden-words', words('的'), 'content.entries.0'],
    ['a word that is only signs', 'forbidden-words', words('＊＊'), 'content.entries.0'],
    ['the same word twice, once spelt wide', 'forbidden-words', words('ＡＢ丙', 'ab丙'), 'content.entries.1'],
    [
      'a name that is its own wrong form',
      'name-register',
      { kind: 'names', entries: [{ name: '昆区', wrong: ['昆 区'] }] },
      'content.entries.0',
    ],
    [
      'a post that ends before it begins',
      'people-register',
      {
        kind: 'people',
        entries: [
          {
            name: '王海燕',
            aliases: [],
            rank: null,
            posts: [{ title: '区长', alsoWritten: [], from: '2026-02-01', until: '2026-01-01', sole: true }],
          },
        ],
      },
      'content.entries.0',
    ],
  ])('%s', async (_, setId, content, field) => {
    const reply = await change(setId, 1, content)
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', fields: { [field]: expect.any(String) } },
    })
  })

  test('a list of another kind, a version of another list, no reason', async () => {
    expect(await change('name-register', 1, words('甲乙'))).toMatchObject({
      error: { code: 'invalid_input' },
    })
    const input = { setId: 'superstition', base: 1, version: 77, reason: '退回去' }
    expect(await centre.call('stories', 'restoreRuleSet', input, { token: bianji })).toMatchObject({
      error: { code: 'not_found' },
    })
    const silent = { setId: 'superstition', base: 1, reason: '', content: words('甲乙') }
    expect(await centre.call('stories', 'changeRuleSet', silent, { token: bianji })).toMatchObject({
      error: { code: 'invalid_input' },
    })
  })
})

test('a change is in force at once, named in the check, and can be gone back from', async () => {
  const before = await check('试用词一号')
  expect(before.rulesVersion).toMatch(/^1-/)
  const { content, set } = await current('forbidden-words')
  const more = { kind: 'words', entries: [...content.entries, ...words('试用词一号').entries] }
  const changed = await change('forbidden-words', set.version, more)
  expect(changed).toMatchObject({
    ok: true,
    data: { set: { version: 2, by: expect.any(String), reason: '试一试' } },
  })

  const after = await check('这是试＊用词一號')
  expect(after.rulesVersion).toMatch(/^2-/)
  expect(after.findings).toMatchObject([{ ruleId: 'forbidden-words', ruleVersion: 2, words: '试＊用词一號' }])

  const back = { setId: 'forbidden-words', base: 2, version: 1, reason: '还用得着' }
  const restored = await centre.ask('stories', 'restoreRuleSet', back, { token: bianji })
  expect(restored.set).toMatchObject({ version: 3, restored: 1 })
  expect((await check('这是试用词一号')).findings).toEqual([])
  const { versions } = await centre.ask(
    'stories',
    'ruleSetVersions',
    { setId: 'forbidden-words' },
    { token: jizhe },
  )
  expect(versions.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1])
  const old = await centre.ask(
    'stories',
    'ruleSet',
    { setId: 'forbidden-words', version: 2 },
    { token: jizhe },
  )
  expect(old.content.entries.at(-1).word).toBe('试用词一号')
})

test('two at once on one list: one winner; on two lists: both', async () => {
  const { version } = (await current('superstition')).set
  const replies = await Promise.all([
    change('superstition', version, words('跳大神')),
    change('superstition', version, words('扶乩')),
  ])
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'changed_meanwhile' } })

  const both = await Promise.all([
    change('tabloid-headlines', 1, words('惊天')),
    change('disability-terms', 1, words('残废')),
  ])
  expect(both.map(({ ok }) => ok)).toEqual([true, true])
  expect((await current('tabloid-headlines')).content.entries).toHaveLength(1)
  expect((await current('superstition')).content.entries).toHaveLength(1)
})

test('the same tap twice makes one version', async () => {
  const { version } = (await current('name-register')).set
  const content = { kind: 'names', entries: [{ name: '昆都仑区', wrong: ['昆都沦区'] }] }
  const first = await change('name-register', version, content, bianji, 'tap-of-a-rule-1')
  const again = await change('name-register', version, content, bianji, 'tap-of-a-rule-1')
  expect(again).toEqual(first)
  expect((await current('name-register')).set.version).toBe(
    (first as { data: { set: { version: number } } }).data.set.version,
  )
})

test('all rules are told with their basis, author and reason', async () => {
  const { rules, sets } = await centre.ask('stories', 'rules', {}, { token: jizhe })
  expect(sets).toHaveLength(7)
  for (const rule of rules) {
    for (const key of ['name', 'basis', 'author', 'reason']) expect(rule[key]).not.toBe('')
  }
})

test('links to our own articles are looked up; of other sites it says that nobody has looked', async () => {
  const missing = await centre.ask(
    'stories',
    'check',
    {
      title: '',
      digest: '',
      datedAt: null,
      document: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              {
                type: 'text',
                text: '从前的报道',
                marks: [{ type: 'link', attrs: { href: '/features/articles/read/index?id=nothere' } }],
              },
              {
                type: 'text',
                text: '网站',
                marks: [{ type: 'link', attrs: { href: 'https://www.gov.cn/a' } }],
              },
            ],
          },
        ],
      },
    },
    { token: jizhe },
  )
  expect(missing.findings).toMatchObject([{ ruleId: 'dead-link', words: '从前的报道' }])
  expect(missing.links).toMatchObject({ outside: 1, unchecked: 1 })
})
