import { site } from '@site'
import { View } from '@tarojs/components'
import { goTo, telephone } from '@/go'
import { theme } from '@/theme/store'
import { Button } from '@/ui/button'
import { Icon } from '@/ui/icon'
import { ListRow } from '@/ui/list-row'
import { Rail } from '@/ui/rail'
import { SwitchRow } from '@/ui/switch-row'
import { correctionsNote, type Mine, nameOf, noticesNote, PATHS } from './mine'
import { version } from './version'

function Who({ account }: Pick<Mine, 'account'>) {
  return (
    <View className="me-sheet">
      <View className="me-who">
        <View className="me-mark">
          <Icon name={account ? 'user-checked' : 'user'} tone="ink" large />
        </View>
        <View className="me-words">
          <View className="me-name" role="heading" aria-level={1}>
            {account ? nameOf(account) : '还没登录'}
          </View>
          <View className="me-note">
            {account
              ? '没有实名。要实名的事，办到那一步再请您做，会先说清为什么。'
              : '看、听、提意见都不用登录。'}
          </View>
        </View>
      </View>
      {!account && (
        <Button kind="line" onTap={() => goTo(PATHS.enter)}>
          登录，看我们存了您的什么
        </Button>
      )}
    </View>
  )
}

/** As in pictures/me.png, with what works today. */
export function Normal({ mine }: { mine: Mine }) {
  const { hotline } = site.phones
  return (
    <>
      <Who account={mine.account} />
      <View className="me-sheet">
        <Rail title="我的事" />
        <ListRow
          icon="sound"
          title="消息"
          note={noticesNote(mine.notices)}
          onTap={() => goTo(PATHS.notices)}
        />
        <ListRow
          icon="heart"
          title="志愿服务"
          note="领单、签到、服务时间"
          onTap={() => goTo(PATHS.volunteering)}
        />
        <ListRow icon="heart" title="我的单子" note="点单，请志愿者来帮忙" onTap={() => goTo(PATHS.orders)} />
        <ListRow
          icon="history"
          title="看过的"
          note={`${mine.read} 篇，只在这部手机里`}
          onTap={() => goTo(PATHS.history)}
        />
        <ListRow
          icon="bookmark"
          title="收藏"
          note={`${mine.favourites} 篇`}
          onTap={() => goTo(PATHS.favourites)}
        />
        <ListRow
          icon="info-circle"
          title="看过的文章有更正"
          note={correctionsNote(mine.corrections)}
          onTap={() => goTo(PATHS.corrections)}
        />
      </View>
      <View className="me-sheet">
        <Rail title="看得清、听得见" />
        <SwitchRow
          icon="user"
          title="长辈版"
          note="字大、按钮大、一页一件事"
          on={false}
          onChange={(elder) => theme.set({ elder })}
        />
        <ListRow
          icon="textformat-bold"
          title="字号和对比"
          note="五档字号，可以加深颜色"
          onTap={() => goTo(PATHS.type)}
        />
      </View>
      <View className="me-sheet">
        <Rail title="资料和隐私" />
        <ListRow
          icon="lock-on"
          title="我的资料存在哪"
          note="看得到每一样，也能注销"
          onTap={() => goTo(PATHS.stored)}
        />
        <ListRow
          icon="file-1"
          title="隐私政策"
          note="存什么、为什么、留多久"
          onTap={() => goTo(PATHS.policy)}
        />
        <ListRow
          icon="call"
          title={`打 ${hotline.number}`}
          note={hotline.name}
          onTap={() => telephone(hotline.number)}
        />
      </View>
      <View className="me-sheet">
        <ListRow
          icon="edit"
          title="融媒体中心工作人员"
          note="报题、交素材、审稿从这里进"
          onTap={() => goTo(PATHS.desk)}
        />
      </View>
      <View className="me-version">{version}</View>
    </>
  )
}
