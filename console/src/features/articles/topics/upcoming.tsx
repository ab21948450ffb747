import type { TopicContent } from '@functions/articles/contract'
import { Button, Input } from 'antd'
import { useRowKeys } from '../../../ui/use-row-keys'

interface UpcomingProps {
  readonly upcoming: TopicContent['upcoming']
  readonly onChange: (upcoming: TopicContent['upcoming']) => void
}

/** 接下来: readers see it until its day is over. */
export function Upcoming({ upcoming, onChange }: UpcomingProps) {
  const { keyOf, drop } = useRowKeys(upcoming.length)
  const replace = (at: number, part: Partial<TopicContent['upcoming'][number]>) =>
    onChange(upcoming.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <>
      <h2>接下来</h2>
      <p className="meta">写策划里定下的日子，读者看得到还有什么要来；日子过了自己收起来。</p>
      <ul className="gather-rows">
        {upcoming.map(({ on, what }, at) => (
          <li key={keyOf(at)} className="gather-row">
            <Input
              type="date"
              aria-label={`第 ${at + 1} 件的日子`}
              value={on}
              onChange={({ target }) => replace(at, { on: target.value })}
            />
            <Input
              aria-label={`第 ${at + 1} 件是什么`}
              value={what}
              maxLength={60}
              onChange={({ target }) => replace(at, { what: target.value })}
            />
            <Button
              onClick={() => {
                drop(at)
                onChange(upcoming.filter((_, index) => index !== at))
              }}
            >
              去掉
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => onChange([...upcoming, { on: '', what: '' }])}>添一件</Button>
    </>
  )
}
