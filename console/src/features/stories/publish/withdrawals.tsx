import type { Story } from '@functions/stories/contract'
import { stories } from '@functions/stories/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { may, type Standing, whyNot } from '../review/standing'
import { TakeDown } from '../write/take-down'

interface WithdrawalsProps {
  readonly story: Story
  readonly standing: Standing
  readonly onDone: () => void
}

/** 取消定时, 撤下, 作废: each ends on every channel at once, with the time that it took. */
export function Withdrawals({ story: { storyId }, standing, onDone }: WithdrawalsProps) {
  const { message } = App.useApp()
  const [opened, setOpened] = useState<'takeDown' | 'kill' | null>(null)
  const [busy, setBusy] = useState(false)
  const unschedule = async () => {
    setBusy(true)
    try {
      await api(stories).unschedule({ storyId })
      message.success('定时取消了。')
    } catch (error) {
      message.error(sayAll(error), 6)
    } finally {
      setBusy(false)
      onDone()
    }
  }
  const done = (words: string) => {
    message.success(words)
    setOpened(null)
    onDone()
  }
  const scheduled = standing.release?.kind === 'schedule'
  const unscheduleWhy = scheduled ? whyNot(standing, 'unschedule') : null
  return (
    <>
      {scheduled && (
        <Button
          disabled={unscheduleWhy !== null}
          title={unscheduleWhy ?? ''}
          loading={busy}
          onClick={unschedule}
        >
          取消定时
        </Button>
      )}
      {may(standing, 'takeDown') && (
        <Button danger onClick={() => setOpened('takeDown')}>
          撤下
        </Button>
      )}
      {may(standing, 'kill') && (
        <Button danger onClick={() => setOpened('kill')}>
          作废
        </Button>
      )}
      {opened === 'takeDown' && (
        <TakeDown
          onClose={() => setOpened(null)}
          onTakeDown={async (reason) => {
            await api(stories).takeDown({ storyId, reason })
            done('撤下了，读者看到的是撤下的说明。')
          }}
        />
      )}
      {opened === 'kill' && (
        <ReasonDialog
          title="作废这篇"
          label="为什么作废"
          hint="所有渠道都撤，以后不能再发，也不能再改。打开过的读者会看到这句话。"
          okText="作废"
          cancelText="不作废"
          danger
          onClose={() => setOpened(null)}
          onSubmit={async (reason) => {
            await api(stories).kill({ storyId, reason })
            done('作废了，所有渠道都在撤。')
          }}
        />
      )}
    </>
  )
}
