import { goTo } from '@/go'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { isSignedOut, sentenceOf } from './use-desk-call'

const ENTER = '/features/people/desk-enter/index'

/** Why it did not come about, and the way on: to sign in, or once more. */
export function FailedNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (isSignedOut(error)) {
    return (
      <StateNote
        tone="info"
        title="先登录工作账号。"
        body="报题、接任务都在登录以后。写的不会丢。"
        actions={<Button onTap={() => goTo(ENTER)}>登录工作账号</Button>}
      />
    )
  }
  return (
    <StateNote
      tone="paused"
      title="没办成。"
      body={sentenceOf(error)}
      {...(onRetry ? { actions: <Button onTap={onRetry}>再试一次</Button> } : {})}
    />
  )
}
