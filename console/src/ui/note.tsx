import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type Tone = 'info' | 'done' | 'due' | 'late'
const ICONS: Record<Tone, IconName> = {
  info: 'info-circle',
  done: 'check-circle',
  due: 'error-circle',
  late: 'error-circle',
}

interface NoteProps {
  readonly tone: Tone
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** 状态说明: what happened, whose fault, what is kept, what to do; read out when it appears. */
export function Note({ tone, title, children, actions }: NoteProps) {
  return (
    <div className={`note note-${tone}`} role={tone === 'late' ? 'alert' : 'status'}>
      <Icon name={ICONS[tone]} />
      <div>
        <strong>{title}</strong>
        {children && <div>{children}</div>}
        {actions && <div className="note-actions">{actions}</div>}
      </div>
    </div>
  )
}
