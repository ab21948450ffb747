import { plans } from '@functions/plans/contract'
import { Button, Input, Modal } from 'antd'
import { useCallback } from 'react'
import { api } from '../../../api'
import { Failed } from '../../../ui/failed'
import { Waiting } from '../../../ui/waiting'
import { useAct } from '../../../use-act'
import { useCall } from '../../../use-call'

/** 日历订阅: a secret address for one's own calendar program, to be closed at any time. */
export function FeedDialog({ onClose }: { onClose: () => void }) {
  const { again, ...called } = useCall(useCallback(() => api(plans).feed({}), []))
  const { busy, act } = useAct()
  const change = async (work: () => Promise<unknown>, said: string) => {
    if (await act(work, said)) again()
  }
  const path = called.data?.path ?? null
  return (
    <Modal open title="订到自己的日历" footer={null} onCancel={onClose}>
      {called.phase === 'loading' && <Waiting onRetry={again} />}
      {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
      {called.phase === 'ready' && path === null && (
        <>
          <p>开一个只有您知道的地址，加进手机或电脑的日历，任务就自己出现在里面，大约一刻钟更新一次。</p>
          <div className="plan-acts plan-acts-first">
            <Button
              type="primary"
              loading={busy}
              onClick={() => change(() => api(plans).openFeed({}), '开好了。')}
            >
              开一个地址
            </Button>
          </div>
        </>
      )}
      {called.phase === 'ready' && path !== null && (
        <>
          <p>把这个地址加进日历的“订阅”。谁拿到它都能看到您的任务，别发给别人。</p>
          <Input.TextArea aria-label="订阅地址" readOnly autoSize value={`${location.origin}/api${path}`} />
          <div className="plan-acts plan-acts-first">
            <Button
              type="primary"
              onClick={() =>
                act(
                  () => navigator.clipboard.writeText(`${location.origin}/api${path}`),
                  '抄下来了，去日历里粘贴。',
                )
              }
            >
              抄下地址
            </Button>
            <Button
              loading={busy}
              onClick={() => change(() => api(plans).openFeed({}), '换好了，旧地址马上失效。')}
            >
              换一个地址
            </Button>
            <Button
              loading={busy}
              onClick={() => change(() => api(plans).closeFeed({}), '停了，那个地址再也打不开。')}
            >
              停掉
            </Button>
          </div>
        </>
      )}
    </Modal>
  )
}
