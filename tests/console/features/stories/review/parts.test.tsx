import '../../../support/text-encoder'
import { ReadAloud } from '@console/features/stories/review/aloud/read-aloud'
import { sentencesOf } from '@console/features/stories/review/aloud/sentences'
import { useReading } from '@console/features/stories/review/aloud/use-reading'
import { ErrorMeter } from '@console/features/stories/review/error-meter'
import { MarkDialog } from '@console/features/stories/review/mark-dialog'
import { selectedIn } from '@console/features/stories/review/text/selected'
import { StoryText } from '@console/features/stories/review/text/story-text'
import type { StoryWords as Words } from '@functions/_common/story-passages'
import { act, fireEvent, render as renderBare, screen } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { type ReactNode, useMemo } from 'react'

const story: Words = {
  title: '小巷亮灯',
  digest: '',
  document: {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '小巷' },
          { type: 'text', text: '装了四十盏', marks: [{ type: 'bold' }] },
          { type: 'text', text: '灯。都亮。' },
        ],
      },
    ],
  },
}
/** Buttons as the desk has them: without the blank that antd puts between two characters. */
const Around = ({ children }: { children: ReactNode }) => (
  <ConfigProvider button={{ autoInsertSpace: false }}>{children}</ConfigProvider>
)
const render = (element: ReactNode) => renderBare(element, { wrapper: Around })
beforeAll(() => {
  const media = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }
  Object.assign(window, { matchMedia: () => ({ ...media, addListener: () => undefined }) })
})

test('errors over the limit say what follows', () => {
  const { rerender } = render(<ErrorMeter errors={3} limit={3} />)
  expect(screen.getByText('差错 3，上限 3')).toBeTruthy()
  rerender(<ErrorMeter errors={4} limit={3} />)
  expect(screen.getByText('差错 4，上限 3，超了，只能退回')).toBeTruthy()
})

test('words that are not in the story cannot be marked, and it says why', () => {
  render(<MarkDialog story={story} selected={null} onMark={jest.fn()} onClose={jest.fn()} />)
  fireEvent.change(screen.getByLabelText('错的字'), { target: { value: '五十盏' } })
  expect(screen.getByText(/稿子里没有这几个字/)).toBeTruthy()
  expect((screen.getByRole('button', { name: '标上' }) as HTMLButtonElement).disabled).toBe(true)
})

test('typed words that stand in two places are marked where the reviewer says', async () => {
  const onMark = jest.fn(async () => undefined)
  render(<MarkDialog story={story} selected={null} onMark={onMark} onClose={jest.fn()} />)
  fireEvent.change(screen.getByLabelText('错的字'), { target: { value: '小巷' } })
  fireEvent.click(screen.getByRole('radio', { name: /正文第 1 段/ }))
  fireEvent.change(screen.getByLabelText('错在哪里'), { target: { value: '写全名' } })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '标上' })))
  expect(onMark).toHaveBeenCalledWith({
    anchor: { field: 'body', block: 0, from: 0, to: 2, words: '小巷' },
    note: '写全名',
    suggestion: '',
  })
})

test('what is selected across two runs is words of the story; a mark is drawn into them and opens', () => {
  const onMark = jest.fn()
  const marks = [
    { field: 'body', block: 0, from: 1, to: 4, className: 'marked-error', markId: 'm1', number: 1 },
  ] as const
  const { container, rerender } = render(
    <StoryText story={story} stretches={[]} pictures={{}} onMark={onMark} />,
  )
  const runs = container.querySelectorAll('[data-passage="0"] [data-at]')
  const range = document.createRange()
  range.setStart(runs[0]?.firstChild as Node, 1)
  range.setEnd(runs[1]?.firstChild as Node, 2)
  const selection = window.getSelection() as Selection
  selection.removeAllRanges()
  selection.addRange(range)
  expect(selectedIn(story, selection)).toEqual({ field: 'body', block: 0, from: 1, to: 4, words: '巷装了' })

  rerender(<StoryText story={story} stretches={marks} pictures={{}} onMark={onMark} />)
  const drawn = [...container.querySelectorAll('mark')].map(({ textContent }) => textContent)
  expect(drawn).toEqual(['巷', '装了'])
  fireEvent.click(screen.getByRole('button', { name: '第 1 处标记' }))
  expect(onMark).toHaveBeenCalledWith('m1')
})

function Aloud({ onDone }: { onDone: () => void }) {
  const sentences = useMemo(() => sentencesOf(story), [])
  const reading = useReading(sentences)
  return <ReadAloud reading={reading} sentences={sentences} done={false} busy={false} onDone={onDone} />
}

test('a computer without a voice lets the reviewer read and move on; only at the end can it be ticked', () => {
  const onDone = jest.fn()
  render(<Aloud onDone={onDone} />)
  const tick = () => screen.getByRole('button', { name: '读完了，没问题' }) as HTMLButtonElement
  expect(tick().disabled).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: '开始读' }))
  expect(screen.getByText('这台电脑没有中文语音。')).toBeTruthy()
  expect(screen.getByText(/小巷亮灯/)).toBeTruthy()
  for (let sentence = 0; sentence < 3; sentence++) {
    expect(tick().disabled).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: '下一句' }))
  }
  expect(tick().disabled).toBe(false)
  fireEvent.click(tick())
  expect(onDone).toHaveBeenCalled()
})
