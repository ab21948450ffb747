import { View } from '@tarojs/components'
import { goTo } from '@/go'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import '../index.scss'
import { PATHS } from '../words'

/** 我的志愿服务: what is kept of a volunteer. */
export default function MyVolunteering() {
  return (
    <Page title="我的志愿服务">
      <View className="vol">
        <View className="vol-title" role="heading" aria-level={1}>
          我的志愿服务
        </View>
        <View className="vol-lead">只有您和记录的站看得到。不排名。</View>
        <ListRow
          icon="user"
          title="我的志愿者资料"
          note="技能、什么时候有空、请假、退出"
          onTap={() => goTo(PATHS.register)}
        />
        <ListRow
          icon="time"
          title="我的时长"
          note="一笔一笔看，不对就申请更正"
          onTap={() => goTo(PATHS.hours)}
        />
        <ListRow
          icon="view-list"
          title="我的记录"
          note="培训、表彰、评价，五类记录导出成一个文件"
          onTap={() => goTo(PATHS.records)}
        />
        <ListRow
          icon="file-1"
          title="服务证明"
          note="不收费，当场就能开"
          onTap={() => goTo(PATHS.certificates)}
        />
      </View>
    </Page>
  )
}
