import type { Lock } from '@functions/stories/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Note } from '../../../../ui/note'
import { since } from '../../../../ui/time'
import { useNow } from '../../../../ui/use-now'

/** What became of the words that were not saved when the lock went. */
export type HandedOver = 'nothing' | 'handed' | 'kept'

interface LockNoteProps {
  readonly lock: Lock
  readonly lost: boolean
  readonly handedOver: HandedOver
  /** Takes the lock, from whoever holds it, and opens the story as it is then. */
  readonly onTakeOver: () => Promise<void>
  readonly onRead: () => void
}

/** 谁在写: above the text while somebody else has the lock. */
export function LockNote({ lock, lost, handedOver, onTakeOver, onRead }: LockNoteProps) {
  const now = useNow(1000)
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    await onTakeOver().finally(() => setBusy(false))
  }
  if (lock.mine) return null
  const taker = lock.takenOver?.byName ?? lock.holder?.name
  const title = titleOf(lock, lost, now)
  return (
    <div className="writing-lock">
      <Note
        tone={lost ? 'due' : 'info'}
        title={title}
        actions={
          <>
            <Button size="small" loading={busy} onClick={take}>
              {lock.holder ? (lost ? '接回来' : '接手') : '接着写'}
            </Button>
            {lost && (
              <Button size="small" onClick={onRead}>
                看最新的
              </Button>
            )}
          </>
        }
      >
        {lost
          ? WORDS_LEFT[handedOver](taker ?? '对方')
          : lock.holder && '这一页现在只能看，对方存了会跟着变。'}
      </Note>
    </div>
  )
}

function titleOf({ holder, takenOver, typedAt, since: heldSince }: Lock, lost: boolean, now: number): string {
  if (lost && takenOver) return `${takenOver.byName} ${since(takenOver.at, now)}接手了这篇`
  if (!holder) return '现在没有人在写这篇'
  const lastKey = typedAt
    ? `最近一次按键 ${since(typedAt, now)}`
    : `${since(heldSince ?? '', now)}打开，还没动笔`
  return `${holder.name}正在写，${lastKey}`
}

const WORDS_LEFT: Record<HandedOver, (name: string) => string> = {
  nothing: () => '您写的都存上了，一个字没少。',
  handed: (name) => `您没存上的字已经交给${name}，下面也还看得见。`,
  kept: () => '您没存上的字还在这台电脑里，连上就交给对方。',
}
