import { site } from '@site'
import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { act } from 'react'
import { readingHistory } from '@/kept/reading'
import HomePage from '@/pages/home'
import { theme } from '@/theme/store'
import { aCard, aFrontPage, aLine, someCards } from '../../../support/a-front-page'
import { router } from '../../../support/taro'

const open = () => render(<HomePage />)
const YESTERDAY = new Date(Date.now() - 26 * 3_600_000).toISOString()

beforeEach(() => {
  Taro.clearStorageSync()
  jest.clearAllMocks()
  router.params = {}
  act(() => theme.set({ elder: false, size: 's', contrast: false }))
})

/** The client tries three times over two seconds before it says that nobody answers. */
const PATIENT = { timeout: 6000 }

describe('when the centre cannot be reached', () => {
  test('with nothing kept it says so, and the retry shows that it runs', async () => {
    aLine(() => 'no network')
    open()
    expect(await screen.findByText('手机现在没连上网', {}, PATIENT)).toBeTruthy()
    expect(screen.queryByText(/12345/)).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
    expect(screen.getByText('正在连')).toBeTruthy()
    // after the second time there is somebody to ask
    fireEvent.click(await screen.findByText('打 12345 问', {}, PATIENT))
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12345' })
  }, 15_000)

  test('the last list stays readable and says from when it is', async () => {
    aLine(() => ({ data: aFrontPage({ at: YESTERDAY }) }))
    const first = open()
    await screen.findByText('第1条')
    first.unmount()
    aLine(() => 'no network')
    open()
    expect(screen.getByText('第1条')).toBeTruthy()
    expect((await screen.findByText(/存下的版本/, {}, PATIENT)).textContent).not.toContain('今天')
    expect(screen.getByText(/^更新到/).textContent).not.toMatch(/^更新到 \d\d:\d\d$/)
  }, 15_000)

  test('a refusal of ours shows its sentence and its number', async () => {
    aLine(() => ({ refused: 'unexpected' }))
    open()
    expect(await screen.findByText('没能更新')).toBeTruthy()
    expect(screen.getByText(/编号 t-4471/)).toBeTruthy()
  })

  test('further pages that do not come can be asked for again', async () => {
    let broken = true
    aLine((action) => {
      if (action === 'home') return { data: aFrontPage({ nextCursor: 'c1' }) }
      return broken ? { refused: 'unexpected' } : { data: { items: someCards(2, 4), nextCursor: null } }
    })
    open()
    fireEvent.click(await screen.findByRole('button', { name: '往后看' }))
    const again = await screen.findByRole('button', { name: '后面的没取到，再试一次' })
    broken = false
    fireEvent.click(again)
    expect(await screen.findByText('第5条')).toBeTruthy()
    expect(screen.getByText('第1条')).toBeTruthy()
  })

  test('an empty column says what would be here', async () => {
    aLine(() => ({ data: aFrontPage({ lead: null, items: [] }) }))
    open()
    expect(await screen.findByText('这一栏还没有稿子')).toBeTruthy()
  })
})

