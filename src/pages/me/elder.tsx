import { site } from '@site'
import { View } from '@tarojs/components'
import { goTo, telephone } from '@/go'
import { Button } from '@/ui/button'
import { ListRow } from '@/ui/list-row'
import { Rail } from '@/ui/rail'
import { correctionsNote, type Mine, nameOf, noticesNote, PATHS } from './mine'
import { version } from './version'

/** 长辈版: 我的事 / 字再大一点 / 打电话, one matter a sheet, then the rest in words. */
export function Elder({ mine: { account, read, favourites, corrections, notices } }: { mine: Mine }) {
  const { hotline } = site.phones
  return (
    <>
      <View className="me-sheet">
        <View className="me-name" role="heading" aria-level={1}>
          {account ? nameOf(account) : '不用登录，就能看能听'}
        </View>
      </View>
      <View className="me-sheet me-elder">
        <Button onTap={() => goTo(PATHS.type)}>字再大一点</Button>
        <Button kind="line" onTap={() => telephone(hotline.number)}>
          打电话问 {hotline.number}
        </Button>
      </View>
      <View className="me-sheet">
        <Rail title="我的事" />
        <ListRow title="消息" note={noticesNote(notices)} onTap={() => goTo(PATHS.notices)} />
        <ListRow title="志愿服务" note="领单、签到" onTap={() => goTo(PATHS.volunteering)} />
        <ListRow title="请人帮忙" note="点单，看办到哪一步" onTap={() => goTo(PATHS.orders)} />
        <ListRow title="看过的" note={`${read} 篇`} onTap={() => goTo(PATHS.history)} />
        <ListRow title="收藏" note={`${favourites} 篇`} onTap={() => goTo(PATHS.favourites)} />
        <ListRow
          title="看过的文章有更正"
          note={correctionsNote(corrections)}
          onTap={() => goTo(PATHS.corrections)}
        />
      </View>
      <View className="me-sheet">
        <Rail title="我的资料" />
        <ListRow title="我的资料存在哪" onTap={() => goTo(PATHS.stored)} />
        <ListRow title="隐私政策" onTap={() => goTo(PATHS.policy)} />
        {!account && <ListRow title="登录" note="看我们存了您的什么" onTap={() => goTo(PATHS.enter)} />}
      </View>
      <View className="me-sheet">
        <ListRow title="融媒体中心工作人员" note="从这里进" onTap={() => goTo(PATHS.desk)} />
      </View>
      <View className="me-version">{version}</View>
    </>
  )
}
