import Taro from '@tarojs/taro'
import { favourites, readingHistory } from '@/kept/reading'

const article = (articleId: string, at = '2026-11-22T01:00:00.000Z') => ({
  articleId,
  title: `第 ${articleId} 篇`,
  columnName: '本地新闻',
  unitName: '融媒体中心',
  at,
})
beforeEach(() => Taro.clearStorageSync())

describe('what somebody else wrote into the storage', () => {
  test.each([null, 'words', 42, {}, [null], [{ articleId: '../x' }], [{ articleId: 'a' }]])(
    '%j is left out',
    (stored) => {
      Taro.setStorageSync('reading-history', stored)
      expect(readingHistory.list()).toEqual([])
    },
  )

  test('one broken entry does not hide the others', () => {
    Taro.setStorageSync('reading-history', [article('a'), { broken: true }, article('b')])
    expect(readingHistory.list().map(({ articleId }) => articleId)).toEqual(['a', 'b'])
  })
})

test('a phone that forbids storage shows an empty list and does not fail', () => {
  const forbidden = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('QuotaExceededError')
  })
  readingHistory.put(article('a'))
  expect(readingHistory.list()).toEqual([])
  forbidden.mockRestore()
})

test('newest first, an article read again moves up and stands there once', () => {
  for (const id of ['a', 'b', 'a']) readingHistory.put(article(id))
  expect(readingHistory.list().map(({ articleId }) => articleId)).toEqual(['a', 'b'])
})

test('the last 200 are kept, and what falls off is answered', () => {
  for (let i = 0; i < 200; i++) expect(readingHistory.put(article(`a${i}`))).toEqual([])
  expect(readingHistory.put(article('one-more')).map(({ articleId }) => articleId)).toEqual(['a0'])
  expect(readingHistory.list()).toHaveLength(200)
})

test('erasing the history leaves the favourites', () => {
  readingHistory.put(article('a'))
  favourites.put(article('a'))
  readingHistory.clear()
  expect(readingHistory.list()).toEqual([])
  expect(favourites.has('a')).toBe(true)
  favourites.remove('a')
  expect(favourites.has('a')).toBe(false)
})