describe('the front page', () => {
  test('asks once and shows columns, lead and list', async () => {
    const calls = aLine(() => ({ data: aFrontPage() }))
    open()
    await screen.findByText('第1条')
    expect(calls).toEqual([{ functionName: 'articles', action: 'home', input: {} }])
    const tabs = within(screen.getByRole('tablist')).getAllByRole('tab')
    expect(tabs.map((tab) => tab.textContent)).toEqual(['要闻', ...site.columns.map(({ name }) => name)])
    expect(tabs[0]?.getAttribute('aria-label')).toBe(`要闻，已选中，共 ${site.columns.length + 1} 个栏目`)
    expect(screen.getAllByRole('link')[0]?.textContent).toContain(
      '供热进入满负荷运行，室温不到标准可在手机上报修',
    )
  })

  test('a hidden column has no tab', async () => {
    const columns = site.columns.map((column) => ({ ...column, shown: column.columnId !== 'focus' }))
    aLine(() => ({ data: aFrontPage({ columns }) }))
    open()
    await screen.findByText('第1条')
    expect(screen.queryByRole('tab', { name: /聚焦昆都仑/ })).toBeNull()
  })

  test('a correction and an article seen before are spoken ahead of the headline', async () => {
    readingHistory.put({
      articleId: 'a-9',
      title: '改过的',
      columnName: '',
      unitName: '',
      at: new Date().toISOString(),
    })
    aLine(() => ({
      data: aFrontPage({ items: [aCard({ articleId: 'a-9', title: '改过的', corrected: true })] }),
    }))
    open()
    const card = await screen.findByRole('link', { name: /^更正过，\s*看过了，\s*改过的/ })
    expect(card.className).toContain('story-card-read')
  })

  test('a column of a menu entry, then another by its tab', async () => {
    router.params = { column: 'laws' }
    const calls = aLine(() => ({ data: aFrontPage() }))
    open()
    await screen.findByText('第1条')
    fireEvent.click(screen.getByRole('tab', { name: /^学习金句/ }))
    await waitFor(() => expect(calls.map(({ input }) => input.columnId)).toEqual(['laws', 'quotes']))
  })

  test('every column is reachable without swiping', async () => {
    const calls = aLine(() => ({ data: aFrontPage() }))
    open()
    await screen.findByText('第1条')
    fireEvent.click(screen.getByRole('button', { name: '全部栏目' }))
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('link', { name: '政策法规' }))
    await waitFor(() => expect(calls.at(-1)?.input).toEqual({ columnId: 'laws' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('an answer that comes after another column was chosen is not shown', async () => {
    const late: ((answer: { data: unknown }) => void)[] = []
    const calls = aLine((_, { columnId }) => {
      if (columnId === 'laws') return new Promise((resolve) => late.push(resolve))
      return {
        data: aFrontPage({ items: [aCard({ articleId: `of-${columnId}`, title: `一条 ${columnId}` })] }),
      }
    })
    open()
    await screen.findByText('一条 undefined')
    fireEvent.click(screen.getByRole('tab', { name: /^政策法规/ }))
    fireEvent.click(screen.getByRole('tab', { name: /^学习金句/ }))
    await screen.findByText('一条 quotes')
    await act(async () => late[0]?.({ data: aFrontPage({ items: [aCard({ title: '晚到的' })] }) }))
    expect(calls.map(({ input }) => input.columnId)).toEqual([undefined, 'laws', 'quotes'])
    expect(screen.queryByText('晚到的')).toBeNull()
    expect(screen.getByText('一条 quotes')).toBeTruthy()
  })
})

describe('长辈版', () => {
  const openElder = async () => {
    act(() => theme.set({ elder: true }))
    open()
    return screen.findByRole('heading', { name: /供热进入满负荷运行/ })
  }

  test('the front page’s switch lays the page out again, and the foot leads back', async () => {
    aLine(() => ({ data: aFrontPage() }))
    open()
    await screen.findByText('第1条')
    fireEvent.click(screen.getByRole('button', { name: /长辈版/ }))
    expect(screen.queryByRole('tablist')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '回到标准版' }))
    expect(screen.getByRole('tablist')).toBeTruthy()
  })

  test('three stories at first, three more on asking', async () => {
    aLine(() => ({ data: aFrontPage({ items: someCards(5) }) }))
    await openElder()
    expect(screen.queryByText('第3条')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '再看三条' }))
    expect(screen.getByText('第3条')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '再看三条' })).toBeNull()
  })

  test('each story can be opened by a button that says which', async () => {
    aLine(() => ({ data: aFrontPage() }))
    await openElder()
    fireEvent.click(screen.getByRole('button', { name: '看：第1条' }))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/articles/read/index?id=a-1' })
  })

  test('without a voice there is no 听', async () => {
    aLine(() => ({ data: aFrontPage() }))
    await openElder()
    expect(screen.queryByRole('button', { name: /听/ })).toBeNull()
  })

  test('another column says which it is, and leads back', async () => {
    const calls = aLine(() => ({ data: aFrontPage() }))
    await openElder()
    fireEvent.click(screen.getByRole('link', { name: '看别的栏目' }))
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('link', { name: '政策法规' }))
    expect(await screen.findByText(/现在看的是：政策法规/)).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: '回到今天的新闻' }))
    await waitFor(() => expect(calls.at(-1)?.input).toEqual({}))
    expect(screen.queryByText(/现在看的是/)).toBeNull()
  })

  test('the telephone is one tap away', async () => {
    aLine(() => ({ data: aFrontPage() }))
    await openElder()
    fireEvent.click(screen.getByRole('link', { name: /打电话问/ }))
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: site.phones.hotline.number })
  })
})
