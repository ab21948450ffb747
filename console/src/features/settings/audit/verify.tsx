import type { OutputOf } from '@functions/_common/contract'
import { settings } from '@functions/settings/contract'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'

type Broken = NonNullable<OutputOf<typeof settings.actions.verifyAudit>['broken']>
type Course =
  | { phase: 'idle' }
  | { phase: 'walking'; checked: number }
  | { phase: 'whole'; checked: number }
  | { phase: 'broken'; broken: Broken }
  | { phase: 'failed'; why: string; checked: number; from: number }

const BROKEN: Record<Broken['why'], string> = {
  missing: '不见了',
  changed: '内容被改过',
  out_of_order: '和上一条扣不上',
}

/** 校验: walks the chain from its first link, 2,000 at a time, and names the first broken one. */
export function Verify() {
  const [course, setCourse] = useState<Course>({ phase: 'idle' })
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])

  const walk = async (start: number, before: number) => {
    let from = start
    let checked = before
    setCourse({ phase: 'walking', checked })
    try {
      while (!left.current) {
        const step = await api(settings).verifyAudit({ from })
        checked += step.checked
        if (step.broken) return setCourse({ phase: 'broken', broken: step.broken })
        if (step.next === null) return setCourse({ phase: 'whole', checked })
        from = step.next
        setCourse({ phase: 'walking', checked })
      }
    } catch (error) {
      setCourse({ phase: 'failed', why: sayAll(error), checked, from })
    }
  }

  const walking = course.phase === 'walking'
  return (
    <div className="verify">
      <span role="status">{words(course)}</span>
      <Button
        loading={walking}
        onClick={() => (course.phase === 'failed' ? walk(course.from, course.checked) : walk(1, 0))}
      >
        {course.phase === 'failed' ? '接着校验' : '从头校验'}
      </Button>
    </div>
  )
}

function words(course: Course) {
  switch (course.phase) {
    case 'idle':
      return ''
    case 'walking':
      return `已经看过 ${course.checked.toLocaleString('zh-CN')} 条`
    case 'whole':
      return (
        <span className="verify-whole">{course.checked.toLocaleString('zh-CN')} 条都在，一条扣着一条。</span>
      )
    case 'broken':
      return (
        <span className="verify-broken">
          第 {course.broken.number} 条{BROKEN[course.broken.why]}。先别动数据，报告网络安全负责人。
        </span>
      )
    case 'failed':
      return `看到 ${course.checked.toLocaleString('zh-CN')} 条停了：${course.why}`
  }
}
