import { fireEvent, render, screen } from '@testing-library/react'
import { charactersOf, drawnPassages } from '@/features/stories/review/parts/passages'
import { type Picked, pickedAfter, WordPicker } from '@/features/stories/review/parts/word-picker'

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
})

test('a story is passages of sentences, each with its place; what has no words takes no place', () => {
  const passages = drawnPassages({
    title: '小巷｜亮灯',
    digest: '',
    document: {
      type: 'doc',
      content: [
        paragraph('装了灯。亮了！'),
        { type: 'horizontalRule' },
        { type: 'image', attrs: { src: 'cloud://x/a', alt: '灯', caption: '' } },
      ],
    },
  })
  expect(
    passages.map(({ kind, sentences }) => [kind, sentences.map(({ from, text }) => [from, text])]),
  ).toEqual([
    ['title', [[0, '小巷｜亮灯']]],
    [
      'text',
      [
        [0, '装了灯。'],
        [4, '亮了！'],
      ],
    ],
    ['picture', []],
  ])
})

test('taps choose the first and the last character, whichever comes first; the same again unchooses', () => {
  const text = '装了𠮷灯'
  const taps = (...places: number[]) =>
    places.reduce<Picked | null>((picked, at) => pickedAfter(picked, text, at), null)
  expect(taps(1)).toEqual({ from: 1, to: 2 })
  expect(taps(1, 1)).toBeNull()
  expect(taps(1, 2)).toEqual({ from: 1, to: 4 })
  expect(taps(4, 0)).toEqual({ from: 0, to: 5 })
  expect(taps(0, 4, 1)).toEqual({ from: 1, to: 2 })
  expect(charactersOf(text).map(({ at }) => at)).toEqual([0, 1, 2, 4])
})

test('every character is a button that says whether it is chosen', () => {
  const onPick = jest.fn()
  render(<WordPicker text="装灯" picked={{ from: 1, to: 2 }} onPick={onPick} />)
  expect(screen.getByRole('button', { name: '灯' }).getAttribute('aria-pressed')).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: '装' }))
  expect(onPick).toHaveBeenCalledWith({ from: 0, to: 2 })
})
