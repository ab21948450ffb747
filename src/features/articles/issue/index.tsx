import { articles, ISSUE_FORM_LABELS, type IssuePage } from '@functions/articles/contract'
import { Image, Text, Video, View } from '@tarojs/components'
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useCallback } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { theme } from '@/theme/store'
import { Button } from '@/ui/button'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import '../gathered.scss'
import { Instead } from '@/ui/instead'
import { usePage } from '@/use-page'

const nameOf = ({ columnName, number }: Pick<IssuePage, 'columnName' | 'number'>) =>
  `《${columnName}》第 ${number} 期`

/** One item: to its article when there is one, with where else it can be read or seen. */
function Item({ item: { title, where, card, forms } }: { item: IssuePage['items'][number] }) {
  const note = [where, card ? '' : '只在这一期里'].filter(Boolean).join('　')
  return (
    <View>
      {card ? (
        <ListRow
          title={title}
          note={note || '看文章'}
          onTap={() => goTo(`/features/articles/read/index?id=${card.articleId}`)}
        />
      ) : (
        <View className="issue-item">
          <Text className="timeline-what">{title}</Text>
          <Text className="issue-form">{note}</Text>
        </View>
      )}
      {forms.length > 0 && (
        <View className="issue-forms">
          {forms.map(({ channel, name, link }) => (
            <Text key={channel} className="issue-form">
              {name}：{link ?? '已经发了'}
            </Text>
          ))}
        </View>
      )}
    </View>
  )
}

function Shown({ issue }: { issue: IssuePage }) {
  return (
    <View className="gathered">
      <View className="gathered-title" role="heading" aria-level={1}>
        {nameOf(issue)}
      </View>
      <View className="gathered-note">
        {ISSUE_FORM_LABELS[issue.form]}　{issue.on}
        {issue.title && `　${issue.title}`}
      </View>
      {issue.videoUrl && (
        <Video
          className="gathered-video"
          src={issue.videoUrl}
          controls
          autoplay={false}
          title={nameOf(issue)}
        />
      )}
      {issue.items.length > 0 && (
        <View className="gathered-part">
          <Rail title="这一期有" />
          {issue.items.map((item) => (
            <Item key={`${item.where}${item.title}`} item={item} />
          ))}
        </View>
      )}
      {issue.pages.map(({ name, url }) => (
        <View key={name} className="gathered-part">
          <Rail title={name} />
          <Image
            className="gathered-page"
            src={url}
            mode="widthFix"
            lazyLoad
            nativeProps={{ alt: `${nameOf(issue)}${name}的版面，文字见上面的目录` }}
          />
        </View>
      ))}
      <View className="gathered-part">
        <Button kind="line" onTap={() => goTo(`/features/articles/issues/index?column=${issue.columnId}`)}>
          看往期
        </Button>
      </View>
    </View>
  )
}

/** 一期: the printed page or the programme, its contents, and each item's other forms. */
export default function Issue() {
  const { id = '' } = useRouter().params
  const { asked, again } = usePage(useCallback(() => api(articles).issue({ issueId: id }), [id]))
  const issue = asked.phase === 'shown' ? asked.data : null
  const title = issue ? nameOf(issue) : '这一期'
  const path = () => `/features/articles/issue/index?id=${id}${theme.get().elder ? '&elder=1' : ''}`
  const card = () => ({ title, ...(issue?.coverUrl ? { imageUrl: issue.coverUrl } : {}) })
  useShareAppMessage(() => ({ ...card(), path: path() }))
  useShareTimeline(() => ({ ...card(), query: path().split('?')[1] ?? '' }))
  return (
    <Page title={title}>
      {asked.phase === 'shown' ? (
        <Shown issue={asked.data} />
      ) : (
        <Instead asked={asked} what="这一期" onRetry={again} />
      )}
    </Page>
  )
}
