import { check, rulebookOf } from '../../../../cloudfunctions/stories/checks'
import { soundAlike } from '../../../../cloudfunctions/stories/checks/homophones'
import { SITE_LISTS } from '../../../../cloudfunctions/stories/checks/lists'

test.each([
  ['祥', '娘'],
  ['李', '刘'],
  ['王', 'W'],
  ['A', 'a'],
  ['，', '、'],
  ['一', ''],
])('%s and %s do not sound alike', (one, other) => expect(soundAlike(one, other)).toBe(false))

test.each([
  ['祥', '翔'],
  ['薛', '雪'],
  // one of several readings is enough
  ['乐', '越'],
  ['单', '善'],
  // beyond what names are usually written with
  ['瓛', '环'],
  ['祎', '一'],
])('%s and %s sound alike', (one, other) => expect(soundAlike(one, other)).toBe(true))

test('a name that only sounds like a registered one is advice, never a fault', () => {
  const lists = {
    ...SITE_LISTS,
    'people-register': {
      ...SITE_LISTS['people-register'],
      content: { kind: 'people' as const, entries: [{ name: '孟祎辰', aliases: [], rank: null, posts: [] }] },
    },
  }
  const document = {
    type: 'doc' as const,
    content: [
      { type: 'paragraph' as const, content: [{ type: 'text' as const, text: '居民孟依晨说，路灯亮了。' }] },
    ],
  }
  const findings = check(
    { title: '', digest: '', datedAt: null, document },
    { date: new Date() },
    rulebookOf(2, lists),
  )
  expect(findings).toMatchObject([{ ruleId: 'person-name-sound', words: '孟依晨', weight: 'advice' }])
})
