import { OfflineError } from '@functions/_common/client'
import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { View } from '@tarojs/components'
import { goTo } from '@/go'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'

const ENTER = '/features/people/desk-enter/index'

/** The refusal in plain words, what is wrong with each part of it first. */
export function sayRefusal(error: unknown): string {
  if (error instanceof OfflineError) return '手机现在没连上网。连上再点一次。'
  if (!(error instanceof AppError)) return '页面出了点问题，不是您的问题。退出去再进来试试。'
  const sentences = Object.values(error.fields)
  return sentences.length > 0 ? sentences.join('') : errorText(error)
}

/** What happened when nothing could be shown, and what to do: sign in, or try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const stranger = error instanceof AppError && error.code === 'not_signed_in'
  return (
    <View className="review-part">
      {stranger ? (
        <StateNote
          tone="info"
          title="先登录工作账号。"
          body="审稿要用工作账号，和电脑上的工作台是同一个。"
          actions={<Button onTap={() => goTo(ENTER)}>登录工作账号</Button>}
        />
      ) : (
        <StateNote
          tone={error instanceof OfflineError ? 'offline' : 'paused'}
          title="没打开。"
          body={sayRefusal(error)}
          actions={<Button onTap={onRetry}>再试一次</Button>}
        />
      )}
    </View>
  )
}
