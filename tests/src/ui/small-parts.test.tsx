import { fireEvent, render, screen } from '@testing-library/react'
import { Button } from '@/ui/button'
import { ListRow } from '@/ui/list-row'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { StoryCard } from '@/ui/story-card'
import { aCard } from '../../support/a-front-page'

test('a busy button ignores the second tap', () => {
  const onTap = jest.fn()
  const { rerender } = render(<Button onTap={onTap}>发出去</Button>)
  fireEvent.click(screen.getByRole('button'))
  rerender(
    <Button busy onTap={onTap}>
      正在发
    </Button>,
  )
  fireEvent.click(screen.getByRole('button'))
  expect(onTap).toHaveBeenCalledTimes(1)
})

test('a refusal is an alert, everything else a quiet status; the title comes first', () => {
  const { rerender } = render(<StateNote tone="refused" title="没审上" body="可以改成代买菜。" />)
  expect(screen.getByRole('alert').textContent).toBe('没审上可以改成代买菜。')
  rerender(<StateNote tone="offline" title="没连上网" />)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByRole('status').textContent).toBe('没连上网')
})

test('a row says its note with its title', () => {
  const onTap = jest.fn()
  render(<ListRow title="看过的" note="12 篇" onTap={onTap} />)
  fireEvent.click(screen.getByRole('link', { name: /看过的.*12 篇/ }))
  expect(onTap).toHaveBeenCalled()
})

test('a section’s title is a heading of level 2', () => {
  render(<Rail title="最新" />)
  expect(screen.getByRole('heading', { level: 2, name: '最新' })).toBeTruthy()
})

describe('a story card', () => {
  const draw = (...[own, motif = false]: [Parameters<typeof aCard>[0], boolean?]) =>
    render(<StoryCard story={aCard(own)} motif={motif} onOpen={jest.fn()} />).container

  test('of an accident never draws a motif', () => {
    const card = draw({ motif: 'none' }, true)
    expect(card.querySelector('img')).toBeNull()
    expect(screen.getByText('四十天，两千户。')).toBeTruthy()
  })

  test('without photo and motif shows its words, whatever its kind', () => {
    draw({ kind: 'picture' })
    expect(screen.getByText('四十天，两千户。')).toBeTruthy()
  })

  test('break marks are never shown', () => {
    expect(draw({ title: '三条小巷｜修好了' }).textContent).not.toContain('｜')
  })
})
