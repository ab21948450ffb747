import '../support/text-encoder'
import { Desk } from '@console/shell/desk'
import { fireEvent, screen } from '@testing-library/react'
import { atDesk, completeWindow } from '../support/desk'

beforeAll(completeWindow)

test('the menu of a phone opens by its button and is shut again by going somewhere', () => {
  atDesk(<Desk>正文</Desk>, ['editor'], '/board')
  const button = screen.getByRole('button', { name: '菜单' })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(button)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  fireEvent.click(screen.getByRole('link', { name: '稿件' }))
  expect(button.getAttribute('aria-expanded')).toBe('false')
})
