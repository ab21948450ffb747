import Taro, { useRouter } from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import FileOpinion from '@/features/questions/file'
import { numberInWords } from '@/features/questions/file/number'
import { opinionDraft } from '@/kept/opinion-draft'
import { CutLine, fakeCloud, Refusal } from '../../../support/fake-cloud'

const filed = () => ({ number: '20261122-0007', answerWorkingDays: 3 })
const write = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })

beforeEach(() => {
  Taro.clearStorageSync()
  useRouter().params = { path: '%2Fpages%2Fhome%2Findex', title: encodeURIComponent('三条小巷修好了') }
})

test('too short, and a number that is none: said at the fields, nothing is sent', () => {
  const sent = fakeCloud({ 'questions.file': filed })
  render(<FileOpinion />)
  write(/想说什么/, '坏了')
  write(/电话/, '12345')
  fireEvent.click(screen.getByText('发给我们'))
  expect(screen.getAllByRole('alert').map((note) => note.textContent)).toEqual([
    '写四个字以上，说清是哪件事',
    '手机号是 1 开头的 11 位数字',
  ])
  expect(sent).toEqual([])
})

test('a title with a lone % is shown as it is', () => {
  useRouter().params = { path: '/x', title: '涨了 5%' }
  render(<FileOpinion />)
  expect(screen.getByText('说的是这一页：涨了 5%')).toBeTruthy()
})

test('not reached: everything written stays, and the second try carries the same key', async () => {
  let reached = false
  const sent = fakeCloud({
    'questions.file': () => {
      if (!reached) throw new CutLine()
      return filed()
    },
  })
  render(<FileOpinion />)
  write(/想说什么/, '第三段的日期写错了')
  fireEvent.click(screen.getByText('发给我们'))
  expect(await screen.findByText('没发出去。', {}, { timeout: 5000 })).toBeTruthy()
  expect(opinionDraft.open()?.text).toBe('第三段的日期写错了')
  reached = true
  fireEvent.click(screen.getByText('再发一次'))
  expect(await screen.findByText('收到了，编号 20261122-0007。')).toBeTruthy()
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  expect(opinionDraft.open()).toBeNull()
})

test('refused by the centre: its sentence, and after the second time a telephone number', async () => {
  fakeCloud({
    'questions.file': () => {
      throw new Refusal('unexpected')
    },
  })
  render(<FileOpinion />)
  write(/想说什么/, '第三段的日期写错了')
  fireEvent.click(screen.getByText('发给我们'))
  expect(await screen.findByText(/编号 T-1/)).toBeTruthy()
  fireEvent.click(screen.getByText('再发一次'))
  expect(await screen.findByText(/还不行就打 12345/)).toBeTruthy()
})

test('filed: kind, words, telephone and page go along; the number is said so that it can be spoken', async () => {
  const sent = fakeCloud({ 'questions.file': filed })
  render(<FileOpinion />)
  fireEvent.click(screen.getByRole('radio', { name: '这里写错了' }))
  write(/想说什么/, '第三段的日期写错了')
  write(/电话/, '13812346021')
  fireEvent.click(screen.getByText('发给我们'))
  expect(await screen.findByText(/3 个工作日内办，办好了给您打电话。/)).toBeTruthy()
  expect(sent[0]?.input).toEqual({
    kind: 'correction',
    text: '第三段的日期写错了',
    phone: '13812346021',
    page: { path: '/pages/home/index', title: '三条小巷修好了' },
  })
})

test('what was written yesterday is still there today', () => {
  opinionDraft.keep({ kind: 'complaint', text: '路灯不亮三天了', phone: '', key: 'k' })
  render(<FileOpinion />)
  expect(screen.getByDisplayValue('路灯不亮三天了')).toBeTruthy()
  expect(screen.getByRole('radio', { name: '我要投诉', checked: true })).toBeTruthy()
})

test('a number as one says it on the telephone', () => {
  expect(numberInWords('20261122-0007')).toBe('二零二六一一二二，零零零七')
})
