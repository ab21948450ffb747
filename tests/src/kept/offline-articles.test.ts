import Taro from '@tarojs/taro'
import { offlineArticles } from '@/kept/offline-articles'
import { anArticle, aReadReply } from '../../support/an-article'

const AT = '2026-11-22T01:12:00.000Z'
const reply = (articleId: string) => aReadReply({ article: anArticle({ articleId }) })
beforeEach(() => Taro.clearStorageSync())

test('what is not there, or not an article any more, is not opened', () => {
  expect(offlineArticles.open('a')).toBeNull()
  Taro.setStorageSync('offline-article:a', { savedAt: AT, reply: { article: { title: '旧格式' } } })
  expect(offlineArticles.open('a')).toBeNull()
})

test('the last 30 are kept whole, the oldest makes room', () => {
  for (let i = 0; i <= 30; i++) offlineArticles.save(`a${i}`, reply(`a${i}`), AT)
  expect(offlineArticles.open('a0')).toBeNull()
  expect(offlineArticles.open('a1')?.reply.article?.articleId).toBe('a1')
  expect(offlineArticles.open('a30')).toEqual({ savedAt: AT, reply: reply('a30') })
  expect(offlineArticles.count()).toBe(30)
})

test('a full phone gives up its oldest copies first, and never an endless try', () => {
  for (const id of ['a', 'b', 'c']) offlineArticles.save(id, reply(id), AT)
  const real = Taro.setStorageSync
  let full = true
  const spy = jest.spyOn(Taro, 'setStorageSync').mockImplementation((key: string, value: unknown) => {
    if (full && key === 'offline-article:d' && offlineArticles.open('a'))
      throw new Error('QuotaExceededError')
    real(key, value)
  })
  offlineArticles.save('d', reply('d'), AT)
  expect(offlineArticles.open('a')).toBeNull()
  expect(offlineArticles.open('c')).not.toBeNull()
  expect(offlineArticles.open('d')).not.toBeNull()

  full = false
  spy.mockImplementation(() => {
    throw new Error('QuotaExceededError')
  })
  offlineArticles.save('e', reply('e'), AT)
  expect(offlineArticles.open('e')).toBeNull()
  spy.mockRestore()
})

test('removed and cleared is gone', () => {
  for (const id of ['a', 'b']) offlineArticles.save(id, reply(id), AT)
  offlineArticles.remove('a')
  expect(offlineArticles.open('a')).toBeNull()
  offlineArticles.clear()
  expect(offlineArticles.open('b')).toBeNull()
  expect(offlineArticles.count()).toBe(0)
})
