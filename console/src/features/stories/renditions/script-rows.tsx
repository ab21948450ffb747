import type { Shot } from '@functions/stories/contract'
import { Button, Input, InputNumber } from 'antd'
import { useRef } from 'react'

interface ScriptRowsProps {
  readonly rows: readonly Shot[]
  readonly onChange: (rows: Shot[]) => void
}

/** 分镜: what is seen, what is said, how long; a length that is not given follows the words. */
export function ScriptRows({ rows, onChange }: ScriptRowsProps) {
  // rows have no name of their own: each gets one while it is on the page, so that typing stays in its row
  const keys = useRef<number[]>([])
  const last = useRef(0)
  while (keys.current.length < rows.length) keys.current.push(++last.current)
  const put = (at: number, part: Partial<Shot>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  const insert = (at: number) => {
    keys.current.splice(at, 0, ++last.current)
    onChange([...rows.slice(0, at), { seen: '', said: '', seconds: null }, ...rows.slice(at)])
  }
  const remove = (at: number) => {
    keys.current.splice(at, 1)
    onChange(rows.filter((_, index) => index !== at))
  }
  return (
    <ol className="shots">
      {rows.map((row, at) => (
        <li key={keys.current[at]} className="shot">
          <span className="num meta">{at + 1}</span>
          <Input.TextArea
            aria-label={`第 ${at + 1} 镜 画面`}
            placeholder="画面，记者定"
            autoSize
            value={row.seen}
            onChange={(event) => put(at, { seen: oneLine(event.target.value) })}
          />
          <Input.TextArea
            aria-label={`第 ${at + 1} 镜 解说`}
            placeholder="解说"
            autoSize
            value={row.said}
            // the length follows the words again, until somebody sets it
            onChange={(event) => put(at, { said: oneLine(event.target.value), seconds: null })}
          />
          <InputNumber
            aria-label={`第 ${at + 1} 镜 秒数`}
            placeholder="按字数"
            min={0}
            max={3600}
            precision={0}
            value={row.seconds}
            onChange={(seconds) => put(at, { seconds })}
          />
          <span className="shot-actions">
            <Button size="small" onClick={() => insert(at + 1)}>
              下面加一镜
            </Button>
            <Button size="small" disabled={rows.length === 1} onClick={() => remove(at)}>
              删掉
            </Button>
          </span>
        </li>
      ))}
    </ol>
  )
}

const oneLine = (words: string): string => words.replace(/[\n\r\t]+/g, ' ')
