import { errorText } from '@functions/_common/error-text'
import type { AppError } from '@functions/_common/errors'
import { site } from '@site'
import { View } from '@tarojs/components'
import { telephone } from '@/go'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { timeOf } from '@/when'

interface TroubleProps {
  readonly trouble: 'offline' | AppError
  readonly failures: number
  /** When the list below was saved; null: there is none. */
  readonly savedAt: string | null
  readonly onRetry: () => void
}

function words({ trouble, savedAt }: Pick<TroubleProps, 'trouble' | 'savedAt'>): {
  title: string
  body: string
} {
  const kept = savedAt ? `下面是 ${timeOf(savedAt)} 存下的版本，连上就更新。` : ''
  if (trouble === 'offline')
    return { title: '手机现在没连上网', body: kept || '连上网再试一次，就能看到今天的内容。' }
  return { title: '没能更新', body: `${errorText(trouble)}${kept}` }
}

/** Why the list is not fresh, what is kept, and after the second try whom to ask. */
export function Trouble({ trouble, failures, savedAt, onRetry }: TroubleProps) {
  const { hotline } = site.phones
  return (
    <View className="home-trouble">
      <StateNote
        tone={trouble === 'offline' ? 'offline' : 'paused'}
        {...words({ trouble, savedAt })}
        actions={
          <>
            <Button onTap={onRetry}>再试一次</Button>
            {failures > 1 && (
              <Button kind="line" onTap={() => telephone(hotline.number)}>
                打 {hotline.number} 问
              </Button>
            )}
          </>
        }
      />
    </View>
  )
}
