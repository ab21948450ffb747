import { act, fireEvent, render, screen } from '@testing-library/react'
import { Waiting } from '@/ui/waiting'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())
const pass = (milliseconds: number) => act(() => void jest.advanceTimersByTime(milliseconds))

test('nothing for 600 ms, then a skeleton, after 8 s a sentence and a way to try again', () => {
  const onRetry = jest.fn()
  render(<Waiting shape="front" onRetry={onRetry} />)
  pass(599)
  expect(screen.queryByRole('status')).toBeNull()
  pass(1)
  expect(screen.getByRole('status', { name: '正在打开' })).toBeTruthy()
  pass(7399)
  expect(screen.queryByText('等得有点久了')).toBeNull()
  pass(1)
  expect(screen.getByText('等得有点久了')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(onRetry).toHaveBeenCalledTimes(1)
})

test('a page that came in time leaves no timer behind', () => {
  render(<Waiting shape="list" onRetry={jest.fn()} />).unmount()
  expect(jest.getTimerCount()).toBe(0)
})
