import { bigrams, cosine, inverseFrequency, mostAlike } from '@functions/plans/likeness'

const pitch = (what: string, who = '', place = '') => ({ what, who, place })
const POOL = [
  pitch('阿尔丁大街路灯改造完工', '市政处', '阿尔丁大街'),
  pitch('包钢附小开学第一课讲安全', '', '包钢附小'),
  pitch('昆区老旧小区暖气改造进度', '区住建局', '友谊大街'),
  pitch('社区志愿者上门给独居老人包饺子', '张淑珍', '白云路街道'),
  pitch('昆都仑水库湿地来了新候鸟', '', '昆都仑水库'),
  pitch('重阳节社区为老人办百岁宴', '', '白云路街道'),
]
const best = (text: ReturnType<typeof pitch>) =>
  mostAlike(text, POOL, { least: 0.34, shown: 5 }).map(({ item }) => item.what)

describe('mostAlike', () => {
  it.each([
    ['the same words in another order', pitch('路灯改造完工，阿尔丁大街亮了'), POOL[0]?.what],
    [
      'half the words, the same people and place',
      pitch('老人吃上热饺子', '张淑珍', '白云路街道'),
      POOL[3]?.what,
    ],
    ['other wording of one matter', pitch('老旧小区暖气改造到哪一步了'), POOL[2]?.what],
    ['full-width letters and signs put in between', pitch('昆都仑水库　湿地，来了新候鸟！'), POOL[4]?.what],
  ])('finds %s', (_, text, what) => {
    expect(best(text)[0]).toBe(what)
  })

  it.each([
    ['another subject', pitch('全区中小学生运动会下周开幕')],
    ['another subject at the same place', pitch('菜市场升级改造征求意见', '', '白云路街道')],
    ['nothing', pitch('')],
  ])('finds none for %s', (_, text) => {
    expect(best(text)).toEqual([])
  })

  it('gives 1 for the same pitch, and no more than it was asked for', () => {
    const [first] = mostAlike(pitch('包钢附小开学第一课讲安全', '', '包钢附小'), POOL, { least: 0, shown: 2 })
    expect(first?.alike).toBe(1)
    expect(mostAlike(pitch('社区老人'), POOL, { least: 0, shown: 2 })).toHaveLength(2)
  })
})

it('weighs a rare pair more than a common one', () => {
  const texts = ['社区 春节', '社区 重阳', '社区 中秋'].map(bigrams)
  const weigh = inverseFrequency(texts)
  expect(weigh('春节')).toBeGreaterThan(weigh('社区'))
  expect(cosine(bigrams('社区春节'), bigrams('春节花会'), weigh)).toBeGreaterThan(0)
  expect(cosine(bigrams(''), bigrams('春节'), weigh)).toBe(0)
})

it('makes no pair over a comma', () => {
  expect([...bigrams('路灯，改造')]).toEqual(['路灯', '改造'])
})
