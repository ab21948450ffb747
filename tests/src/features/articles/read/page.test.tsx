import Taro, { useRouter } from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import ReadArticle from '@/features/articles/read'
import { offlineArticles } from '@/kept/offline-articles'
import { favourites, readingHistory } from '@/kept/reading'
import { theme } from '@/theme/store'
import { anArticle, aReadReply } from '../../../../support/an-article'
import { CutLine, fakeCloud, Refusal } from '../../../../support/fake-cloud'

beforeEach(() => {
  Taro.clearStorageSync()
  theme.set({ elder: false, size: 's' })
  useRouter().params = { id: 'a1' }
})

const counted = { 'articles.countRead': () => ({ counted: true, reads: 4, visitor: 'v.signature' }) }
const open = async (words: RegExp | string) => {
  render(<ReadArticle />)
  await screen.findByText(words)
}

describe('when there is no article', () => {
  test('taken down: what, why, and what to read instead; the phone’s copy goes', async () => {
    offlineArticles.save('a1', aReadReply(), '2026-11-22T01:12:00.000Z')
    const withdrawn = {
      title: '三条小巷｜修好了',
      takenDownAt: '2026-11-22T01:12:00.000Z',
      reason: '数字有误，正在核实',
    }
    const instead = anArticle({ articleId: 'a2', title: '路灯也亮了' })
    fakeCloud({ 'articles.read': () => aReadReply({ article: null, withdrawn, sameColumn: [instead] }) })
    await open(/数字有误，正在核实/)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('三条小巷修好了')
    expect(screen.getByText('路灯也亮了')).toBeTruthy()
    expect(screen.getByText('回首页看别的')).toBeTruthy()
    expect(offlineArticles.open('a1')).toBeNull()
  })

  test('not found says what to do next', async () => {
    fakeCloud({
      'articles.read': () => {
        throw new Refusal('not_found')
      },
    })
    await open('没找到这一篇')
    expect(screen.getByText('回首页看别的')).toBeTruthy()
  })

  test('failed: retry first, and a telephone number after the second time', async () => {
    fakeCloud({
      'articles.read': () => {
        throw new Refusal('unexpected')
      },
    })
    await open('这篇没打开。')
    expect(screen.getByText(/T-1/)).toBeTruthy()
    expect(screen.queryByText(/打 12345/)).toBeNull()
    fireEvent.click(screen.getByText('再试一次'))
    expect(await screen.findByText(/打 12345/)).toBeTruthy()
  })
})

describe('without a network', () => {
  const cut = () => {
    throw new CutLine()
  }

  test('an article that was read before opens from the phone, and says from when it is; nothing is counted', async () => {
    offlineArticles.save('a1', aReadReply(), '2019-09-05T01:12:00.000Z')
    const sent = fakeCloud({ 'articles.read': cut })
    render(<ReadArticle />)
    expect(await screen.findByText(/09:12 存下的版本/, {}, { timeout: 5000 })).toBeTruthy()
    expect(screen.getByText(/路面铺好了/)).toBeTruthy()
    expect(sent.some(({ action }) => action === 'countRead')).toBe(false)
  })

  test('one that was not says so and keeps the way back', async () => {
    fakeCloud({ 'articles.read': cut })
    render(<ReadArticle />)
    expect(await screen.findByText('手机现在没连上网。', {}, { timeout: 5000 })).toBeTruthy()
  })
})

describe('an article', () => {
  test('counts one read, shows the new number, and keeps the visitor token for the next', async () => {
    const sent = fakeCloud({ 'articles.read': () => aReadReply(), ...counted })
    await open(/路面铺好了/)
    expect(await screen.findByText('4')).toBeTruthy()
    expect(sent.filter(({ action }) => action === 'countRead')).toHaveLength(1)
    expect(Taro.getStorageSync('visitor')).toBe('v.signature')
  })

  test('a reader who cannot be counted reads all the same', async () => {
    fakeCloud({
      'articles.read': () => aReadReply(),
      'articles.countRead': () => {
        throw new Refusal('too_many_requests')
      },
    })
    await open(/路面铺好了/)
    expect(screen.getByText('3')).toBeTruthy()
  })

  test('is in the history and on the phone afterwards', async () => {
    fakeCloud({ 'articles.read': () => aReadReply(), ...counted })
    await open(/路面铺好了/)
    expect(readingHistory.has('a1')).toBe(true)
    expect(offlineArticles.open('a1')?.reply.article?.title).toBe('三条小巷修好了')
  })

  test('收藏 keeps it, and once more lets it go', async () => {
    fakeCloud({ 'articles.read': () => aReadReply(), ...counted })
    await open(/路面铺好了/)
    fireEvent.click(screen.getByRole('button', { name: '收藏' }))
    expect(favourites.has('a1')).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: '收藏，已经打开' }))
    expect(favourites.has('a1')).toBe(false)
  })

  test('corrections stand before the body', async () => {
    const corrections = [{ at: '2019-09-05T01:12:00.000Z', was: '2380 余篇', now: '2830 余篇' }]
    fakeCloud({ 'articles.read': () => aReadReply({ article: anArticle({ corrections }) }), ...counted })
    await open(/路面铺好了/)
    const note = screen.getByText(/2380 余篇/)
    const body = screen.getByText(/路面铺好了/)
    expect(note.compareDocumentPosition(body) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  })

  test('a text with four headings has a table of contents that jumps', async () => {
    const blocks = ['一', '二', '三', '四'].map((name) => ({
      type: 'heading' as const,
      attrs: { level: 2 as const },
      content: [{ type: 'text' as const, text: `第${name}章` }],
    }))
    fakeCloud({ 'articles.read': () => aReadReply({ article: anArticle({ blocks }) }), ...counted })
    const scrolledTo: string[] = []
    Element.prototype.scrollIntoView = function () {
      scrolledTo.push(this.id)
    }
    await open('目录（4 节）')
    fireEvent.click(screen.getByText('目录（4 节）'))
    fireEvent.click(screen.getByRole('link', { name: '第三章' }))
    expect(scrolledTo).toEqual(['block-2'])
  })

  test('长辈版 folds who published it at the end, in words, and offers three sizes', async () => {
    theme.set({ elder: true })
    fakeCloud({ 'articles.read': () => aReadReply(), ...counted })
    await open(/路面铺好了/)
    expect(screen.queryByText('点击量')).toBeNull()
    expect(screen.getAllByRole('radio')).toHaveLength(3)
    fireEvent.click(screen.getByText('这是谁发的'))
    expect(screen.getByText('点击量')).toBeTruthy()
  })

  test('a size chosen here holds for every page', async () => {
    fakeCloud({ 'articles.read': () => aReadReply(), ...counted })
    await open(/路面铺好了/)
    fireEvent.click(screen.getByRole('radio', { name: /最大/ }))
    await waitFor(() => expect(theme.get().size).toBe('xl'))
  })
})
