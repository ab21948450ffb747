import type { MyRegistration } from '@functions/volunteers/contract/registered'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { PATHS } from './words'

/** Who is no volunteer yet, and how to become one. */
export function NotYet({ registration }: { registration: MyRegistration | null }) {
  if (registration?.state === 'awaiting_consent') {
    return (
      <StateNote
        tone="paused"
        title="等监护人同意。"
        body={`社区会联系${registration.guardian?.name ?? '监护人'}，同意了就能领单，也会发消息告诉您。`}
      />
    )
  }
  return (
    <>
      <StateNote
        tone="info"
        title="先注册成为志愿者。"
        body="填一次，三分钟。注册了就能领单，服务时间记在您名下。"
      />
      <ActionBar>
        <Button onTap={() => goTo(PATHS.register)}>注册成为志愿者</Button>
      </ActionBar>
    </>
  )
}
