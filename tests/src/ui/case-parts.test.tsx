import { fireEvent, render, screen } from '@testing-library/react'
import { FiveSteps } from '@/ui/five-steps'
import { HolderLine } from '@/ui/holder-line'
import { Timeline } from '@/ui/timeline'

test('a step of five says its place, its name and its state, not by colour alone', () => {
  render(
    <FiveSteps
      steps={[
        { sign: '点', state: 'done', at: '今天 07:02' },
        { sign: '审', state: 'now', at: '' },
        { sign: '派', state: 'todo', at: '' },
        { sign: '领', state: 'todo', at: '' },
        { sign: '评', state: 'todo', at: '服务后' },
      ]}
    />,
  )
  expect(screen.getByRole('listitem', { name: '5 步中第 1 步，点，已完成，今天 07:02' })).toBeTruthy()
  expect(screen.getByRole('listitem', { name: '5 步中第 2 步，审，正在进行' })).toBeTruthy()
})

test('a timeline speaks the state first and keeps its order', () => {
  render(
    <Timeline
      steps={[
        { key: '2', state: 'paused', title: '停表', meta: '11-12 起', note: '您要改天' },
        { key: '1', state: 'done', title: '您点了单', meta: '今天 07:02' },
      ]}
    />,
  )
  const [first, second] = screen.getAllByRole('listitem')
  expect(first?.getAttribute('aria-label')).toBe('停表，停表，11-12 起，您要改天')
  expect(second?.getAttribute('aria-label')).toBe('已完成，您点了单，今天 07:02')
})

test('who holds it can be called only where there is somebody to call', () => {
  const onCall = jest.fn()
  const { rerender } = render(<HolderLine title="在十九街坊站手里" note="还剩 52 分钟" onCall={onCall} />)
  fireEvent.click(screen.getByRole('button', { name: '打电话，在十九街坊站手里' }))
  expect(onCall).toHaveBeenCalledTimes(1)
  rerender(<HolderLine title="等您回话" note="三天内" />)
  expect(screen.queryByRole('button')).toBeNull()
})
