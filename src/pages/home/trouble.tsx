import { errorText } from '@functions/_common/error-text'
import { site } from '@site'
import { View } from '@tarojs/components'
import { telephone } from '@/go'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { dayInWords, nowInstant } from '@/when'
import type { HomeView } from './index'

function words({ trouble, page }: Pick<HomeView['home'], 'trouble' | 'page'>) {
  const kept = page ? `下面是${dayInWords(page.at, nowInstant())} 存下的版本，连上就更新。` : ''
  return trouble === 'offline' || trouble === null
    ? { title: '手机现在没连上网', body: kept || '连上网再试一次，就能看到今天的内容。' }
    : { title: '没能更新', body: `${errorText(trouble)}${kept}` }
}

/** Why the list is not fresh, what is kept, and after the second try whom to ask. */
export function Trouble({ home }: Pick<HomeView, 'home'>) {
  const { trouble, failures, asking, refresh } = home
  const { hotline } = site.phones
  if (!trouble) return null
  return (
    <View className="home-trouble">
      <StateNote
        tone={trouble === 'offline' ? 'offline' : 'paused'}
        {...words(home)}
        actions={
          <>
            <Button busy={asking} onTap={refresh}>
              {asking ? '正在连' : '再试一次'}
            </Button>
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
